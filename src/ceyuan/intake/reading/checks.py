"""The rules of a dataset, applied to its rows: unknown is not broken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from ceyuan.definitions import Check

OTHERS = ("previous", "known")
"""The functions that look at other rows and other datasets."""


def looks_around(check: Check) -> bool:
    """Whether a rule looks at other rows or other datasets."""
    return any(list(expression.calls(name)) for expression in (check.rule, check.when) if expression for name in OTHERS)


def broken(check: Check, others: Mapping[str, Callable[..., Any]] | None = None) -> pl.Expr:
    """Whether a row breaks a rule; a rule that is unknown, for want of a value, is kept.

    Args:
        check: the rule.
        others: the functions that look around, for a rule that calls them.
    """
    functions = {**ROW_FUNCTIONS, **(others or {})}
    kept = _truth(check.rule.apply(pl.col, functions))
    applies = _truth(check.when.apply(pl.col, functions)) if check.when else pl.lit(value=True)
    return ((~kept) & applies).fill_null(value=False)


def _truth(folded: Any) -> pl.Expr:
    return folded if isinstance(folded, pl.Expr) else pl.lit(bool(folded))


def _in(value: pl.Expr, options: list[Any]) -> pl.Expr:
    return value.is_in(options)


def _years_after(day: pl.Expr, years: int) -> pl.Expr:
    return day.dt.offset_by(f"{years}y")


def _new_year(day: pl.Expr) -> pl.Expr:
    return pl.date(day.dt.year() + 1, 1, 1)


def _earliest(first: pl.Expr, second: pl.Expr) -> pl.Expr:
    return pl.min_horizontal(first, second)


ROW_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "is_in": _in,
    "negate": lambda truth: ~truth,
    "given": lambda value: value.is_not_null(),
    "year": lambda day: day.dt.year(),
    "new_year": _new_year,
    "years_after": _years_after,
    "earliest": _earliest,
}
"""The functions of expressions on polars columns."""
