"""Mentions: every way in which current rows speak of an organisation, each once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator

import ibis.expr.types as ir
import polars as pl

from ceyuan.definitions import Dataset, Definitions, Party
from ceyuan.intake.reading.key import key_hash
from ceyuan.ledger import At, Ledger, stored
from ceyuan.organisations.linkage.columns import RECORD, as_records

WHO = ("name", "credit_code", "damaged_code")
"""What tells in a row whom it means: rows that state the same three mean the same organisation."""

STATED = tuple(name for name in RECORD if name != "mention")
_SEPARATORS = r"[、,，;；|\r\n]+"
_EMPTY = ""  # stands for an empty part in the hash; no cell holds it


def mentions(definitions: Definitions, ledger: Ledger, at: At = None, since: int = 0) -> pl.DataFrame:
    """Every mention of a version, in the order of its number.

    A mention is all that a row says of an organisation: two rows that say the same are one mention, whatever file they came in. A
    name that it had before is a mention of its own, with all else that its row says.

    Args:
        since: a version; of rows that were there then nothing is told.

    Returns:
        Columns as `RECORD` has them; `mention` is a hash of the others that never changes.
    """
    batches = defaultdict(list)
    for batch in ledger.batches(at):
        if batch.version > since:
            batches[batch.dataset].append(batch.number)
    found = [
        frame
        for dataset, party in parties(definitions)
        if dataset.dataset in batches
        for frame in _of_party(_rows(ledger, dataset, at, batches[dataset.dataset]), party)
    ]
    told = pl.concat([as_records(pl.DataFrame()).drop("mention"), *found]).unique()
    stated = told.filter(pl.col("name").is_not_null() | pl.col("credit_code").is_not_null())
    return stated.select(numbered(stated), *STATED).unique("mention").sort("mention")


def numbered(stated: pl.DataFrame) -> pl.Series:
    """The number of each mention."""
    return key_hash(stated.select(pl.col(name).cast(pl.String).fill_null(_EMPTY) for name in STATED), STATED).alias("mention")


def parties(definitions: Definitions) -> Iterator[tuple[Dataset, Party]]:
    """Every part that an organisation plays in a row of a dataset."""
    for dataset in definitions.datasets.values():
        yield from ((dataset, party) for party in dataset.parties)


def party_columns(party: Party) -> dict[str, str]:
    """What a row states of the party → the column that states it."""
    return {name: column for name in STATED if (column := getattr(party, name.removesuffix("_yuan")))}


def parties_sha256(definitions: Definitions) -> str:
    """The hash of what decides which mentions rows make."""
    told = "\n".join(f"{dataset.dataset} {party.model_dump_json()}" for dataset, party in parties(definitions))
    return hashlib.sha256(told.encode()).hexdigest()


def _rows(ledger: Ledger, dataset: Dataset, at: At, batches: list[int]) -> ir.Table:
    """The current rows that came in some batches."""
    rows = ledger.relation(dataset.dataset, at, schema=stored(dataset))
    return rows.filter(rows["_superseded_by"].isnull(), rows["_batch"].isin(batches))


def _of_party(current: ir.Table, party: Party) -> Iterator[pl.DataFrame]:
    columns = party_columns(party)
    yield _distinct(current, columns)
    if party.former:
        before = _distinct(current, {**columns, "name": party.former})
        names = before.with_columns(pl.col("name").str.replace_all(_SEPARATORS, "、").str.split("、")).explode("name")
        yield names.filter(pl.col("name") != "")


def _distinct(current: ir.Table, columns: dict[str, str]) -> pl.DataFrame:
    """What rows state, each once; what they have no column for is empty."""
    stated = current.select(**{name: current[column] for name, column in columns.items()}).distinct()
    return as_records(pl.DataFrame(pl.from_arrow(stated.to_pyarrow()))).drop("mention")
