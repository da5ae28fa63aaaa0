"""Names that lead somewhere or nowhere: the one test that all wiring is made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ceyuan.definitions.source import Route
from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.values import Period


@dataclass(frozen=True)
class Spot:
    """Where a part of a definition stands; the line is looked for only when a fault needs it."""

    find: Callable[[Route], str]
    route: Route

    def __str__(self) -> str:
        return self.find(self.route)

    def fault(self, code: str, zh: str, en: str) -> Fault:
        """A fault at this spot."""
        return Fault(code, zh, en, str(self))


At = Callable[..., Spot]
"""Where a part of the definition stands: `at("columns", 3, "list")`."""

Kind = tuple[str, str]

DATASET: Kind = ("数据集", "dataset")
COLUMN: Kind = ("列", "column")
INDICATOR: Kind = ("指标", "indicator")
CODE_LIST: Kind = ("代码表", "code list")
CODE: Kind = ("代码", "code")
UNIT: Kind = ("单位", "unit")
PLACE: Kind = ("地区", "place")
ROSTER: Kind = ("名录", "roster")


def plain(text: str) -> str:
    """A text without what clerks write in different ways: width, case, spaces, punctuation and signs.

    >>> plain("入驻企业数（累 计）*"), plain("ＵＳＣＣ")
    ('入驻企业数累计', 'uscc')
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "PSZC")


def named(kind: Kind, word: str | None, known: Iterable[str], where: Spot) -> Iterator[Fault]:
    """A fault when the word is given and is none of the known names."""
    if word is not None and word not in (names := set(known)):
        yield unknown(kind, word, names, str(where))


def a_period(code: str, where: Spot) -> Iterator[Fault]:
    """A fault when the code is not a period."""
    try:
        Period.parse(code)
    except QuestionError as error:
        fault = error.faults[0]
        yield replace(fault, where=str(where))


def once(words: Iterable[tuple[str, str, Spot]], kind: Kind) -> Iterator[Fault]:
    """A fault for every word that means two things.

    Args:
        words: the word, what it means, and where it is written.
        kind: what the word is.
    """
    meant: dict[str, str] = {}
    for word, meaning, where in words:
        first = meant.setdefault(word, meaning)
        if first != meaning:
            zh, en = f"{kind[0]}“{word}”既指“{first}”又指“{meaning}”", f"The {kind[1]} '{word}' means both '{first}' and '{meaning}'"
            yield where.fault("ambiguous-" + kind[1].replace(" ", "-"), zh, en)
