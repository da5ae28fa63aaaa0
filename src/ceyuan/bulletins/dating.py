"""The dates of a text itself: its dateline, and the year that 今年 means in it."""

from __future__ import annotations

import re
from datetime import date

from ceyuan.bulletins.moments import Calendar
from ceyuan.bulletins.vocabulary import Vocabulary

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-./](\d{1,2})[-./](\d{1,2})(?!\d)|年(\d{1,2})月(\d{1,2})日)")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=年|[上下]半年)")
_FUTURE = re.compile(r"(?:^|[，,。；：、\s“]|力争|目标|规划|计划)(?:到|至)$|[—-]$")
_BASE = re.compile(r"[比较从由自]$")
_NAME_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATELINE_CHARS = 400
_DATELINE_LINE = 80


def calendar(opening: str, ending: str, name: str, vocabulary: Vocabulary) -> Calendar:
    """What the text's own dates say.

    A dateline more than a year after every year in the text is that of a copy. The file's name is asked where the text has no year, and
    where it names the year after the last one in the text: then 今年 is that year.

    Args:
        opening, ending: the first and the last part of the text as given; the same where it is short.
        name: the name of its file, or empty.
        vocabulary: for folding.
    """
    folded = vocabulary.grammar.fold(opening).text
    years = [int(match[1]) for match in _YEAR.finditer(folded) if not _is_other(folded[max(0, match.start() - 4) : match.start()])]
    latest, day = max(years, default=None), _dateline(opening, ending)
    if day is not None and (latest is None or latest >= day.year - 1):
        return Calendar(day.year, day)
    named = _NAME_YEAR.search(name)
    year = int(named[1]) if named else None
    return Calendar(year if latest is None or year == latest + 1 else latest)


def _is_other(before: str) -> bool:
    """Whether the words before a year make it one to come, or one that something is compared with."""
    return bool(_FUTURE.search(before) or _BASE.search(before))


def _dateline(opening: str, ending: str) -> date | None:
    """The first full date on a short line near the top, or on the last one."""
    lines = [line for line in opening[:_DATELINE_CHARS].splitlines() if len(line) <= _DATELINE_LINE]
    lines += ending[-_DATELINE_LINE:].splitlines()[-1:]
    for line in lines:
        if match := _DATE.search(line):
            year, month, day = (int(part) for part in match.groups() if part)
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None
