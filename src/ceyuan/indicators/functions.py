"""What the functions of expressions mean on Ibis columns, the same on every engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from ceyuan.definitions import Expression


def evaluate(expression: Expression, table: ir.Table) -> Any:
    """The expression over the columns of a table."""
    return expression.apply(lambda name: table[name], FUNCTIONS)


def _years_after(day: Any, years: int) -> Any:
    return (day + ibis.interval(years=years)).cast("date")


def _earliest(one: Any, other: Any) -> Any:
    # `least` of a null is null on some engines and the other value on others.
    return ibis.least(ibis.coalesce(one, other), ibis.coalesce(other, one))


def _is_in(value: Any, values: Sequence[Any]) -> Any:
    return value.isin(values)


def _negate(value: Any) -> Any:
    return ~value


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "given": lambda cell: cell.notnull(),
    "year": lambda day: day.year(),
    "new_year": lambda day: ibis.date(day.year() + 1, 1, 1),
    "years_after": _years_after,
    "earliest": _earliest,
    "is_in": _is_in,
    "negate": _negate,
}
