"""Markdown without ornament: headings, tables, and text that cannot break out of its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def cell(text: object) -> str:
    """A text as one cell of a table."""
    return " ".join(str(text).split()).replace("|", r"\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; nothing when it has no rows.

    >>> print(table(["a", "b"], [[1, "x|y"]]))
    | a | b |
    |---|---|
    | 1 | x\\|y |
    """
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if not lines:
        return ""
    head = [f"| {' | '.join(headings)} |", "|" + "---|" * len(headings)]
    return "\n".join(head + lines)


def code(texts: Iterable[object]) -> str:
    """Texts as code, one after the other."""
    return ", ".join(f"`{text}`" for text in texts)


def blocks(parts: Iterable[str]) -> str:
    """Paragraphs, headings and tables with an empty line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)
