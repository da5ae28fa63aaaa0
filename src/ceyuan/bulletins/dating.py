"""The dates of a text itself: its dateline, and the year that 今年 means in it."""

from __future__ import annotations

import re
from datetime import date

from ceyuan.bulletins.moments import Calendar
from ceyuan.bulletins.vocabulary import Vocabulary

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-./](\d{1,2})[-./](\d{1,2})(?!\d)|年(\d{1,2})月(\d{1,2})日)")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=年|[上下]半年)")
_FUTURE = re.compile(r"(?:到|至|—|-)$")
_NAME_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_DATELINE_CHARS = 400
_DATELINE_LINE = 80


def calendar(text: str, name: str, vocabulary: Vocabulary) -> Calendar:
    """What the text's own dates say; the file's name is asked only where the text has no year.

    Args:
        text: the whole text as given.
        name: the name of its file, or empty.
        vocabulary: for folding.
    """
    folded = vocabulary.grammar.fold(text).text
    day = _dateline(text)
    if day is not None:
        return Calendar(day.year, day)
    years = [int(match[1]) for match in _YEAR.finditer(folded) if not _FUTURE.search(folded, max(0, match.start() - 1), match.start())]
    if years:
        return Calendar(max(years))
    named = _NAME_YEAR.search(name)
    return Calendar(int(named[1]) if named else None)


def _dateline(text: str) -> date | None:
    """The first full date on a short line near the top, or on the last one."""
    lines = [line for line in text[:_DATELINE_CHARS].splitlines() if len(line) <= _DATELINE_LINE] + text[-_DATELINE_LINE:].splitlines()[-1:]
    for line in lines:
        if match := _DATE.search(line):
            year, month, day = (int(part) for part in match.groups() if part)
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None
