"""A small receiver: what intake does with the ledger, without files to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import ibis
import polars as pl
import pyarrow as pa

from ceyuan.ledger import Attempt, Filing, Ledger, LedgerSettings, Receipt

SCHEMA = pa.schema([("name", pa.string()), ("amount_yuan", pa.decimal128(18, 2)), ("staff", pa.int64())])
DATASET = "sme_registrations"

Facts = Mapping[int, int]
"""Key → amount, one row each."""


@dataclass(frozen=True)
class Row:
    """What a test looks at."""

    key: int
    amount: int
    batch: int
    row: int
    superseded_by: int | None


def open_ledger(root: Path) -> Ledger:
    return Ledger(LedgerSettings.local(root))


def filing(content: str, **said: object) -> Filing:
    known = {"file_name": f"{content}.xlsx", "file_sha256": "0" * 64, "file_bytes": 1, "receiver": "李静", "definition_sha256": "d" * 64}
    return Filing(content_id=content, **(known | said))


def stage(attempt: Attempt, facts: Facts, sheet: str = "Sheet1") -> list[Path]:
    keys = list(facts)
    table = pl.DataFrame(
        {
            "name": [f"蓉城{key}号科技有限公司" for key in keys],
            "amount_yuan": pl.Series([Decimal(facts[key]) for key in keys], dtype=pl.Decimal(18, 2)),
            "staff": pl.Series([None] * len(keys), dtype=pl.Int64),
            "_batch": pl.Series([attempt.number] * len(keys), dtype=pl.Int64),
            "_sheet": pl.Series([sheet] * len(keys), dtype=pl.String),
            "_row": pl.Series(range(2, len(keys) + 2), dtype=pl.Int32),
            "_key": pl.Series(keys, dtype=pl.Int64),
        }
    )
    path = attempt.directory / "rows.parquet"
    table.lazy().sink_parquet(path)
    return [path]


def stage_refused(attempt: Attempt, rows: Iterable[int]) -> list[Path]:
    rows = list(rows)
    table = pl.DataFrame(
        {
            "_batch": pl.Series([attempt.number] * len(rows), dtype=pl.Int64),
            "dataset": [attempt.dataset] * len(rows),
            "_sheet": ["Sheet1"] * len(rows),
            "_row": pl.Series(rows, dtype=pl.Int32),
            "cells": ['["坏代码", null]'] * len(rows),
            "reasons": ['[{"column": "A", "field": "credit_code", "code": "bad-code", "zh": "…", "en": "…"}]'] * len(rows),
        }
    )
    path = attempt.directory / "refused.parquet"
    table.write_parquet(path)
    return [path]


def receive(ledger: Ledger, content: str, facts: Facts, *, supersedes: bool = True, refused: Iterable[int] = ()) -> Receipt:
    with ledger.begin(DATASET, SCHEMA, supersedes=supersedes) as attempt:
        return attempt.commit(filing(content), stage(attempt, facts), stage_refused(attempt, refused))


def rows(relation: ibis.Table) -> set[Row]:
    found = relation.select("_key", "amount_yuan", "_batch", "_row", "_superseded_by").to_pyarrow().to_pylist()
    result = {Row(row["_key"], int(row["amount_yuan"]), row["_batch"], row["_row"], row["_superseded_by"]) for row in found}
    assert len(result) == len(found), "a row came twice"
    return result


def current(relation: ibis.Table) -> dict[int, int]:
    return {row.key: row.amount for row in rows(relation) if row.superseded_by is None}


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
