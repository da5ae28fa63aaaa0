"""Places: names, older names and codes, kept as the code of today; what a cell does not say an address may."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.vocabulary import WordMap
from ceyuan.values.place import Alias, PlaceMatcher


def place(matcher: PlaceMatcher, known: dict[str, str], cleaner: Cleaner, on: date | None) -> Reader:
    """Reads places.

    Args:
        matcher: finds places by name.
        known: words that name one place whatever the date → its code, for the fast way.
        on: the day that the file speaks of.
    """

    def slow(texts: pl.Series) -> Cells:
        return Cells.read(texts, matcher.match(texts, on)["code"], CellFault.UNKNOWN_PLACE)

    return patient(WordMap(known, pl.String()), slow, cleaner)


def located(codes: pl.Series, addresses: pl.Series, matcher: PlaceMatcher, on: date | None) -> pl.Series:
    """The codes, and where there is none the place of the address."""
    silent = codes.is_null().arg_true()
    if silent.is_empty():
        return codes
    return codes.clone().scatter(silent, matcher.locate(addresses.gather(silent), on)["code"])


def only_names(written: Iterable[Alias]) -> dict[str, str]:
    """The names that stand for one place only, at any time → its code."""
    codes: dict[str, set[str]] = {}
    for alias in written:
        if alias.use != "locality":
            codes.setdefault(alias.text, set()).add(alias.code)
    return {text: next(iter(found)) for text, found in codes.items() if len(found) == 1}
