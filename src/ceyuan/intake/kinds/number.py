"""Numbers: exact decimals from cells written plainly, with thousands separators, or with a unit of their own.

A number is read as a decimal, multiplied by its unit and rounded half to even (GB/T 8170); no step is a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader, patient
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.plain import not_numeric
from ceyuan.values.width import HALF_OF_FULL

_NUMBER = r"^([-+]?(?:\d+\.?\d*|\.\d+))\s*([(\p{L}\p{S}%‰].*)?$"
_GROUPED = r"^[-+]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?(?:\D.*)?$"
_GROUPING = r"[, ](\d{3})"
_SCIENTIFIC = r"^[-+]?\d+(?:\.\d+)?[eE][-+]?\d+$"
_DATE = r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
_MINUS = r"^[−–—]\s*"
_BRACKETS = r"^\(\s*(.*?)\s*\)$"
_SPARE_DIGITS = 2  # kept beyond the rounding, so that it is the written number that is rounded


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How the cells of a column are written and kept.

    Attributes:
        precision, scale: of the decimal kept.
        factor: how many of the unit kept one of the column's is.
        units: unit words that a cell may carry → how many of the unit kept.
        foreign: words of currencies that are not converted.
    """

    precision: int
    scale: int
    factor: Decimal
    units: Mapping[str, Decimal]
    foreign: tuple[str, ...] = ()

    @property
    def kept(self) -> pl.Decimal:
        """The type kept."""
        return pl.Decimal(self.precision, self.scale)

    def written(self, factor: Decimal) -> pl.Decimal:
        """A type that holds every digit of a cell that counts, in a unit of that size."""
        return pl.Decimal(38, self.scale + max(0, factor.adjusted()) + _SPARE_DIGITS)

    def in_unit(self, numbers: pl.Series, factor: Decimal) -> pl.Series:
        """Texts of plain numbers, times the factor, rounded; null where they are no number or too large."""
        if factor == 1:
            return numbers.cast(self.kept, strict=False)
        written = numbers.cast(self.written(factor), strict=False)
        return (self._below_limit(written, factor) * factor).cast(self.kept, strict=False)

    def _below_limit(self, written: pl.Series, factor: Decimal) -> pl.Series:
        """The numbers with null for those that would be too large, which polars does not multiply."""
        limit = Decimal(10) ** (self.precision - self.scale) / factor
        inside = written.is_between(-limit, limit)
        return written if inside.all() else written.set(~inside, None)


def number(form: NumberForm, cleaner: Cleaner) -> Reader:
    """Reads numbers."""

    def fast(texts: pl.Series) -> pl.Series:
        return form.in_unit(only_numeric(texts), form.factor)

    return patient(fast, lambda texts: _written_freely(texts, form), cleaner)


def only_numeric(texts: pl.Series) -> pl.Series:
    """The texts with null for those that hold more than digits, points and minus signs."""
    odd = not_numeric(texts)
    return texts.clone().scatter(odd, None) if odd.size else texts


def _written_freely(texts: pl.Series, form: NumberForm) -> Cells:
    plain = texts.str.replace_many(HALF_OF_FULL).str.replace(_MINUS, "-").str.strip_chars()
    grouped = plain.str.contains(_GROUPED).fill_null(value=False)
    bare = plain.str.replace_all(_GROUPING, "$1").zip_with(grouped, plain)
    parts = bare.str.extract_groups(_NUMBER).struct.unnest().fill_null("")
    numbers, units = parts["1"], parts["2"].str.replace(_BRACKETS, "$1").str.strip_chars()
    values = pl.Series([None] * len(texts), dtype=form.kept)
    for unit in units.unique():
        factor = form.factor if unit == "" else form.units.get(unit)
        if factor is not None:
            values = form.in_unit(numbers, factor).zip_with(units == unit, values)
    return _judged(texts, Written(plain, numbers, units, values), form)


@dataclass(frozen=True, slots=True)
class Written:
    """Cells taken apart: the text in half width, its number and unit (empty where there is none), and the value."""

    plain: pl.Series
    numbers: pl.Series
    units: pl.Series
    values: pl.Series


def _judged(texts: pl.Series, written: Written, form: NumberForm) -> Cells:
    is_number, has_unit = written.numbers != "", written.units != ""
    knows = written.units.is_in([*form.units, ""])
    cells = Cells.read(texts, written.values, CellFault.NONE)
    foreign = written.units.str.contains_any(list(form.foreign)) if form.foreign else pl.Series([False]).new_from_index(0, len(texts))
    for where, fault in (
        (texts.is_null(), CellFault.NONE),
        (written.plain.str.contains(_SCIENTIFIC), CellFault.DIGITS_LOST),
        (written.plain.str.contains(_DATE), CellFault.BECAME_A_DATE),
        (is_number & has_unit & foreign, CellFault.FOREIGN_CURRENCY),
        (is_number & ~knows, CellFault.UNKNOWN_UNIT),
        (is_number & written.values.is_null(), CellFault.NUMBER_TOO_LARGE),
        (texts.is_not_null() & written.values.is_null(), CellFault.NOT_A_NUMBER),
    ):
        cells = cells.marked(where, fault)
    return cells
