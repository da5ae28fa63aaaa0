"""The harvest of a file: what all batches of all its tables left, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.intake.cell_fault import WARNINGS
from ceyuan.intake.kinds.dtype import schema_of
from ceyuan.intake.reading.faults import NO_FAULTS
from ceyuan.intake.reading.slip import CELLS, SAMPLE_ROWS, Slip
from ceyuan.intake.reading.stream import COMPRESSION, TableReading
from ceyuan.intake.sheets.sheet import ROW, text_column

PLACE = ("_sheet", "_row")
"""What tells a row of a file from every other."""


@dataclass(frozen=True)
class Harvest:
    """What a file gave.

    Attributes:
        dataset: what it is of.
        readings: of its tables.
        paths: Parquet files of the good rows, one for each table.
        refused: the refused rows as the ledger would have them, and their texts in `CELLS`.
        faults: every fault and warning, as `FAULTS`.
    """

    dataset: Dataset
    readings: tuple[TableReading, ...]
    paths: tuple[Path, ...]
    refused: pl.DataFrame
    faults: pl.DataFrame

    @classmethod
    def of(cls, dataset: Dataset, readings: Sequence[TableReading], paths: Sequence[Path]) -> Harvest:
        """Put together what the batches left."""
        slips = [slip for reading in readings for slip in reading.slips]
        empty = pl.DataFrame(schema={**schema_of(dataset), CELLS: pl.List(pl.String)})
        refused = pl.concat([empty, *(slip.refused for slip in slips if slip.refused.height)])
        faults = pl.concat([NO_FAULTS, *(slip.faults for slip in slips)])
        return cls(dataset, tuple(readings), tuple(paths), refused, faults)

    @property
    def slips(self) -> list[Slip]:
        """What the batches left."""
        return [slip for reading in self.readings for slip in reading.slips]

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets read, in the order of the file."""
        return [reading.table.sheet.name for reading in self.readings]

    @property
    def good(self) -> pl.LazyFrame:
        """The good rows."""
        return pl.concat([pl.scan_parquet(path) for path in self.paths])

    @property
    def records(self) -> pl.LazyFrame:
        """The good and the refused rows."""
        return pl.concat([self.good, self.refused.drop(CELLS).lazy()])

    @property
    def keys(self) -> pl.Series:
        """The hashes of the keys of the good rows, sorted."""
        return pl.concat([pl.Series([], dtype=pl.Int64), *(slip.keys for slip in self.slips)]).sort()

    @property
    def rows_good(self) -> int:
        """Rows that enter."""
        return sum(map(_count, self.paths))

    @property
    def rows_mended(self) -> int:
        """Good rows that say where they stood in the file that they mend."""
        return sum(_mended(reading, path) for reading, path in zip(self.readings, self.paths, strict=True))

    @property
    def rows_warned(self) -> int:
        """Rows that enter with a remark."""
        remarked = self.faults.filter(~_refuses()).select(PLACE).unique()
        return remarked.join(self.refused.select(PLACE), on=PLACE, how="anti").height

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """The first and last date of the good rows."""
        first = [slip.dates[0] for slip in self.slips if slip.dates[0]]
        last = [slip.dates[1] for slip in self.slips if slip.dates[1]]
        return min(first, default=None), max(last, default=None)

    @property
    def filers(self) -> frozenset[str]:
        """The different filers of the good rows."""
        return frozenset().union(*(slip.filers for slip in self.slips))

    @property
    def sample(self) -> pl.DataFrame:
        """The first good rows."""
        return self.good.head(SAMPLE_ROWS).drop("_batch", "_key").collect()

    def rows_of(self, sheet: str) -> int:
        """The records of a sheet, good and refused."""
        good = sum(_count(path) for reading, path in zip(self.readings, self.paths, strict=True) if reading.table.sheet.name == sheet)
        return good + self.refused.filter(pl.col("_sheet") == sheet).height

    def with_faults(self, later: pl.DataFrame) -> Harvest:
        """The harvest after faults that only the whole file shows: good rows that have one are refused."""
        if later.is_empty():
            return self
        wrong = later.filter(_refuses()).select(PLACE).unique().join(self.refused.select(PLACE), on=PLACE, how="anti")
        moved, paths = [], []
        for reading, path in zip(self.readings, self.paths, strict=True):
            rows = wrong.filter(pl.col("_sheet") == reading.table.sheet.name)["_row"]
            moved.append(_taken_out(reading, path, rows))
            paths.append(path if rows.is_empty() else _without(path, rows))
        refused = pl.concat([self.refused, *(frame for frame in moved if frame.height)])
        return replace(self, paths=tuple(paths), refused=refused, faults=pl.concat([self.faults, later]))


def _refuses() -> pl.Expr:
    """Whether a fault refuses its row; the level of a rule is told by whoever adds the fault."""
    return ~pl.col("fault").is_in([int(fault) for fault in WARNINGS])


def _count(path: Path) -> int:
    return int(pl.scan_parquet(path).select(pl.len()).collect().item())


def _mended(reading: TableReading, path: Path) -> int:
    table = reading.table
    if table.source_rows is None:
        return 0
    said = table.sheet.frame.filter(pl.col(text_column(table.source_rows)).is_not_null()).select(pl.col(ROW).cast(pl.Int32))
    return int(pl.scan_parquet(path).join(said, left_on="_row", right_on=ROW, how="semi").select(pl.len()).collect().item())


def _taken_out(reading: TableReading, path: Path, rows: pl.Series) -> pl.DataFrame:
    """Good rows as refused ones, with their texts."""
    if rows.is_empty():
        return pl.DataFrame()
    values = pl.scan_parquet(path).filter(pl.col("_row").is_in(rows.implode())).collect()
    return values.join(reading.texts_of(rows), on="_row", how="left", maintain_order="left")


def _without(path: Path, rows: pl.Series) -> Path:
    """The file without those rows."""
    kept = path.with_stem(path.stem + "-kept")
    gone = pl.DataFrame({"_row": rows}).lazy()
    pl.scan_parquet(path).join(gone, on="_row", how="anti", maintain_order="left").sink_parquet(kept, compression=COMPRESSION)
    path.unlink()
    return kept
