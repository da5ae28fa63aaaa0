"""Fetching the rows behind figures, each with the cell in which its value stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl
import pyarrow as pa

from ceyuan.definitions import Column, Dataset, Definitions, Indicator
from ceyuan.indicators import Book, Figure, evidence
from ceyuan.ledger import Batch
from ceyuan.reports.proof import LeftOut, Proof, ProofColumn
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Prover:
    """Fetches proofs from one book."""

    book: Book

    def prove(self, one: Figure, limit: int) -> Proof:
        """The rows behind a figure.

        Args:
            limit: how many rows that count, and how many that do not, at most.
        """
        found = evidence(self.book, one.key)
        counted = self._placed(found.page(limit, counted=True))
        left_out = self._placed(found.page(limit, counted=False))
        reasons = tuple(LeftOut(**row) for row in found.left_out().to_pylist())
        columns = tuple(column for column in self._columns(one) if column.name in counted.columns)
        return Proof(columns, counted, left_out, reasons)

    def _placed(self, rows: pa.Table) -> pl.DataFrame:
        """The rows with their cell: the column letter of what was measured, where the file has one, and the row."""
        frame = pl.from_arrow(rows)
        assert isinstance(frame, pl.DataFrame)
        letters = self._letters.with_columns(pl.col("sheet").cast(frame.schema["sheet"]))
        joined = frame.join(letters, on=["batch", "sheet", "indicator"], how="left", maintain_order="left")
        cell = pl.when(pl.col("row").is_not_null()).then(pl.col("letter").fill_null("") + pl.col("row").cast(pl.String))
        return joined.with_columns(cell=cell).drop("letter")

    @cached_property
    def _letters(self) -> pl.DataFrame:
        rows = [
            (batch.number, layout.name, indicator.indicator, layout.columns[measured])
            for batch in self._batches
            for layout in batch.sheets
            for indicator in self._counted.get(batch.dataset, ())
            if (measured := _measured(indicator, self._definitions.datasets[batch.dataset])) in layout.columns
        ]
        schema = {"batch": pl.Int64, "sheet": pl.String, "indicator": pl.String, "letter": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row").unique(["batch", "sheet", "indicator"])

    @cached_property
    def _batches(self) -> tuple[Batch, ...]:
        return self.book.ledger.batches(self.book.version)

    @cached_property
    def _counted(self) -> Mapping[str, list[Indicator]]:
        found: dict[str, list[Indicator]] = {}
        for indicator in self._definitions.indicators.values():
            found.setdefault(indicator.dataset or "", []).append(indicator)
        return found

    @property
    def _definitions(self) -> Definitions:
        return self.book.definitions

    def _columns(self, one: Figure) -> list[ProofColumn]:
        columns: dict[str, ProofColumn] = {}
        for indicator in _parts(self._definitions.indicators[one.key.indicator], self._definitions):
            assert indicator.dataset
            dataset = self._definitions.datasets[indicator.dataset]
            keys = _telling(indicator, dataset)
            for column in dataset.columns:
                if not column.personal:
                    columns.setdefault(column.name, ProofColumn(column.name, column.label, self._labels(column), column.name in keys))
        return list(columns.values())

    def _labels(self, column: Column) -> dict[str, Bilingual]:
        if column.kind == "place" and self._definitions.places:
            return {place.code: place.label for place in self._definitions.places.entries}
        if column.list == "tracks" and self._definitions.track_list:
            return {track.code: track.label for track in self._definitions.track_list.entries}
        codes = self._definitions.lists.get(column.list or "")
        return {entry.code: entry.label for entry in codes.entries} if codes else {}


def _parts(indicator: Indicator, definitions: Definitions) -> Iterator[Indicator]:
    """The counted indicators that an indicator is made of."""
    if indicator.derived is None:
        yield indicator
        return
    for name in (indicator.derived.of, indicator.derived.to):
        yield from _parts(definitions.indicators[name], definitions)


def _measured(indicator: Indicator, dataset: Dataset) -> str:
    """The column whose cell a reader is led to: what is summed, else what is counted."""
    assert indicator.measure
    return indicator.measure.column or dataset.entity or next(iter(dataset.key), dataset.columns[0].name)


def _telling(indicator: Indicator, dataset: Dataset) -> set[str]:
    """The columns that tell a row from another, and why it counts."""
    assert indicator.time
    names = next((column.name for column in dataset.columns if column.kind == "name"), "")
    return {names, *dataset.key, dataset.entity or "", dataset.place or "", indicator.time.column, _measured(indicator, dataset)}
