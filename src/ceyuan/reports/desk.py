"""What resolving a block needs: the definitions, the figures cited so far, the sources, and the next numbers of tables and charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from ceyuan.definitions import Definitions, Reference
from ceyuan.reports.register import Register
from ceyuan.reports.saying import Speaker


@dataclass
class Desk:
    """The desk at which one report is resolved."""

    register: Register
    speaker: Speaker
    sources: list[Reference] = field(default_factory=list)
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    charts: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def definitions(self) -> Definitions:
        """Of the city."""
        return self.register.book.definitions

    def source(self, reference: Reference) -> int:
        """The number of a source, from 1; the same source has one number."""
        if reference not in self.sources:
            self.sources.append(reference)
        return self.sources.index(reference) + 1
