"""The state of filings: which are in, due, overdue or in quarantine, by dataset, period and filer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.intake.delivery import Desk
from ceyuan.intake.mending import waiting_rows
from ceyuan.intake.period_of import period_holding
from ceyuan.values import Period

State = Literal["in", "due", "overdue", "quarantined"]


@dataclass(frozen=True, slots=True)
class FilingStatus:
    """One filing that has come or should come.

    Attributes:
        dataset, period, filer: of what, for when, from whom; `filer` is None when one file covers all.
        state: `quarantined` when it is in but rows of it wait to be mended.
        due_on: the last day; None when the dataset has none.
        batches: the batches that hold it.
        rows, rows_quarantined: rows that entered, and rows still waiting.
    """

    dataset: str
    period: str | None
    filer: str | None
    state: State
    due_on: date | None
    batches: tuple[int, ...]
    rows: int
    rows_quarantined: int


def status(desk: Desk, dataset: str | None = None, period: str | None = None) -> tuple[FilingStatus, ...]:
    """The state of filings, of all datasets or one, of the periods since the first batch or one.

    Who has filed once is expected to file for every later period that has ended, as often as the dataset says.

    Raises:
        QuestionError: no such dataset or period.
    """
    asked = [desk.definitions.dataset(dataset)] if dataset else list(desk.definitions.datasets.values())
    wanted = Period.parse(period) if period else None
    found = (state for each in asked for state in _of_dataset(desk, each))
    return tuple(state for state in found if wanted is None or state.period == str(wanted))


def _of_dataset(desk: Desk, dataset: Dataset) -> Iterator[FilingStatus]:
    if dataset.dataset not in desk.ledger.datasets():
        return
    held = _held(desk, dataset)
    waiting = _waiting(desk, dataset)
    for when, who in _expected(dataset, held, desk.today):
        came = held.filter((pl.col("period") == str(when)) & pl.col("filer").eq_missing(who))
        batches = tuple(sorted(set(came["batch"])))
        rows_waiting = sum(waiting.get(number, 0) for number in batches)
        due = when.end + timedelta(days=dataset.due_days) if dataset.due_days is not None else None
        if batches:
            state: State = "quarantined" if rows_waiting else "in"
        else:
            state = "overdue" if due and due < desk.today else "due"
        yield FilingStatus(dataset.dataset, str(when), who, state, due, batches, int(came["rows"].sum()), rows_waiting)


def _held(desk: Desk, dataset: Dataset) -> pl.DataFrame:
    """What the ledger holds: `period`, `filer`, `batch`, `rows`; current rows only."""
    rows = desk.ledger.relation(dataset.dataset)
    filer = rows[dataset.filer_column] if dataset.filer_column else None
    keys = {"day": rows[dataset.period], "batch": rows["_batch"], **({"filer": filer} if filer is not None else {})}
    counted = rows.filter(rows["_superseded_by"].isnull()).group_by(**keys).agg(rows=lambda table: table.count()).to_polars()
    days = counted["day"].unique().drop_nulls().to_list()
    periods = {day: str(period_holding(day, dataset.cadence)) for day in days}
    frame = pl.DataFrame(counted).with_columns(period=pl.col("day").replace_strict(periods, default=None, return_dtype=pl.String))
    frame = frame if filer is not None else frame.with_columns(filer=pl.lit(None, pl.String))
    return frame.group_by("period", "filer", "batch").agg(pl.col("rows").sum()).drop_nulls("period")


def _waiting(desk: Desk, dataset: Dataset) -> dict[int, int]:
    """Batch → its rows that still wait in quarantine."""
    batches = [batch for batch in desk.ledger.batches() if batch.dataset == dataset.dataset and batch.rows_quarantined]
    return {batch.number: waiting_rows(desk.ledger, batch.number).height for batch in batches}


def _expected(dataset: Dataset, held: pl.DataFrame, today: date) -> list[tuple[Period, str | None]]:
    """What has come, and what everyone who has ever filed should have sent since then, up to the last period that ended."""
    came = {(Period.parse(code), who) for code, who in held.select("period", "filer").iter_rows()}
    if dataset.cadence == "event" or dataset.due_days is None:
        return sorted(came, key=_order)
    last = period_holding(today, dataset.cadence).before().end
    owed = set()
    for who in {who for _, who in came}:
        first = min(when for when, whose in came if whose == who)
        owed |= {(step, who) for step in first.steps_to(last)}
    return sorted(came | owed, key=_order)


def _order(filing: tuple[Period, str | None]) -> tuple[Period, str]:
    return filing[0], filing[1] or ""
