"""Reading a whole file: its tables in a stream, then what only the whole shows: repeats, rules that look around, closed periods, totals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ceyuan.errors import SourceError
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.limits import Limits
from ceyuan.intake.plan import TotalCheck
from ceyuan.intake.reading.around import rule_faults
from ceyuan.intake.reading.closed import closed_faults
from ceyuan.intake.reading.duplicates import duplicate_faults
from ceyuan.intake.reading.faults import fault_frame
from ceyuan.intake.reading.harvest import PLACE, Harvest
from ceyuan.intake.reading.hints import Hinter
from ceyuan.intake.reading.judge import WHOLE_ROW
from ceyuan.intake.reading.stream import TableReading
from ceyuan.intake.reading.telling import told
from ceyuan.intake.reading.totals import check_totals, total_faults
from ceyuan.intake.sheets.delimited import reading_fault
from ceyuan.intake.understanding import Understanding
from ceyuan.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Task:
    """What a file is read for.

    Attributes:
        number: the batch number that its rows carry.
        folder: where the good rows are written.
        ledger: what came before.
        today: decides which periods are closed.
        may_correct: whether rows of closed periods may change.
        limits: what is refused for its size.
        progressed: told the rows of each batch.
    """

    number: int
    folder: Path
    ledger: Ledger
    today: date
    may_correct: bool
    limits: Limits
    progressed: Callable[[int], None]


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file read.

    Attributes:
        harvest: its rows.
        totals: its rows of totals against its rows.
        told: its faults in words, as `telling.TOLD`.
        rows_waiting: right rows among the refused, which wait for the others.
    """

    harvest: Harvest
    totals: tuple[TotalCheck, ...]
    told: pl.DataFrame
    rows_waiting: int


def read_file(understood: Understanding, task: Task) -> FileRead:
    """Read a file.

    Raises:
        SourceError: a cell is too long, a text is damaged, or more rows are wrong than a file of this dataset would have.
    """
    harvest = _harvested(understood, task)
    totals = check_totals(harvest)
    harvest = harvest.with_faults(total_faults(harvest, totals))
    harvest = harvest.with_faults(duplicate_faults(harvest))
    harvest = harvest.with_faults(rule_faults(harvest, task.ledger))
    if not task.may_correct:
        harvest = harvest.with_faults(closed_faults(harvest, task.ledger, task.today))
    waiting = 0
    if harvest.dataset.accept == "whole" and (harvest.refused.height or not all(total.agrees for total in totals)):
        waiting = harvest.rows_good
        harvest = harvest.with_faults(_waiting(harvest))
    return FileRead(harvest, totals, told(harvest, Hinter(understood.readers, task.ledger)), waiting)


def _harvested(understood: Understanding, task: Task) -> Harvest:
    readings, paths = [], []
    for nth, table in enumerate(understood.tables):
        reading = TableReading(table, understood.readers, task.number, task.limits, task.progressed)
        path = task.folder / f"rows-{nth}.parquet"
        try:
            reading.into(path)
        except pl.exceptions.ComputeError as error:
            if table.sheet.path is None:
                raise
            raise SourceError(reading_fault(table.sheet.path, understood.file)) from error
        readings.append(reading)
        paths.append(path)
    return Harvest.of(understood.dataset, readings, paths)


def _waiting(harvest: Harvest) -> pl.DataFrame:
    """The right rows of a file that enters as a whole or not at all."""
    rows = harvest.good.select(PLACE).collect()
    return fault_frame(rows["_sheet"], rows["_row"], field=WHOLE_ROW, fault=int(CellFault.WAITS_FOR_OTHERS))
