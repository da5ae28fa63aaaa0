"""A gazetteer: written forms and the places that each may mean on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

import polars as pl

from ceyuan.values.place.alias import Alias, codes_of

Gazetteer: TypeAlias = Mapping[str, list[str]]
"""The codes that each written form may mean."""

Reading: TypeAlias = tuple[pl.Series, Gazetteer]
"""One way to read n rows: the form of each, null where there is none, and what forms may mean."""


def gazetteer(aliases: Iterable[Alias], on: date | None) -> Gazetteer:
    """What the texts of aliases may mean on the day; None is any day."""
    alike: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases:
        alike[alias.text].append(alias)
    return {written: codes_of(same, on) for written, same in alike.items()}


def read(*readings: Reading) -> pl.DataFrame:
    """The places of n rows, by the first reading that knows its form.

    Returns:
        n rows: `code`, null where there is no place or are several; `told_by`, the form that told; `candidates`.
    """
    codes: list[list[str]] = []
    found: list[pl.Expr] = []
    for nth, (_, known) in enumerate(readings):
        numbers = range(len(codes), len(codes) + len(known))
        found.append(pl.col(f"form_{nth}").replace_strict(list(known), numbers, default=None, return_dtype=pl.UInt32))
        codes += known.values()
    told_by = [pl.when(number.is_not_null()).then(pl.col(f"form_{nth}")) for nth, number in enumerate(found)]
    forms = pl.DataFrame([form.alias(f"form_{nth}") for nth, (form, _) in enumerate(readings)])
    told = forms.select(pl.coalesce(found).alias("number"), pl.coalesce(told_by).alias("told_by"))
    candidates = pl.Series("candidates", codes, dtype=pl.List(pl.String)).gather(told["number"])
    only = pl.when(pl.col("candidates").list.len() == 1).then(pl.col("candidates").list.first())
    return pl.DataFrame([told["told_by"], candidates]).select(only.alias("code"), "told_by", "candidates")
