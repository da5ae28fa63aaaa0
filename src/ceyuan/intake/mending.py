"""Mending: a quarantine workbook knows the batch it came from, and its rows know where they stood; so what was put right can be told."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import polars as pl

from ceyuan.intake.limits import Limits
from ceyuan.intake.sheets import open_sheets
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.sheet import ROW, text_column
from ceyuan.intake.sniff import sniff
from ceyuan.ledger import Batch, Ledger

BATCH_PROPERTY = "CeyuanBatch"
"""The document property of a quarantine workbook that names its batch; it survives saving."""

SOURCE_FIELD = "_source_row"
"""Under this name the layout of a mended sheet keeps the column that tells where its rows stood."""

PLACE = ("_sheet", "_row")


def mended_batch(path: Path, dataset: str, ledger: Ledger) -> int | None:
    """The batch whose quarantined rows a workbook holds; None for any other file."""
    number = _property(path)
    known = {batch.number: batch for batch in ledger.batches()} if number is not None else {}
    return number if number in known and known[number].dataset == dataset else None


def waiting_rows(ledger: Ledger, number: int) -> pl.DataFrame:
    """The rows of a batch that are still in quarantine there: those of `Ledger.quarantined` that were not sent again.

    A row that was sent again and refused again waits in the quarantine of the later batch.
    """
    rows = pl.DataFrame(ledger.quarantined(number))
    for batch in ledger.batches():
        if batch.mends == number:
            rows = rows.join(_sent_again(ledger, batch), on=PLACE, how="anti", maintain_order="left")
    return rows


def _sent_again(ledger: Ledger, batch: Batch) -> pl.DataFrame:
    """Where the rows of a mended file stood in the file that it mends."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "mended.xlsx"
        with ledger.originals.open(batch.file_sha256) as kept, path.open("wb") as copy:
            shutil.copyfileobj(kept, copy)
        return _source_rows(path, batch).select(PLACE).unique()


def _source_rows(path: Path, batch: Batch) -> pl.DataFrame:
    """Where every row of a mended file stood: `_sheet`, `_row`."""
    limits = Limits()
    columns = {sheet.name: sheet for sheet in batch.sheets if SOURCE_FIELD in sheet.columns}
    found = [pl.DataFrame(schema={"_sheet": pl.String, "_row": pl.Int32})]
    for sheet in open_sheets(sniff(path, limits), limits, path.parent):
        if sheet.name in columns:
            told = pl.col(text_column(index(columns[sheet.name].columns[SOURCE_FIELD])))
            rows = sheet.frame.filter(pl.col(ROW) > columns[sheet.name].header_row)
            number = told.cast(pl.Int32, strict=False).alias("_row")
            found.append(rows.select(pl.lit(sheet.name).alias("_sheet"), number).collect())
    return pl.concat(found).drop_nulls("_row")


def _property(path: Path) -> int | None:
    try:
        with zipfile.ZipFile(path) as archive:
            properties = ElementTree.fromstring(archive.read("docProps/custom.xml"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, OSError):
        return None
    for item in properties:
        if item.get("name") == BATCH_PROPERTY:
            text = "".join(item.itertext()).strip()
            return int(text) if text.isdigit() else None
    return None
