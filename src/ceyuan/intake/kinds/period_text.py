"""Periods in words: in cells, titles, sheet names and file names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ceyuan.errors import QuestionError
from ceyuan.values import Period

_HALVES = {"上": 1, "下": 2}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1} | {str(n): n for n in range(1, 5)}
_YEAR = r"(?<!\d)((?:19|20)\d\d)"
_DASH = r"\s*[-—–－~～至到]+\s*"


def _months(year: str, first: str, last: str) -> Period:
    return Period.months(date(int(year), int(first), 1), date(int(year), int(last), 1))


def _half(year: str, which: str) -> Period:
    return Period.parse(f"{year}H{_HALVES[which]}")


def _quarter(year: str, which: str) -> Period:
    return Period.parse(f"{year}Q{_QUARTERS[which]}")


def _quarters_so_far(year: str, count: str) -> Period:
    return _months(year, "1", str({"二": 6, "两": 6, "三": 9}[count]))


def _month(year: str, month: str) -> Period:
    return _months(year, month, month)


def _whole_year(year: str) -> Period:
    return _months(year, "1", "12")


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(rf"{_YEAR}\s*年?度?\s*(\d{{1,2}})\s*月?份?{_DASH}(\d{{1,2}})\s*月"), _months),
    (re.compile(rf"{_YEAR}\s*年?度?\s*([上下])\s*半年"), _half),
    (re.compile(rf"{_YEAR}\s*年?度?\s*前([二两三])\s*个?季度"), _quarters_so_far),
    (re.compile(rf"{_YEAR}\s*年?度?\s*第?([一二三四首1-4])\s*季度?"), _quarter),
    (re.compile(rf"{_YEAR}\s*[Qq]([1-4])(?!\d)"), _quarter),
    (re.compile(rf"{_YEAR}\s*[Hh]([12])(?!\d)"), lambda year, half: Period.parse(f"{year}H{half}")),
    (re.compile(rf"{_YEAR}\s*年度?\s*(\d{{1,2}})\s*月"), _month),
    (re.compile(rf"{_YEAR}[-./](\d{{1,2}})(?!\d)(?:[-./]\d{{1,2}}(?!\d))?"), _month),
    (re.compile(rf"{_YEAR}(\d{{2}})(?!\d)"), _month),
    (re.compile(rf"{_YEAR}\s*年(?!\s*\d*\s*[月季上下])"), _whole_year),
)
"""The forms, the more telling first."""


def find_period(text: str) -> Period | None:
    """The period that a title or a name states; None where there is none, or no such month.

    >>> str(find_period("成都市2021年1—6月高新技术产业统计表")), str(find_period("科创空间月报202106.xlsx"))
    ('2021H1', '2021-06')
    """
    for form, make in _FORMS:
        for match in form.finditer(text):
            try:
                return make(*match.groups())
            except (ValueError, QuestionError):
                continue
    return None


def read_period(text: str) -> Period | None:
    """The period that a whole cell means.

    >>> str(read_period("2021年二季度")), str(read_period("2021-06-30")), read_period("二季度")
    ('2021Q2', '2021-06', None)
    """
    bare = re.sub(r"\s+", "", text)
    if re.fullmatch(r"(?:19|20)\d\d", bare):
        return _whole_year(bare)
    return find_period(bare)
