"""Running the examples of indicator definitions: a ledger in small, and the figure that it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import count
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from ceyuan.definitions import Definitions, Indicator
from ceyuan.definitions.indicator import IndicatorExample
from ceyuan.indicators.ask import figure
from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import FigureKey, Number
from ceyuan.indicators.quantity import combined
from ceyuan.ledger import PROVENANCE, QUARANTINE, At, Batch
from ceyuan.values import Period

SUPERSEDED_BY = pa.field("_superseded_by", pa.int64())


@dataclass(frozen=True)
class Outcome:
    """What an example gives."""

    value: Number | None
    base: Number | None = None
    change: Decimal | None = None


@dataclass(frozen=True)
class RowsInMemory:
    """The rows of an example as a source: one batch, nothing superseded, nothing in quarantine.

    Attributes:
        dataset: that of the rows; every other one is empty.
        rows: column → value, decimals and dates as text or as themselves; a column left out is empty.
    """

    dataset: str
    rows: Sequence[Mapping[str, Any]]

    @cached_property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        return duckdb.connect()

    @cached_property
    def _names(self) -> count[int]:
        return count()

    def relation(self, dataset: str, at: At = None, *, schema: pa.Schema | None = None) -> ibis.Table:
        """The rows in the columns of the schema."""
        assert schema is not None
        whole = pa.schema([*schema, *PROVENANCE, SUPERSEDED_BY])
        rows = self.rows if dataset == self.dataset else ()
        typed = [
            {field.name: _typed(row.get(field.name), field.type) for field in schema} | {"_batch": 1, "_sheet": "", "_row": nth}
            for nth, row in enumerate(rows, start=2)
        ]
        name = f"rows_{next(self._names)}"
        self._connection.register(name, pa.Table.from_pylist(typed, whole))
        return ibis.duckdb.from_connection(self._connection).table(name)

    def batches(self, at: At = None) -> tuple[Batch, ...]:
        """None is known by number."""
        return ()

    def quarantined(self, number: int) -> pa.Table:
        """Nothing."""
        return QUARANTINE.empty_table()


def outcome(definitions: Definitions, indicator: Indicator, example: IndicatorExample) -> Outcome:
    """The figure that an example gives.

    Raises:
        QuestionError: the indicator has no figure for its period.
    """
    if indicator.derived is not None:
        of, to = (_given(example.figures, name) for name in (indicator.derived.of, indicator.derived.to))
        return Outcome(combined(indicator.derived, of, to))
    book = Book(definitions, RowsInMemory(indicator.dataset or "", example.rows), 1)
    found = figure(book, FigureKey(indicator.indicator, Period.parse(example.period)))
    return Outcome(found.value, found.base.value, found.change.value)


def _given(figures: Mapping[str, str], name: str) -> Decimal | None:
    return Decimal(figures[name]) if name in figures else None


def _typed(value: Any, kind: pa.DataType) -> Any:
    if value is None:
        return None
    if pa.types.is_decimal(kind):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-kind.scale))
    if pa.types.is_date(kind):
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    return str(value) if pa.types.is_string(kind) else value
