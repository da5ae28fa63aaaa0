"""A sheet as the fast reader gives it, held no longer than it takes to make texts of it."""

from __future__ import annotations

import re

import fastexcel
import polars as pl

from ceyuan.intake.sheets.markup import Place
from ceyuan.intake.sheets.sheet import text_column

_ERRORS = {"Div0": "#DIV/0!", "NA": "#N/A", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!", "Value": "#VALUE!"}
_ERROR = re.compile(r"Error\((\w+)\)")


class Loaded:
    """A sheet loaded.

    Attributes:
        name, is_hidden: of the sheet.
        error_texts: cells that hold an error → the error as the spreadsheet shows it.
    """

    def __init__(self, reader: fastexcel.ExcelReader, nth: int) -> None:
        sheet = reader.load_sheet(nth, header_row=None, skip_rows=0, dtypes="string")
        batch, errors = sheet.to_arrow_with_errors()
        self.name, self.is_hidden = sheet.name, sheet.visible != "visible"
        # Columns before the first that holds anything are not loaded; the grid begins at A all the same.
        first = int(sheet.selected_columns[0].absolute_index) if sheet.selected_columns else 0
        self.error_texts = dict(_error(error, first) for error in (errors.errors if errors else ()))
        self._texts: pl.DataFrame | None = _from_a(pl.DataFrame(batch), first)

    def take_texts(self) -> pl.DataFrame:
        """The texts from column A on; they are given away, so that they are not held twice."""
        texts, self._texts = self._texts, None
        assert texts is not None
        return texts


def _from_a(texts: pl.DataFrame, first: int) -> pl.DataFrame:
    before = [pl.lit(None, dtype=pl.String).alias(text_column(index)) for index in range(first)]
    return texts.select(*before, *(pl.col(name).alias(text_column(first + nth)) for nth, name in enumerate(texts.columns)))


def _error(error: fastexcel.CellError, first: int) -> tuple[Place, str]:
    kind = _ERROR.search(error.detail)
    row, column = error.offset_position
    return (row, column + first), _ERRORS.get(kind.group(1), "#ERROR!") if kind else "#ERROR!"
