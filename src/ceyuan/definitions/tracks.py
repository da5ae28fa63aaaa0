"""Tracks: the fields of a city's layout, as a dated list with the document that issued it."""

from __future__ import annotations

from typing import Literal

from ceyuan.definitions.base import Definition, Model
from ceyuan.values import Bilingual


class Track(Model):
    """One track; `keywords` find it in a business scope or a project's name."""

    code: str
    label: Bilingual
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


class Tracks(Definition):
    """A list of tracks. Lists change every few years, so each is dated and says whose it is."""

    tracks: str
    level: Literal["nation", "province", "city"]
    entries: tuple[Track, ...]

    def find(self, word: str) -> Track | None:
        """The track of that code, label or alias."""
        return next((t for t in self.entries if word in (t.code, t.label.zh, t.label.en, *t.aliases)), None)
