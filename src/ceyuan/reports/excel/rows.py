"""Many rows of a sheet as its XML, made a column at a time: a headline figure stands on tens of thousands of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import polars as pl
from xlsxwriter.utility import xl_col_to_name

_EPOCH = date(1899, 12, 30)
_LONGEST = 32_767
"""Characters that a cell of Excel holds."""

_COLUMN = re.compile(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"')


def with_rows(columns: Sequence[pl.Series], top: int, sheet: str) -> str:
    """The XML of a sheet with rows at its end.

    Args:
        columns: from column A on; text, numbers, booleans and dates.
        top: number of the row before the first, from 1.
        sheet: the XML without them; the style of a column is that of its dates.
    """
    styles = {int(column[0]): column[2] for column in _COLUMN.findall(sheet)}
    frame = pl.DataFrame([column.alias(str(at)) for at, column in enumerate(columns, 1)]).with_row_index("row", top + 1)
    row = pl.col("row").cast(pl.String)
    cells = [_cell(column, at, row, styles.get(at)) for at, column in enumerate(columns, 1)]
    lines = frame.select(pl.concat_str(pl.lit('<row r="'), row, pl.lit('">'), *cells, pl.lit("</row>"))).to_series()
    extent = f"A1:{xl_col_to_name(len(columns) - 1)}{top + frame.height}"
    return re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{extent}"', sheet).replace("</sheetData>", "".join(lines) + "</sheetData>")


def _cell(column: pl.Series, at: int, row: pl.Expr, style: str | None) -> pl.Expr:
    """The cell of each row; an empty value is no cell. Text stands in the cell itself, so that it is text whatever it begins with."""
    value, address = pl.col(str(at)), f'<c r="{xl_col_to_name(at - 1)}'
    if column.dtype == pl.Boolean:
        kind, value = '" t="b"><v>', value.cast(pl.Int8)
    elif column.dtype == pl.Date:
        kind, value = f'" s="{style or 0}"><v>', (value - pl.lit(_EPOCH)).dt.total_days()
    elif column.dtype.is_numeric():
        kind = '"><v>'
    else:
        kind, value = '" t="inlineStr"><is><t xml:space="preserve">', _escaped(value.cast(pl.String))
    closing = "</v></c>" if kind.endswith("<v>") else "</t></is></c>"
    return pl.concat_str(pl.lit(address), row, pl.lit(kind), value.cast(pl.String), pl.lit(closing)).fill_null("")


def _escaped(text: pl.Expr) -> pl.Expr:
    """Text as XML takes it and Excel shows it: no markup, no control characters, no `_x0041_` that Excel would decode."""
    plain = text.str.slice(0, _LONGEST).str.replace_all(r"_(x[0-9A-Fa-f]{4}_)", "_x005F_${1}")
    plain = plain.str.replace_all(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{FFFE}\x{FFFF}]", "\ufffd")
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        plain = plain.str.replace_all(char, entity, literal=True)
    return plain
