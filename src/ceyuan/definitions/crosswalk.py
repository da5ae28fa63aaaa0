"""A crosswalk: which codes of one list are which codes of another."""

from __future__ import annotations

from ceyuan.definitions.base import Definition, Model


class Pair(Model):
    """One code and its counterparts; several where the other list is finer, none where it has no such thing."""

    of: str
    to: tuple[str, ...]


class Crosswalk(Definition):
    """From the codes of the list `of` to those of the list `to`."""

    crosswalk: str
    of: str
    to: str
    pairs: tuple[Pair, ...]

    def find(self, code: str) -> tuple[str, ...]:
        """The counterparts of a code."""
        return next((pair.to for pair in self.pairs if pair.of == code), ())
