"""Faults as rows: one for each cell that is wrong and each rule that is broken, with what the cell holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl

from ceyuan.definitions import Check
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.layout import Table
from ceyuan.intake.reading.judge import WHOLE_ROW, Judged
from ceyuan.intake.sheets.sheet import ROW, text_column

FAULTS = pl.Schema(
    {
        "_sheet": pl.String(),
        "_row": pl.Int32(),
        "field": pl.String(),
        "fault": pl.UInt8(),
        "check": pl.String(),
        "text": pl.String(),
        "hint": pl.String(),
    }
)
"""`field` is empty for a whole row; `fault` is the number of a `CellFault`, `check` the rule broken; `text` is what the cell holds and
`hint` what is known beside, such as the row that came first."""

NO_FAULTS = pl.DataFrame(schema=FAULTS)


def fault_rows(judged: Judged, table: Table, rules: Mapping[str, Check]) -> pl.DataFrame:
    """The faults and warnings of judged rows, as `FAULTS`."""
    parts = [*_of_cells(judged, table), *_of_rules(judged, table, rules)]
    return pl.concat(parts) if parts else NO_FAULTS


def fault_frame(sheet: str | pl.Series, rows: pl.Series, **columns: object) -> pl.DataFrame:
    """Faults from columns; a single value stands for all rows."""
    given = {"_sheet": sheet, "_row": rows, "check": None, "text": None, "hint": None, **columns}
    return pl.select([pl.lit(given[name]).cast(kind).alias(name) for name, kind in FAULTS.items()])


def _of_cells(judged: Judged, table: Table) -> Iterator[pl.DataFrame]:
    sources = _sources(table)
    for field, faults in judged.faults.items():
        at = np.flatnonzero(faults)
        text = judged.texts[sources[field]].gather(at) if field in sources else None
        yield fault_frame(table.sheet.name, judged.texts[ROW].gather(at), field=field, fault=pl.Series(faults[at]), text=text)


def _of_rules(judged: Judged, table: Table, rules: Mapping[str, Check]) -> Iterator[pl.DataFrame]:
    for name, rows in judged.broken.items():
        if rows.any():
            texts = judged.texts.filter(rows)
            yield fault_frame(
                table.sheet.name,
                texts[ROW],
                field=ruled_field(rules[name], table),
                fault=int(fault_of(rules[name])),
                check=name,
                text=_compared(rules[name], table, texts),
            )


def fault_of(check: Check) -> CellFault:
    """The fault of a row that breaks the rule."""
    return CellFault.RULE_DOUBTFUL if check.level == "warning" else CellFault.RULE_BROKEN


def ruled_field(check: Check, table: Table) -> str:
    """The field that a broken rule is shown at: the first in the rule that is a column of the sheet."""
    fields = sorted(check.rule.columns, key=check.rule.text.index)
    return next((name for name in fields if name in _sources(table)), fields[0] if fields else WHOLE_ROW)


def _compared(check: Check, table: Table, texts: pl.DataFrame) -> pl.Series:
    """What the cells that a rule compares hold, with their headers."""
    sources = _sources(table)
    fields = [name for name in sorted(check.rule.columns, key=check.rule.text.index) if name in sources]
    told = [pl.format(f"{table.dataset.column(name).label.zh} {{}}", pl.col(sources[name]).fill_null("")) for name in fields]
    return texts.select(pl.concat_str(told, separator="，") if told else pl.lit("")).to_series()


def _sources(table: Table) -> dict[str, str]:
    return {binding.column.name: text_column(binding.header.column) for binding in table.bindings}
