"""Tables that sort and filter by their address, so that they do without a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from ceyuan_web.base.asked import Asked


@dataclass(frozen=True)
class Sorting:
    """How a table is asked for.

    Attributes:
        by, is_falling: the column, and whether its largest comes first.
        wanted: what its rows must hold.
    """

    by: str
    is_falling: bool
    wanted: str

    @classmethod
    def of(cls, request: Asked, by: str, *, is_falling: bool = False) -> Sorting:
        """As the query says; else by a column."""
        said = request.GET.get("sort", "")
        if said:
            return cls(said.lstrip("-"), said.startswith("-"), request.GET.get("q", "").strip())
        return cls(by, is_falling, request.GET.get("q", "").strip())

    def sorted(self, rows: Sequence[Any], cell: Callable[[Any, str], Any]) -> list[Any]:
        """The rows in order; those without a value come last either way."""
        known = [row for row in rows if cell(row, self.by) is not None]
        known.sort(key=lambda row: cell(row, self.by), reverse=self.is_falling)
        return known + [row for row in rows if cell(row, self.by) is None]

    def link(self, column: str, *, is_number: bool) -> str:
        """The query that sorts by a column: numbers fall first, and the same column again turns round."""
        falls = not self.is_falling if column == self.by else is_number
        said = [("sort", f"-{column}" if falls else column)] + ([("q", self.wanted)] if self.wanted else [])
        return f"?{urlencode(said)}"

    def state(self, column: str) -> str:
        """For `aria-sort`."""
        return "none" if column != self.by else "descending" if self.is_falling else "ascending"
