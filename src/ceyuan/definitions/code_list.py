"""A code list: the values that a category may take."""

from __future__ import annotations

from ceyuan.definitions.base import Definition, Model
from ceyuan.values import Bilingual


class Entry(Model):
    """One value; `parent` puts it under another of the same list."""

    code: str
    label: Bilingual
    aliases: tuple[str, ...] = ()
    parent: str | None = None


class CodeList(Definition):
    """A list of values, closed unless `is_open` (then other values enter with a warning)."""

    list: str
    is_open: bool = False
    entries: tuple[Entry, ...]

    def find(self, word: str) -> Entry | None:
        """The entry of that code, label or alias."""
        return next((e for e in self.entries if word in (e.code, e.label.zh, e.label.en, *e.aliases)), None)
