"""The calendar of official statistics: years, halves, quarters, months, cumulated months and as-of dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ceyuan.errors import Fault, Lang, QuestionError

Kind = Literal["year", "half", "quarter", "month", "months", "day"]

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(\d{4})")),
    ("half", re.compile(r"(\d{4})H([12])")),
    ("quarter", re.compile(r"(\d{4})Q([1-4])")),
    ("month", re.compile(r"(\d{4})-(\d\d)")),
    ("months", re.compile(r"(\d{4})-(\d\d)\.\.(\d{4})-(\d\d)")),
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
)
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole months, or one day for an as-of figure; both ends are inside.

    The code is canonical: a span of months that is a year, half, quarter or month is written so.

    >>> str(Period.parse("2021-01..2021-06"))
    '2021H1'
    >>> Period.parse("2021H1").end
    datetime.date(2021, 6, 30)
    """

    start: date
    end: date

    @classmethod
    def parse(cls, code: str) -> Period:
        """Read `2021`, `2021H1`, `2021Q2`, `2021-06`, `2021-01..2021-05` or `2021-06-30`.

        Raises:
            QuestionError: the code is none of these, or the date does not exist.
        """
        for kind, pattern in _PATTERNS:
            if match := pattern.fullmatch(code.strip()):
                try:
                    return cls._of(kind, [int(group) for group in match.groups()])
                except ValueError:
                    break
        raise QuestionError(_not_a_period(code))

    @classmethod
    def _of(cls, kind: Kind, parts: list[int]) -> Period:
        if kind == "day":
            day = date(parts[0], parts[1], parts[2])
            return cls(day, day)
        if kind == "months":
            span = cls.months(date(parts[0], parts[1], 1), date(parts[2], parts[3], 1))
            if span.end < span.start:
                raise ValueError(kind)
            return span
        size, nth = _MONTHS[kind], parts[1] if len(parts) > 1 else 1
        first = date(parts[0], size * (nth - 1) + 1, 1)
        return cls.months(first, date(parts[0], size * nth, 1))

    @classmethod
    def months(cls, first: date, last: date) -> Period:
        """The whole months from that of `first` to that of `last`."""
        return cls(first.replace(day=1), month_end(last))

    @classmethod
    def until(cls, day: date) -> Period:
        """The cumulated months from January to the month of `day`."""
        return cls.months(date(day.year, 1, 1), day)

    @property
    def kind(self) -> Kind:
        """What the span is called."""
        if self.start == self.end:
            return "day"
        size, first = self.size_months, self.start.month
        for kind, length in _MONTHS.items():
            if size == length and (first - 1) % length == 0:
                return kind  # type: ignore[return-value]  # the keys are kinds
        return "months"

    @property
    def size_months(self) -> int:
        """How many months the span covers; 0 for a day."""
        if self.start == self.end:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def is_cumulative(self) -> bool:
        """Whether the span starts in January and stays in one year, as cumulative figures do."""
        return self.start == date(self.start.year, 1, 1) and self.end.year == self.start.year

    def __str__(self) -> str:
        year, first, size = self.start.year, self.start.month, self.size_months
        match self.kind:
            case "day":
                return self.start.isoformat()
            case "year":
                return f"{year:04}"
            case "half":
                return f"{year:04}H{first // 6 + 1}"
            case "quarter":
                return f"{year:04}Q{first // 3 + 1}"
            case "month":
                return f"{year:04}-{first:02}"
        assert size > 0
        return f"{year:04}-{first:02}..{self.end.year:04}-{self.end.month:02}"

    def years_before(self, years: int = 1) -> Period:
        """The same window of an earlier year; 29 February becomes 28 February.

        >>> str(Period.parse("2021H1").years_before())
        '2020H1'
        >>> str(Period.parse("2020-02-29").years_before())
        '2019-02-28'
        """
        if self.start == self.end:
            day = _same_day(self.start, self.start.year - years)
            return Period(day, day)
        return Period.months(_same_day(self.start, self.start.year - years), date(self.end.year - years, self.end.month, 1))

    def before(self) -> Period:
        """The window of the same size that ends the day before this one starts (环比).

        >>> str(Period.parse("2021Q1").before())
        '2020Q4'
        """
        last = self.start - timedelta(days=1)
        if self.size_months == 0:
            return Period(last, last)
        month = self.start.year * 12 + self.start.month - 1 - self.size_months
        return Period.months(date(month // 12, month % 12 + 1, 1), last)

    def after(self) -> Period:
        """The window of the same size that starts the day after this one ends."""
        first = self.end + timedelta(days=1)
        if self.size_months == 0:
            return Period(first, first)
        month = self.end.year * 12 + self.end.month - 1 + self.size_months
        return Period.months(first, date(month // 12, month % 12 + 1, 1))

    def steps_to(self, day: date) -> list[Period]:
        """This window and those of its size that follow, while they start by the day.

        >>> [str(step) for step in Period.parse("2020H1").steps_to(date(2021, 6, 30))]
        ['2020H1', '2020H2', '2021H1']
        """
        steps, step = [], self
        while step.start <= day:
            steps.append(step)
            step = step.after()
        return steps

    def contains(self, day: date) -> bool:
        """Whether the day is inside."""
        return self.start <= day <= self.end

    def label(self, lang: Lang = "zh") -> str:
        """The span in words.

        >>> Period.parse("2021H1").label(), Period.parse("2021-01..2021-05").label("en")
        ('2021年上半年', 'January–May 2021')
        """
        return _zh(self) if lang == "zh" else _en(self)


def month_end(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _same_day(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _zh(span: Period) -> str:
    year, first = f"{span.start.year}年", span.start.month
    match span.kind:
        case "day":
            return f"{year}{first}月{span.start.day}日"
        case "year":
            return year
        case "half":
            return year + ("上半年" if first == 1 else "下半年")
        case "quarter":
            return f"{year}第{'一二三四'[first // 3]}季度"
        case "month":
            return f"{year}{first}月"
    last = f"{span.end.month}月" if span.end.year == span.start.year else f"{span.end.year}年{span.end.month}月"
    return f"{year}{first}—{last}"


def _en(span: Period) -> str:
    year, first = span.start.year, calendar.month_name[span.start.month]
    match span.kind:
        case "day":
            return f"{span.start.day} {first} {year}"
        case "year":
            return str(year)
        case "half":
            return ("first" if span.start.month == 1 else "second") + f" half of {year}"
        case "quarter":
            return f"Q{span.start.month // 3 + 1} {year}"
        case "month":
            return f"{first} {year}"
    begins = first if span.end.year == year else f"{first} {year}"
    return f"{begins}–{calendar.month_name[span.end.month]} {span.end.year}"


def _not_a_period(code: str) -> Fault:
    return Fault(
        "unknown-period",
        f"“{code}”不是一个时期",
        f"'{code}' is not a period",
        fix_zh="请写成 2021、2021H1、2021Q2、2021-06、2021-01..2021-05 或 2021-06-30",
        fix_en="Write 2021, 2021H1, 2021Q2, 2021-06, 2021-01..2021-05 or 2021-06-30",
    )
