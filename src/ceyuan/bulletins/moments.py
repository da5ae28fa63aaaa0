"""Expressions of time in prose (今年上半年, 1—5月, 截至6月底, 较2015年, “十三五”期间) and the periods that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ceyuan.errors import QuestionError
from ceyuan.values import Period
from ceyuan.values.quantity.numeral import numeral

_RELATIVE = {
    **dict.fromkeys(("今年", "本年", "当年", "本年度", "今年度", "同年"), 0),
    **dict.fromkeys(("去年", "上年", "上年度", "上一年", "前一年"), -1),
    **dict.fromkeys(("明年", "来年"), 1),
    "前年": -2,
}
_RELATIVE_TO_TOPIC = frozenset(("同年", "上年", "上年度", "上一年", "前一年"))
_COUNT = r"(?:\d{1,2}|十?[一二两三四五六七八九十])"
_TO = r"(?:——?|-|~|至|到)"
_YEAR = r"(?:(?:19|20)\d\d|[一二][零〇九一二三四五六七八]{3})"
_PART = rf"""
      (?P<first>{_COUNT})月?份?{_TO}(?P<last>{_COUNT})月份?
    | 前(?P<months>{_COUNT})个?月 | 前(?P<quarters>[二两三23])个?季度 | (?P<half>[上下])半年 | 第?(?P<quarter>[一二三四1-4])季度
    | (?P<month>{_COUNT})月份?(?:(?P<day>\d{{1,2}})[日号]|(?P<month_end>底|末))?
    | (?P<whole>全年|年内|年度)"""
_RELATIVE_YEAR = "|".join(sorted(_RELATIVE, key=len, reverse=True))
_BASE = r"""比|较|超过|高于|低于|快于|对比|相比于?|[与和同](?=[^，。；]{1,12}(?:同期|相比))
    |(?:是|为|相当于)(?=(?:.{4}|[上去前]|上一)年[^，。；]{0,4}?的?[\d一二三四五六七八九十.]+倍)"""
_FIRSTS = '截到至比较超高低快对相与和同是为自从“"「连近过最目迄当今本去上明来前年全第下0-9零〇一二三四五六七八九十两'
"""Every first character of an expression of time: a look at it spares most places of a text the whole pattern."""
_MOMENT = re.compile(
    rf"""(?=[{_FIRSTS}])(?P<as_of>截至|截止到?)?(?P<until>到|至)?(?P<base>{_BASE})?(?:
      (?P<iso>(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})(?:\s?\d\d：\d\d(?:：\d\d)?)?
    | (?P<from_year>{_YEAR})年?{_TO}(?P<to_year>{_YEAR})年(?:期间|间)?
    | [自从]?(?P<since>{_YEAR})年?(?:以来|至今|起)
    | [“"「]?(?P<plan>十[一二三四五])五(?![”"」]?(?:规划|计划|纲要|科技|发展|国家))[”"」]?(?P<plan_end>期?末|末期)?(?:期间|时期|以来)?
    | (?:(?:连续|近|过去|最近)(?=.{{1,3}}年)|(?=.{{1,3}}年来))(?P<running>{_COUNT})年来?间?
    | (?P<now>目前|至今|迄今|当前)
    | (?:(?P<year>{_YEAR})年?度?|(?P<relative>{_RELATIVE_YEAR})(?:的|以来)?)(?:{_PART})
    | (?:(?P<only_year>{_YEAR})年度?|(?P<only_relative>{_RELATIVE_YEAR})(?:以来)?)(?P<year_end>年?[底末])?
    | (?P<bare_end>年[底末]) | (?P<bare>{_PART.replace("?P<", "?P<bare_")})
    )(?P<same>同期|[底末])?(?:相比)?""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One expression of time.

    Attributes:
        start, end: where it stands in the folded text.
        period: what it means, `2021H1`; empty when the text does not tell its year.
        is_base: it is what something is compared with (较2015年).
        is_as_of: a point in time, not a span (截至6月底, 年末, 目前).
        is_year_end: the point in time is the end of a year, so that what changed, changed in that year.
        is_this_year: written 今年 and nothing more, which in the middle of a year means the year so far.
        is_bare_year: a year and nothing more, which may only belong to a name (上半年下达2023年项目经费).
        is_annual: written 年度, which is the period even before the name of a meeting.
        is_passing: the day of an event, or a span of years, of which later sentences do not speak.
    """

    start: int
    end: int
    period: str
    is_base: bool = False
    is_as_of: bool = False
    is_year_end: bool = False
    is_passing: bool = False
    is_annual: bool = False
    is_this_year: bool = False
    is_bare_year: bool = False


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
        for match in _MOMENT.finditer(text):
            named = _named_year(match, self.year, year)
            is_base = bool(match["base"] or match["same"] == "同期")
            at = year if named is None else named
            period, is_as_of = self._period(match, at)
            is_day = bool(match["day"] or match["bare_day"] or match["iso"]) and not match["as_of"]
            is_passing = is_day or bool(match["running"] or match["since"] or match["from_year"])
            is_year_end = bool(match["year_end"] or match["bare_end"])
            is_this_year = match["only_relative"] in ("今年", "本年") and not is_year_end
            is_bare_year = bool(match["only_year"]) and not is_year_end and not match["as_of"]
            found.append(
                Moment(
                    match.start(),
                    match.end(),
                    period,
                    is_base,
                    is_as_of,
                    is_year_end,
                    is_passing,
                    "年度" in match[0],
                    is_this_year,
                    is_bare_year,
                )
            )
            if named is not None and not is_base and not match["until"] and not match["plan"]:
                year = named
        return found

    def _period(self, match: re.Match[str], year: int | None) -> tuple[str, bool]:
        """The period code and whether it is a point in time."""
        if match["now"]:
            return (self.day.isoformat() if self.day else ""), True
        if match["iso"]:
            return _code(match["iso"].replace("/", "-").replace(".", "-")), True
        if match["plan"]:
            last = 2005 + 5 * (_number(match["plan"]) - 10)
            return (str(last) if match["plan_end"] else _years(last - 4, last)), False
        if year is None:
            return "", bool(match["as_of"] or match["year_end"] or match["bare_end"])
        if match["from_year"]:
            return _years(_number(match["from_year"]), _number(match["to_year"])), False
        if match["since"]:
            return _years(_number(match["since"]), self.year or year), False
        if match["running"]:
            return _years(year - _number(match["running"]) + 1, year), False
        if match["year_end"] or match["bare_end"]:
            return f"{year}-12", True
        if match["as_of"] and match["only_year"]:
            return str(year), False
        first, last, day = _months(match)
        if day:
            return _code(f"{year}-{last}-{day}"), True
        if match["as_of"] or match["month_end"] or match["bare_month_end"]:
            return _code(f"{year}-{last:02}"), True
        return _code(f"{year}-{first:02}..{year}-{last:02}"), False


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
    from_year = year if relative in _RELATIVE_TO_TOPIC else this_year
    return from_year + _RELATIVE[relative] if relative and from_year is not None else None


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
