"""The state of filings: which are in, due, overdue or in quarantine, by dataset, period and filer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ceyuan.definitions import Dataset
from ceyuan.intake.delivery import Desk
from ceyuan.intake.period_of import period_holding
from ceyuan.intake.waiting import waiting_by_filer
from ceyuan.ledger import Batch, Ledger
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
        rows, rows_quarantined: rows that entered, and rows of those batches still waiting.
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

    Raises:
        QuestionError: no such dataset or period.
    """
    asked = str(Period.parse(period)) if period else None
    datasets = [desk.definitions.dataset(dataset)] if dataset else list(desk.definitions.datasets.values())
    found = [state for one in datasets for state in _states(desk, one)]
    return tuple(state for state in found if asked in (None, state.period))


@dataclass(frozen=True, slots=True)
class _Share:
    """What one batch holds of a filing: rows that entered, and rows that wait."""

    batch: Batch
    rows: int
    waiting: int


Held = dict[tuple[str | None, str | None], list[_Share]]
"""Period and filer → what batches hold of them."""


def _states(desk: Desk, dataset: Dataset) -> Iterator[FilingStatus]:
    batches = [batch for batch in desk.ledger.batches() if batch.dataset == dataset.dataset]
    held = _held(desk, dataset, batches)
    for period, filer in sorted(set(held) | set(_expected(desk, dataset, held)), key=lambda key: (key[0] or "", key[1] or "")):
        yield _state(desk, dataset, (period, filer), held.get((period, filer), []))


def _held(desk: Desk, dataset: Dataset, batches: list[Batch]) -> Held:
    """What has come."""
    held: Held = {}
    filers = _rows_by_filer(desk.ledger, dataset) if dataset.filer_column and batches else {}
    for batch in batches:
        waiting = waiting_by_filer(desk, dataset, batch) if batch.rows_quarantined else Counter()
        rows = filers.get(batch.number) or ({} if waiting else {batch.filer: batch.rows_accepted})
        for filer in rows | waiting:
            held.setdefault((batch.period, filer), []).append(_Share(batch, rows.get(filer, 0), waiting[filer]))
    return held


def _rows_by_filer(ledger: Ledger, dataset: Dataset) -> dict[int, dict[str | None, int]]:
    """Batch → filer → rows."""
    rows = ledger.relation(dataset.dataset)
    found: dict[int, dict[str | None, int]] = {}
    counted = rows.group_by("_batch", dataset.filer_column).aggregate(rows=rows.count()).to_pyarrow()
    for batch, filer, count in zip(*(column.to_pylist() for column in counted.columns), strict=True):
        found.setdefault(batch, {})[filer] = count
    return found


def _expected(desk: Desk, dataset: Dataset, held: Held) -> Iterator[tuple[str, str | None]]:
    """The filings that should have come by now: of every period that is over since the first that came, from every known filer."""
    if dataset.due_days is None or dataset.cadence == "event":
        return
    last = period_holding(desk.today, dataset.cadence).before()
    known = [Period.parse(period) for period, _ in held if period]
    period = last
    while period.end >= min((came.end for came in known), default=last.end):
        yield from ((str(period), filer) for filer in _filers(desk, dataset, held))
        period = period.before()


def _filers(desk: Desk, dataset: Dataset, held: Held) -> list[str | None]:
    """Who files a dataset: those who did before, and those in whose places the things of its roster lie; else every district."""
    if dataset.filer_column is None:
        return [None]
    rosters = [roster for roster in desk.definitions.rosters.values() if roster.dataset == dataset.dataset]
    by_place = dataset.column(dataset.filer_column).kind == "place"
    known: set[str] = {filer for _, filer in held if filer}
    known |= {entry.place for roster in rosters for entry in roster.entries if entry.place} if by_place else set()
    if not known and by_place and desk.definitions.places:
        known = {entry.code for entry in desk.definitions.places.districts}
    return [*sorted(known)] if known else [None]


def _state(desk: Desk, dataset: Dataset, of: tuple[str | None, str | None], came: list[_Share]) -> FilingStatus:
    period, filer = of
    due_on = _due_on(dataset, period)
    waiting = sum(share.waiting for share in came)
    state: State = "overdue" if due_on and due_on < desk.today else "due"
    if came:
        state = "quarantined" if waiting else "in"
    batches = tuple(share.batch.number for share in came)
    return FilingStatus(dataset.dataset, period, filer, state, due_on, batches, sum(share.rows for share in came), waiting)


def _due_on(dataset: Dataset, period: str | None) -> date | None:
    if period is None or dataset.due_days is None:
        return None
    return Period.parse(period).end + timedelta(days=dataset.due_days)
