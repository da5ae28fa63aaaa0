"""Cells of sheets in templates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from django import template

register = template.Library()


@register.filter
def beside(texts: Sequence[str | None], letters: Sequence[str]) -> list[tuple[str, str | None]]:
    """Each letter with the text of its column."""
    return list(zip_longest(letters, texts[: len(letters)], fillvalue=None))  # type: ignore[arg-type]  # never more texts than letters
