"""Reading a table in a stream: its good rows into a Parquet file, everything else on slips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import polars as pl

from ceyuan.definitions import Check
from ceyuan.errors import Fault, SourceError
from ceyuan.intake.kinds import Readers
from ceyuan.intake.kinds.dtype import schema_of
from ceyuan.intake.layout import Table
from ceyuan.intake.limits import Limits
from ceyuan.intake.reading.faults import fault_rows
from ceyuan.intake.reading.fill import filled_down
from ceyuan.intake.reading.judge import NO_ROWS, Judge, Judged
from ceyuan.intake.reading.key import key_hash
from ceyuan.intake.reading.prompt_threads import prompt_threads
from ceyuan.intake.reading.slip import Slip, dates_of, filers_of, listed
from ceyuan.intake.refusal import refusal
from ceyuan.intake.sheets.sheet import ROW

COMPRESSION: Literal["lz4"] = "lz4"  # half the work of zstd; compaction packs tighter later


@dataclass
class TableReading:
    """The reading of one table. Batches come from several threads at once, in no order.

    Attributes:
        table: what is read.
        readers: of its columns.
        number: the batch number that its rows carry.
        limits: what is refused for its size.
        progressed: told the rows of each batch.
        slips: what the batches left.
    """

    table: Table
    readers: Readers
    number: int
    limits: Limits
    progressed: Callable[[int], None]
    slips: list[Slip] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._judge = Judge(self.table, self.readers, self.limits)
        self._rules: dict[str, Check] = {check.check: check for check in self.table.dataset.checks}
        self._refused = 0

    def into(self, path: Path) -> None:
        """Read all rows and write the good ones.

        Raises:
            SourceError: a cell is too long, or more rows are wrong than a file of this dataset would have.
            pl.exceptions.PolarsError: a text file is damaged.
        """
        schema = schema_of(self.table.dataset)
        rows = filled_down(self.table, self.readers.words)
        good = rows.map_batches(self._batch, streamable=True, schema=schema, validate_output_schema=False)
        with prompt_threads:
            good.sink_parquet(path, compression=COMPRESSION)

    def texts_of(self, rows: pl.Series) -> pl.DataFrame:
        """The rows of the sheet with those numbers: `_row`, and their texts in `CELLS`; for rows refused afterwards."""
        found = self.table.sheet.frame.filter(pl.col(ROW).is_in(rows.implode())).collect(engine="streaming")
        return found.select(pl.col(ROW).cast(pl.Int32), listed(found, self.table.sheet.width))

    def _batch(self, texts: pl.DataFrame) -> pl.DataFrame:
        judged = self._judge(texts)
        refused = judged.refused(self._rules)
        values = self._placed(judged)
        good = values if not refused.any() else values.filter(~refused)
        self._leave(judged, refused, values, good)
        self.progressed(texts.height)
        return good

    def _placed(self, judged: Judged) -> pl.DataFrame:
        """The values with where they came from."""
        rows = judged.values.height
        number = pl.Series("_batch", [self.number], dtype=pl.Int64).new_from_index(0, rows)
        sheet = pl.Series("_sheet", [self.table.sheet.name]).new_from_index(0, rows)
        key = key_hash(judged.values, self.table.dataset.key)
        return pl.DataFrame([*judged.values.iter_columns(), number, sheet, judged.texts[ROW].cast(pl.Int32), key])

    def _leave(self, judged: Judged, refused: pl.Series, values: pl.DataFrame, good: pl.DataFrame) -> None:
        dataset, width = self.table.dataset, self.table.sheet.width
        faults = fault_rows(judged, self.table, self._rules)
        special = judged.special
        self.slips.append(
            Slip(
                refused=values.filter(refused).with_columns(listed(judged.texts.filter(refused), width)) if refused.any() else NO_ROWS,
                faults=faults,
                special=special.select(ROW, "special").with_columns(listed(special, width)) if special.height else special,
                keys=good["_key"].drop_nulls() if good["_key"].null_count() else good["_key"],
                dates=dates_of(good, dataset),
                filers=filers_of(good, dataset),
            )
        )
        self._refused += self.slips[-1].refused.height
        if self._refused > self.limits.refused_rows:
            raise SourceError(_hopeless(self.limits.refused_rows, self.table))


def _hopeless(limit: int, table: Table) -> Fault:
    zh = f"有错误的行超过 {limit} 行，整个文件可能不是“{table.dataset.label.zh}”或已损坏"
    en = f"More than {limit} rows are wrong; the file as a whole may be no '{table.dataset.label.en}', or is damaged"
    return refusal("too-many-faults", zh, en, table.sheet.name)
