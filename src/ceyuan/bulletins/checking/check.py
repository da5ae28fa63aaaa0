"""Checking a text: every claim bound, held against our figure, and judged."""

from __future__ import annotations

from ceyuan.bulletins.binding import Binder
from ceyuan.bulletins.checking import reasons
from ceyuan.bulletins.checking.checked import Checked
from ceyuan.bulletins.checking.judge import Judge
from ceyuan.bulletins.checking.periods import report_period
from ceyuan.bulletins.reading import Reading
from ceyuan.errors import DefinitionError
from ceyuan.indicators import Book


def check(book: Book, reading: Reading) -> Checked:
    """Hold every claim of a text against the ledger.

    Args:
        book: the city at one version of its ledger.
        reading: of the text.

    Raises:
        DefinitionError: the city has no words of checking.
    """
    words = book.definitions.checking
    if words is None:
        raise DefinitionError(reasons.no_words())
    judge = Judge(book, words, report_period(reading))
    judgements = tuple(judge.judged(binding) for binding in Binder(book.definitions, words).bind(reading))
    return Checked(reading, judgements, book.version)
