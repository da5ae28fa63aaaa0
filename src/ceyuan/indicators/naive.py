"""What a figure of organisations would be to who counts strings: rows, names as written, codes as written."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from ceyuan.definitions import Party
from ceyuan.indicators.book import Book
from ceyuan.indicators.evidence import evidence
from ceyuan.indicators.figure import FigureKey
from ceyuan.indicators.part import Part
from ceyuan.indicators.who import STATED


@dataclass(frozen=True)
class Naive:
    """Counts of the rows behind a figure.

    Attributes:
        rows: that pass, repeated ones too.
        names: different names among them.
        codes: different codes, damaged ones and empty ones (by name) as they are written.
    """

    rows: int
    names: int
    codes: int


def naive(book: Book, key: FigureKey) -> Naive | None:
    """The counts of strings behind a figure that counts organisations; None for other figures.

    Raises:
        QuestionError: as `figure`.
    """
    part = evidence(book, key).parts[0]
    party = _party(part)
    if party is None:
        return None
    table = part.inside()
    passing = table.filter(table["_step"].isnull())
    written = _written(passing, party)
    found = passing.aggregate(rows=passing.count(), names=passing[party.name].nunique(), codes=written.nunique())
    return Naive(**found.to_pyarrow().to_pylist()[0])


def _party(part: Part) -> Party | None:
    column = part.distinct_column
    return next((party for party in part.dataset.parties if column and party.credit_code == column), None)


def _written(table: ir.Table, party: Party) -> ir.StringValue:
    stated = STATED + str(party.credit_code)
    code = table[stated if stated in table.columns else party.credit_code]
    damaged = [table[party.damaged_code]] if party.damaged_code else []
    return ibis.coalesce(code, *damaged, table[party.name])
