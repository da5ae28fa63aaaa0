"""Inspecting a file for the person who sends or accepts it: the plan, whom it is about, and how it moved since the period before."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ceyuan.intake.comparing import Comparison, compare
from ceyuan.intake.delivery import Delivery, Desk
from ceyuan.intake.plan import Plan
from ceyuan.intake.progress import Watcher
from ceyuan.intake.reach import Reach, reaches
from ceyuan.intake.receive import LIMITS, Reception
from ceyuan.intake.sheets import open_sheets
from ceyuan.intake.sheets.sheet import ROW
from ceyuan.intake.sniff import sniff


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is and says, before it enters.

    Attributes:
        plan: what was understood.
        reaches: whom its rows are about.
        comparison: against the period before; None where there is none.
    """

    plan: Plan
    reaches: tuple[Reach, ...]
    comparison: Comparison | None


def inspect(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Inspection:
    """Read and check a file without writing anything to the ledger; more than `plan`, for people who decide.

    Raises:
        SourceError, QuestionError: as `plan`.
    """
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        folder = Path(scratch)
        reception = Reception.of(desk, delivery, folder, watch)
        read = reception.read(0, folder)
        found = reception.planned(read)
        return Inspection(found, reaches(read.harvest, desk.ledger), compare(read.harvest, desk.ledger, found.period))


def write_grid(path: Path, folder: Path) -> dict[str, Path]:
    """Write each sheet of a file as a Parquet file of texts: `_row` as Excel counts it, `c0`, `c1`, …

    Returns:
        Sheet → its file, in the order of the workbook.

    Raises:
        SourceError: the file cannot be opened.
    """
    written = {}
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        for nth, sheet in enumerate(open_sheets(sniff(path, LIMITS), LIMITS, Path(scratch))):
            written[sheet.name] = folder / f"sheet-{nth}.parquet"
            sheet.frame.with_columns(pl.col(ROW).cast(pl.Int32)).sink_parquet(written[sheet.name])
    return written
