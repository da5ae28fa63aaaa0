"""Names that lead somewhere or nowhere: the one test that all wiring is made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.values import Period

At = Callable[..., str]
"""Where a part of the definition stands: `at("columns", 3, "list")` is `file:line`."""

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


def named(kind: Kind, word: str | None, known: Iterable[str], where: str) -> Iterator[Fault]:
    """A fault when the word is given and is none of the known names."""
    if word is not None and word not in (names := set(known)):
        yield unknown(kind, word, names, where)


def a_period(code: str, where: str) -> Iterator[Fault]:
    """A fault when the code is not a period."""
    try:
        Period.parse(code)
    except QuestionError as error:
        fault = error.faults[0]
        yield Fault(fault.code, fault.zh, fault.en, where, fault.fix_zh, fault.fix_en)


def once(words: Iterable[tuple[str, str, str]], kind: Kind) -> Iterator[Fault]:
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
            yield Fault("ambiguous-" + kind[1].replace(" ", "-"), zh, en, where)
