"""A sender's hand: how values of the ledger look in the cells of the one who files them. The inverse of reading a cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from ceyuan.definitions import Column, Dataset, Definitions
from ceyuan.definitions.column import TRACKS
from ceyuan.definitions.dataset import Cadence
from ceyuan.samples.paper.rows import MARKS

DateStyle = Literal["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%-m.%-d", "%Y%m%d", "%Y年%-m月%-d日", "excel"]

_EXCEL: DateStyle = "excel"
_PERIODS: Mapping[Cadence, str] = {
    "month": "%Y年%-m月",
    "quarter": "%Y年1-%-m月",
    "half": "%Y年1-%-m月",
    "year": "%Y年",
    "event": "%Y年%-m月",
}


@dataclass(frozen=True, slots=True)
class Hand:
    """How one sender writes.

    Attributes:
        dates: the spelling of dates; `excel` is a real date cell.
        blank: what stands in an empty cell.
        alias: which of the headers of a column, 0 the label, 1 its first other name…; the last where it has fewer.
        units: column → unit in which its cells are; else the column's own.
        units_in: whether the header says the unit, or a row above it, or nobody.
        thousands: whether numbers of four digits and more have separators, and so are text.
        place_name: which of the names of a place, 0 the label, 1 its first other name…; the last where it has fewer.
    """

    dates: DateStyle = "%Y-%m-%d"
    blank: str = ""
    alias: int = 0
    units: Mapping[str, str] = field(default_factory=dict)
    units_in: Literal["header", "row", "nowhere"] = "header"
    thousands: bool = False
    place_name: int = 0

    def write(self, rows: pl.DataFrame, dataset: Dataset, definitions: Definitions) -> pl.DataFrame:
        """Rows of the ledger as a table of texts under the sender's headers, in the order of the frame's columns.

        Args:
            rows: columns of the dataset, typed as the ledger keeps them (money in whole yuan), and the marks of rows.
        """
        columns = [dataset.column(name) for name in rows.columns if name not in MARKS]
        texts = [self._text(column, dataset.cadence, definitions).fill_null(self.blank).alias(self.header(column)) for column in columns]
        return rows.select(*texts, *(name for name in MARKS if name in rows.columns))

    @property
    def habits(self) -> frozenset[str]:
        """The messes that come of this hand."""
        shown = {
            "dates_as_text": self.dates not in ("%Y-%m-%d", _EXCEL),
            "excel_dates": self.dates == _EXCEL,
            "words_for_empty": bool(self.blank),
            "thousands_separators": self.thousands,
            "other_headers": self.alias > 0,
            "other_place_names": self.place_name > 0,
        }
        return frozenset(mess for mess, is_shown in shown.items() if is_shown)

    def header(self, column: Column) -> str:
        """What the sender calls a column."""
        chinese = [column.label.zh, *(alias for alias in column.aliases if not alias.isascii())]
        name = chinese[min(self.alias, len(chinese) - 1)]
        unit = self.units.get(column.name, column.unit)
        return f"{name}（{unit}）" if unit and self.units_in == "header" and column.kind in ("money", "area") else name

    def number_headers(self, dataset: Dataset) -> frozenset[str]:
        """The headers whose cells are numbers, unless separators make texts of them."""
        return frozenset() if self.thousands else frozenset(self.header(c) for c in dataset.columns if c.is_number)

    def date_headers(self, dataset: Dataset) -> frozenset[str]:
        """The headers whose cells are real dates."""
        return frozenset(self.header(c) for c in dataset.columns if c.kind == "date" and self.dates == _EXCEL)

    def _text(self, column: Column, cadence: Cadence, definitions: Definitions) -> pl.Expr:
        value = pl.col(column.name)
        match column.kind:
            case "money" | "area":
                return self._number(_in_unit(value, int(definitions.unit(self.units.get(column.name) or column.unit or "").factor)))
            case "integer" | "decimal" | "percent":
                return self._number(value.cast(pl.String).str.strip_suffix(".0"))
            case "date":
                return value.cast(pl.Date).dt.strftime("%Y-%m-%d" if self.dates == _EXCEL else self.dates)
            case "period":
                return value.cast(pl.Date).dt.strftime(_PERIODS[cadence])
            case "boolean":
                return pl.when(value.cast(pl.Boolean)).then(pl.lit("是")).when(~value.cast(pl.Boolean)).then(pl.lit("否"))
            case "place":
                return _renamed(value, self._places(definitions))
            case "category":
                return _renamed(value, _labels(column, definitions))
            case _:
                return value.cast(pl.String)

    def _number(self, text: pl.Expr) -> pl.Expr:
        return _separated(text) if self.thousands else text

    def _places(self, definitions: Definitions) -> dict[str, str]:
        places = definitions.places.entries if definitions.places else ()
        names = {place.code: (place.label.zh, *(other.name for other in place.names)) for place in places}
        return {code: known[min(self.place_name, len(known) - 1)] for code, known in names.items()}


def _in_unit(amount: pl.Expr, factor: int) -> pl.Expr:
    """Whole amounts as decimal text in a unit of a power of ten, exactly: no float comes near them."""
    places, whole = len(str(factor)) - 1, amount.cast(pl.Int64)
    if places == 0:
        return whole.cast(pl.String)
    fraction = (whole.abs() % factor).cast(pl.String).str.zfill(places).str.strip_chars_end("0")
    sign = pl.when(whole < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return (sign + (whole.abs() // factor).cast(pl.String) + "." + fraction).str.strip_chars_end(".")


def _separated(text: pl.Expr) -> pl.Expr:
    whole, rest = text.str.extract(r"(\d+)"), text.str.extract(r"(\.\d+)$").fill_null("")
    grouped = whole.str.reverse().str.replace_all(r"(\d{3})", "${1},").str.reverse().str.strip_prefix(",")
    return text.str.extract(r"^(-?)") + grouped + rest


def _labels(column: Column, definitions: Definitions) -> dict[str, str]:
    if column.list == TRACKS:
        return {t.code: t.label.zh for t in definitions.track_list.entries} if definitions.track_list else {}
    return {entry.code: entry.label.zh for entry in definitions.lists[column.list or ""].entries}


def _renamed(value: pl.Expr, names: Mapping[str, str]) -> pl.Expr:
    code = value.cast(pl.String)
    return code.replace_strict([*names], [*names.values()], default=code, return_dtype=pl.String)
