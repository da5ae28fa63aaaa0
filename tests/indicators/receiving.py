"""A small receiver: rows of datasets into a real ledger, as intake writes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ceyuan.definitions import Dataset, Definitions
from ceyuan.indicators import Book
from ceyuan.ledger import PROVENANCE, QUARANTINE, Filing, Ledger, LedgerSettings, SheetLayout, stored

Rows = Sequence[Mapping[str, Any]]


@dataclass
class Desk:
    """A ledger with its definitions; every call of `receive` is a batch."""

    definitions: Definitions
    root: Path
    ledger: Ledger = field(init=False)
    sent: int = 0
    books: dict[int, Book] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ledger = Ledger(LedgerSettings.local(self.root))

    @property
    def book(self) -> Book:
        """The book of the newest version."""
        version = self.ledger.version
        return self.books.setdefault(version, Book(self.definitions, self.ledger, version))

    def receive(
        self,
        dataset: str,
        rows: Rows,
        *,
        sheet: str = "Sheet1",
        period: str | None = None,
        refused: int = 0,
        layouts: tuple[SheetLayout, ...] = (),
    ) -> int:
        """One file, of the same bytes each time; returns the number of its batch."""
        definition, self.sent = self.definitions.dataset(dataset), self.sent + 1
        filing = Filing(
            content_id=f"{dataset}-{self.sent}",
            file_name=f"{definition.label.zh}{self.sent}.xlsx",
            file_sha256="0" * 64,
            file_bytes=1,
            receiver="李静",
            definition_sha256="d" * 64,
            period=period,
            sheets=layouts,
        )
        with self.ledger.begin(dataset, stored(definition), supersedes=bool(definition.key)) as attempt:
            paths = [attempt.directory / "rows.parquet", attempt.directory / "refused.parquet"]
            pq.write_table(as_table(definition, rows, attempt.number, sheet), paths[0])
            pq.write_table(_refused(dataset, attempt.number, refused), paths[1])
            return attempt.commit(filing, paths[:1], paths[1:] if refused else ()).batch.number


def as_table(dataset: Dataset, rows: Rows, batch: int, sheet: str) -> pa.Table:
    schema = pa.schema([*stored(dataset), *PROVENANCE])
    typed = [
        {name: _typed(value, schema.field(name).type) for name, value in row.items()}
        | {"_batch": batch, "_sheet": sheet, "_row": nth, "_key": _key(dataset, row)}
        for nth, row in enumerate(rows, start=2)
    ]
    return pa.Table.from_pylist(typed, schema)


def _key(dataset: Dataset, row: Mapping[str, Any]) -> int | None:
    if not dataset.key:
        return None
    text = "|".join(str(row.get(name)) for name in dataset.key)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def _typed(value: Any, kind: pa.DataType) -> Any:
    if value is None:
        return None
    if pa.types.is_decimal(kind):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-kind.scale))
    return date.fromisoformat(value) if pa.types.is_date(kind) and isinstance(value, str) else value


def _refused(dataset: str, batch: int, rows: int) -> pa.Table:
    reason = {"column": "C", "field": "credit_code", "code": "bad-code", "zh": "信用代码校验位不符", "en": "the check character is wrong"}
    each = {"_batch": batch, "dataset": dataset, "_sheet": "Sheet1", "cells": "[]", "reasons": json.dumps([reason], ensure_ascii=False)}
    return pa.Table.from_pylist([each | {"_row": 100 + nth} for nth in range(rows)], QUARANTINE)
