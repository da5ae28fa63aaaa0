"""Checking a text: every claim bound, held against our figure, and judged."""

from __future__ import annotations

from collections.abc import Collection

from ceyuan.bulletins.binding import Binder
from ceyuan.bulletins.checking import reasons
from ceyuan.bulletins.checking.arithmetic import arithmetic
from ceyuan.bulletins.checking.checked import Checked
from ceyuan.bulletins.checking.judge import Judge
from ceyuan.bulletins.checking.periods import report_period
from ceyuan.bulletins.claim import Claim
from ceyuan.bulletins.reading import Reading
from ceyuan.errors import DefinitionError
from ceyuan.indicators import Book


def check(book: Book, reading: Reading, claims: Collection[Claim] | None = None) -> Checked:
    """Hold the claims of a text against the ledger.

    Args:
        book: the city at one version of its ledger.
        reading: of the text.
        claims: those to be judged, where not all are; the others still tell of what they speak.

    Raises:
        DefinitionError: the city has no words of checking.
    """
    words = book.definitions.checking
    if words is None:
        raise DefinitionError(reasons.no_words())
    judge = Judge(book, words, report_period(reading))
    bindings = Binder(book.definitions, words).bind(reading)
    findings = arithmetic(bindings, judge.published.facts, book.definitions)
    judgements = tuple(judge.judged(binding) for binding in bindings if claims is None or binding.claim in claims)
    return Checked(reading, judgements, findings, book.version)
