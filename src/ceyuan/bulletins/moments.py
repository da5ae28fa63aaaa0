"""Expressions of time in prose (今年上半年, 1—5月, 截至6月底, 较2015年, “十三五”期间) and the periods that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from ceyuan.bulletins.moment_pattern import MOMENT, RELATIVE, RELATIVE_TO_TOPIC
from ceyuan.errors import QuestionError
from ceyuan.values import Period
from ceyuan.values.quantity.numeral import numeral

_PLANS_BEGAN = 1955
"""From the tenth (2001–2005) on, the n-th five-year plan ends so many years and 5 n later."""
_FROM = ("从", "由")
_JOINTS = frozenset("、和与及")
"""Between the times of a list: 比一季度、上半年和三季度提升."""
_CONGRESSES = {"十八大": 2012, "十九大": 2017, "二十大": 2022}
"""The congresses of the party, from whose year on bulletins count."""
_THIS_YEAR = ("今年", "本年")

Form = Literal["part", "year", "annual", "this_year", "years", "day", "point", "year_end"]


class Moment(NamedTuple):
    """One expression of time.

    Attributes:
        start, end: where it stands in the folded text.
        period: what it means, `2021H1`; empty when the text does not tell its year.
        form: `part` of a year or a whole one (全年); `year`: a year and nothing more, which may only belong to a name
            (上半年下达2023年项目经费); `annual`: written 年度, which is the period even before the name of a meeting; `this_year`: 今年,
            which in the middle of a year means the year so far; `years` and `day`: of which later sentences do not speak; `point`: as of
            which something is counted (截至6月底, 目前); `year_end`: such a point, but what changed, changed in that year.
        is_base: it is what something is compared with (较2015年).
        is_start: it is of the next figure only, where a change began (从2020年的169家增加到178家).
    """

    start: int
    end: int
    period: str
    form: Form
    is_base: bool = False
    is_start: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is a point in time and not a span."""
        return self.form in ("point", "year_end")

    @property
    def is_passing(self) -> bool:
        """Whether later sentences do not speak of it: the day of an event, a span of years."""
        return self.form in ("day", "years")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a text's own dates say.

    Attributes:
        year: the year that 今年 means; None when the text does not tell.
        day: the dateline, which 目前 means.
    """

    year: int | None = None
    day: date | None = None

    def moments(self, text: str) -> list[Moment]:
        """The expressions of time in a folded paragraph, in order; a part without a year takes the year named before it."""
        found: list[Moment] = []
        year = self.year
        for match in MOMENT.finditer(text):
            named = _named_year(match, self.year, year)
            is_listed = bool(found) and found[-1].is_base and text[found[-1].end : match.start()] in _JOINTS
            is_base = is_listed or bool(match["base"] or match["same"] == "同期")
            form = _form(match)
            period = self._period(match, year if named is None else named)
            is_start = text[match.start() - 1 : match.start()] in _FROM and text.startswith("的", match.end())
            found.append(Moment(match.start(), match.end(), period, form, is_base, is_start))
            if named is not None and not is_base and not is_start and not match["until"] and not match["plan"]:
                year = named
        return found

    def _period(self, match: re.Match[str], year: int | None) -> str:
        if match["now"]:
            return self.day.isoformat() if self.day else ""
        if match["iso"]:
            return _code(match["iso"].replace("/", "-").replace(".", "-"))
        if match["plan"]:
            last = _PLANS_BEGAN + 5 * _number(match["plan"])
            return str(last) if match["plan_end"] else _years(last - 4, last)
        if year is None:
            return ""
        if match["from_year"]:
            return _years(_number(match["from_year"]), _number(match["to_year"]))
        if match["congress"]:
            return _years(_CONGRESSES[match["congress"]], self.year or year)
        if match["since"]:
            return _years(_number(match["since"]), self.year or year)
        if match["running"]:
            return _years(year - _number(match["running"]) + 1, year)
        return _within_year(match, year)


def _form(match: re.Match[str]) -> Form:
    if match["year_end"] or match["bare_end"]:
        return "year_end"
    if match["from_year"] or match["since"] or match["congress"] or match["running"] or (match["plan"] and not match["plan_end"]):
        return "years"
    if match["only_year"]:
        return "part" if match["as_of"] else "annual" if "年度" in match[0] else "year"
    if match["only_relative"] in _THIS_YEAR:
        return "this_year"
    if match["now"] or match["as_of"] or match["month_end"] or match["bare_month_end"]:
        return "point"
    return "day" if match["day"] or match["bare_day"] or match["iso"] else "part"


def _within_year(match: re.Match[str], year: int) -> str:
    """The part of the year, or the day or month as of which."""
    if match["year_end"] or match["bare_end"]:
        return f"{year}-12"
    first, last, day = _months(match)
    if day:
        return _code(f"{year}-{last}-{day}")
    is_as_of_month = match["month_end"] or match["bare_month_end"] or (match["as_of"] and not match["only_year"])
    return _code(f"{year}-{last:02}") if is_as_of_month else _code(f"{year}-{first:02}..{year}-{last:02}")


def _months(match: re.Match[str]) -> tuple[int, int, int]:
    """First month, last month and day (0 for none) of the part of a year that a match names."""

    def part(name: str) -> int:
        written = match[name] or match["bare_" + name]
        return _number(written) if written else 0

    half = match["half"] or match["bare_half"]
    if half:
        return (1, 6, 0) if half == "上" else (7, 12, 0)
    if part("last"):
        return part("first"), part("last"), 0
    if part("quarter"):
        return part("quarter") * 3 - 2, part("quarter") * 3, 0
    if part("month"):
        return part("month"), part("month"), part("day")
    return 1, part("months") or part("quarters") * 3 or 12, 0


def _named_year(match: re.Match[str], this_year: int | None, year: int | None) -> int | None:
    """The year that an expression names itself: 去年 counts from the text's year, 上年 from the year spoken of."""
    if written := match["year"] or match["only_year"]:
        return _number(written)
    relative = match["relative"] or match["only_relative"]
    from_year = year if relative in RELATIVE_TO_TOPIC else this_year
    return from_year + RELATIVE[relative] if relative and from_year is not None else None


def _number(text: str) -> int:
    return int(numeral(text) or 0)


def _years(first: int, last: int) -> str:
    return _code(f"{first:04}-01..{last:04}-12")


@lru_cache(maxsize=4096)
def _code(text: str) -> str:
    """The canonical code; empty for a date that does not exist (13月)."""
    parts = text.split("-") if ".." not in text else []
    try:
        return str(Period.parse("-".join(f"{int(part):02}" for part in parts) if parts else text))
    except QuestionError:
        return ""
