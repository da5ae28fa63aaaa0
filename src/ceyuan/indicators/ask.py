"""Asking: a figure, its breakdown, its series."""

from __future__ import annotations

from collections.abc import Sequence

from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import Figure, FigureKey
from ceyuan.values import Period


def figure(book: Book, key: FigureKey) -> Figure:
    """One figure.

    Raises:
        QuestionError: an unknown name, a breakdown the indicator does not have, or a period it cannot have.
    """
    raise NotImplementedError


def breakdown(book: Book, key: FigureKey, by: str) -> list[Figure]:
    """The figure of every member of a dimension, each computed on its own.

    Args:
        by: `district`, `track` or a category column among the indicator's breakdowns.
    """
    raise NotImplementedError


def series(book: Book, key: FigureKey, periods: Sequence[Period]) -> list[Figure]:
    """The figure of every period."""
    raise NotImplementedError
