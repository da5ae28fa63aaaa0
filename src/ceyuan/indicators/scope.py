"""Which rows a figure is about beside their time: the rows of a place, a track, a class."""

from __future__ import annotations

from dataclasses import dataclass

import ibis.expr.types as ir

from ceyuan.definitions import Dataset
from ceyuan.indicators.figure import UNSTATED


@dataclass(frozen=True)
class Scope:
    """Member values by dimension: `district`, `track` or a category column. Empty is the whole city.

    Attributes:
        members: dimension → the codes whose rows are meant; several for a place that has districts under it.
    """

    members: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def split(self, along: str | None) -> tuple[str, str, Scope] | None:
        """A dimension, its member, and the scope that is left: what a cell of a cube is asked by.

        Without `along` only a scope of one member, or of everything, is a cell of a cube worth keeping.
        """
        if along is None and len(self.members) > 1:
            return None
        for dimension, codes in self.members:
            if along in (None, dimension):
                rest = Scope(tuple(pair for pair in self.members if pair[0] != dimension))
                return (dimension, codes[0], rest) if len(codes) == 1 else None
        return "", UNSTATED, self

    def narrowed(self, dimension: str, code: str) -> Scope:
        """The same scope, of one member of another dimension."""
        return Scope((*(pair for pair in self.members if pair[0] != dimension), (dimension, (code,))))

    def filter(self, table: ir.Table, dataset: Dataset) -> ir.Table:
        """The rows meant."""
        for dimension, codes in self.members:
            table = table.filter(member(table, dataset, dimension).isin(codes))
        return table


WHOLE = Scope()


def column_of(dataset: Dataset, dimension: str) -> str:
    """The column behind a dimension; an indicator declares only dimensions that its dataset has."""
    return {"district": dataset.place, "track": dataset.track}.get(dimension) or dimension


def member(table: ir.Table, dataset: Dataset, dimension: str) -> ir.StringValue:
    """The code of the member that a row states, `UNSTATED` where it states none."""
    return table[column_of(dataset, dimension)].cast("string").fill_null(UNSTATED)
