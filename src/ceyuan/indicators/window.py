"""Windows: which days a figure of a period looks at, by the time basis of its indicator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from ceyuan.definitions import Dataset, Indicator, Time
from ceyuan.errors import Fault, QuestionError
from ceyuan.values import Period
from ceyuan.values.period import month_end

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True)
class Window:
    """The days of one figure.

    Attributes:
        time: how rows and periods meet.
        kind: `flow` – rows dated inside; `held` – things that have come and not gone by the last day; `filed` – the last filing of
            each series; `difference` – the last filing less the last one before `first`, both cumulated from January.
        first, last: the first and last day, both inside. A filing before `first` is too old to stand for the last day.
        look: the earliest day from which rows are looked at; older ones are outside the period.
        filing: the column with the day of a filing, where things are filed again and again; of each only the last filing stands.
        off: of a difference, the window of what is taken off.
    """

    time: Time
    kind: Literal["flow", "held", "filed", "difference"]
    first: date
    last: date
    look: date
    filing: str | None = None
    off: Window | None = None

    @property
    def rank(self) -> str:
        """The column that holds the day of a series' last filing in this window."""
        if self.kind in ("filed", "difference"):
            return f"_last_{self.filing}_{self.look:%Y%m%d}_{self.last:%Y%m%d}"
        return f"_last_{self.filing}"


def window(indicator: Indicator, dataset: Dataset, period: Period) -> Window:
    """The window of a counted indicator.

    Raises:
        QuestionError: the indicator has no figure for such a period.
    """
    time = indicator.time
    assert time is not None
    is_filed = dataset.column(time.column).kind == "period"
    match time.basis:
        case "flow":
            if is_filed:
                _refuse_finer(dataset, period)
            return Window(time, "flow", period.start, period.end, period.start, None if is_filed else _filing(dataset))
        case "stock":
            return _filed(time, period.end) if is_filed else Window(time, "held", date.min, period.end, date.min, _filing(dataset))
    return _cumulative(indicator, period)


def _filing(dataset: Dataset) -> str | None:
    """The column of the key that dates a filing; None for a registry, where a later row of a key supersedes the earlier."""
    return next((name for name in dataset.key if dataset.column(name).kind == "period"), None)


def expected(dataset: Dataset, found: Window) -> tuple[date, ...]:
    """The days on which the filings of a flow end; none for a registry, which is filed as things happen."""
    size = _MONTHS.get(dataset.cadence)
    if found.kind != "flow" or size is None:
        return ()
    months = range(found.first.year * 12 + found.first.month - 1, found.last.year * 12 + found.last.month)
    return tuple(month_end(date(month // 12, month % 12 + 1, 1)) for month in months if (month + 1) % size == 0)


def _filed(time: Time, day: date, floor: date | None = None) -> Window:
    """Filings end with a month: a day inside one sees the month before."""
    last = day if day == month_end(day) else day.replace(day=1) - timedelta(days=1)
    january = date(last.year, 1, 1)
    first = _month_start(last, time.carry_months)
    if floor is not None:
        return Window(time, "filed", max(first, floor), last, floor, time.column)
    return Window(time, "filed", first, last, min(first, january), time.column)


def _cumulative(indicator: Indicator, period: Period) -> Window:
    assert indicator.time is not None
    assert indicator.measure is not None
    january = date(period.end.year, 1, 1)
    if period.kind == "day" and period.end != month_end(period.end):
        raise QuestionError(_needs_months(period))
    if period.kind == "day" or period.is_cumulative:
        return _filed(indicator.time, period.end, january)
    if period.start < january or indicator.measure.kind != "sum":
        raise QuestionError(_needs_january(indicator, period))
    whole = _filed(indicator.time, period.end, period.start)
    off = _filed(indicator.time, period.start - timedelta(days=1), january)
    return replace(whole, kind="difference", off=off)


def _month_start(day: date, months_back: int) -> date:
    month = day.year * 12 + day.month - 1 - months_back
    return date(month // 12, month % 12 + 1, 1)


def _refuse_finer(dataset: Dataset, period: Period) -> None:
    size = _MONTHS.get(dataset.cadence, 1)
    if period.size_months == 0 or period.size_months % size or (period.start.month - 1) % size:
        raise QuestionError(_too_fine(dataset, period))


def _too_fine(dataset: Dataset, period: Period) -> Fault:
    names = {"month": ("月", "month"), "quarter": ("季", "quarter"), "half": ("半年", "half-year"), "year": ("年", "year")}
    zh, en = names.get(dataset.cadence, names["month"])
    return Fault(
        "period-too-fine",
        f"“{dataset.label.zh}”按{zh}报送，没有 {period} 这样的时期",
        f"'{dataset.label.en}' is filed by {en}; it has no figure for {period}",
        fix_zh=f"请问整{zh}的时期",
        fix_en=f"Ask for a whole {en} or several",
    )


def _needs_months(period: Period) -> Fault:
    return Fault(
        "cumulative-by-month",
        f"累计指标按整月累计，没有 {period} 这一天的数",
        f"A cumulative figure exists by whole months, not for the day {period}",
        fix_zh=f"请写成 {Period.until(period.end)}",
        fix_en=f"Ask for {Period.until(period.end)}",
    )


def _needs_january(indicator: Indicator, period: Period) -> Fault:
    return Fault(
        "cumulative-from-january",
        f"“{indicator.label.zh}”按自1月起的累计数报送，{period} 无法由累计数得出",
        f"'{indicator.label.en}' is filed as cumulated from January; {period} cannot be had from that",
        fix_zh=f"请问 {Period.until(period.end)}；同一年内的可加总指标可由两个累计数相减",
        fix_en=f"Ask for {Period.until(period.end)}; within one year a sum can be the difference of two cumulated values",
    )
