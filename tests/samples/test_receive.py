"""The sample, received: what becomes of every row is what the manifest says, and the figures are the article's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions
from ceyuan.indicators import Book, FigureKey, figure
from ceyuan.intake import Delivery, Desk, Receipt, receive
from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.samples import FileEntry, Manifest
from ceyuan.values import Period

DATASETS = {"technology_smes", "high_tech_statistics", "platforms", "attraction_projects", "track_layout"}
"""Families that together hold nearly every mess; `make demo` receives them all."""

Received = tuple[Definitions, Ledger, list[tuple[FileEntry, Receipt]]]


@pytest.fixture(scope="module")
def received(chengdu: Definitions, written: tuple[Path, Manifest], tmp_path_factory: pytest.TempPathFactory) -> Received:
    out, manifest = written
    ledger = Ledger(LedgerSettings.local(tmp_path_factory.mktemp("city") / "ledger"))
    asked = [file for file in manifest.files if file.dataset in DATASETS]
    return chengdu, ledger, [(file, take(chengdu, ledger, out / file.path, file)) for file in asked]


def take(definitions: Definitions, ledger: Ledger, path: Path, file: FileEntry) -> Receipt:
    desk = Desk(definitions, ledger, date.fromisoformat(file.received_on))
    return receive(desk, Delivery(path=path, receiver="test", correction=file.correction))


@pytest.mark.slow
def test_every_row_goes_where_the_manifest_says(received: Received) -> None:
    for file, receipt in received[2]:
        assert receipt.already == (file.outcome == "already"), file.path
        if receipt.already:
            continue
        batch = receipt.batch
        assert batch.dataset == file.dataset, file.path
        found = (batch.rows_accepted, batch.rows_quarantined, batch.rows_superseded)
        assert found == (file.accepted, file.quarantined, file.superseded), file.path


@pytest.mark.slow
def test_the_rows_refused_are_the_rows_planted(received: Received) -> None:
    refused = {"damaged_code", "invalid_code", "operating_above_built", "number_in_words", "dates_out_of_order"}
    for file, receipt in received[2]:
        if receipt.already or file.outcome == "waits":
            continue
        is_text = "" in file.planted  # a text file has no sheet of its own to name
        rows = received[1].quarantined(receipt.batch.number).select(["_sheet", "_row"]).to_pylist()
        found = {("" if is_text else row["_sheet"], row["_row"]) for row in rows}
        planted = {(sheet, row) for sheet, messes in file.planted.items() for mess in refused & messes.keys() for row in messes[mess]}
        assert found == planted, file.path


@pytest.mark.slow
def test_the_figures_are_the_articles(received: Received, written: tuple[Path, Manifest]) -> None:
    definitions, ledger, _ = received
    book = Book(definitions, ledger, ledger.version)
    asked = [f for f in written[1].figures if definitions.indicator(f.indicator).dataset in DATASETS]
    assert len(asked) >= 15
    for expected in asked:
        found = figure(book, FigureKey(expected.indicator, Period.parse(expected.period)))
        assert Decimal(str(found.value)) == Decimal(expected.value), expected


@pytest.mark.slow
def test_a_naive_count_would_be_wrong(received: Received) -> None:
    files = [(file, receipt) for file, receipt in received[2] if file.dataset == "technology_smes" and file.received_on > "2021"]
    rows = sum(receipt.batch.rows_accepted + receipt.batch.rows_quarantined for _, receipt in files)
    assert rows > 4894
