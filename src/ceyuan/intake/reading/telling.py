"""Faults in words: for each the cell, the code that scripts rely on, and what is wrong and what to do in both languages."""

from __future__ import annotations

import polars as pl

from ceyuan.definitions import Column, Dataset
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.reading.harvest import Harvest
from ceyuan.intake.reading.hints import Hinter, hints
from ceyuan.intake.reading.judge import WHOLE_ROW
from ceyuan.intake.wording import wording
from ceyuan.values import Bilingual

TOLD = pl.Schema(
    {
        "sheet": pl.String(),
        "row": pl.Int32(),
        "column": pl.String(),
        "field": pl.String(),
        "code": pl.String(),
        "level": pl.String(),
        "text": pl.String(),
        "zh": pl.String(),
        "en": pl.String(),
    }
)
"""A fault as it is shown; `column` is the letter of its column, empty for a whole row."""

_SHOWN = 60  # characters of a cell that a message repeats
_PERHAPS = Bilingual("，是否“{}”？", ", perhaps '{}'?")


def told(harvest: Harvest, hinter: Hinter) -> pl.DataFrame:
    """Every fault of a file in words, as `TOLD`, in the order of its rows and columns."""
    if harvest.faults.is_empty():
        return pl.DataFrame(schema=TOLD)
    groups = harvest.faults.partition_by("field", "fault", "check", maintain_order=True)
    said = pl.concat([_said(group, harvest.dataset, hinter) for group in groups])
    ordered = said.join(_letters(harvest), on=["_sheet", "field"], how="left", maintain_order="left")
    ranks = {sheet: rank for rank, sheet in enumerate(harvest.sheets)}
    names = [column.name for column in harvest.dataset.columns]
    order = [
        pl.col("_sheet").replace_strict(ranks, return_dtype=pl.Int32),
        "_row",
        pl.col("check").is_not_null(),
        pl.col("field").replace_strict(names, range(len(names)), default=-1, return_dtype=pl.Int32),
    ]
    return ordered.sort(order, maintain_order=True).select(
        pl.col("_sheet").alias("sheet"), pl.col("_row").alias("row"), pl.col("column").fill_null(""), *list(TOLD)[3:]
    )


def _letters(harvest: Harvest) -> pl.DataFrame:
    """The letter of each field's column in each sheet."""
    rows = [(r.table.sheet.name, b.column.name, b.letter) for r in harvest.readings for b in r.table.bindings]
    return pl.DataFrame(rows, schema={"_sheet": pl.String, "field": pl.String, "column": pl.String}, orient="row")


def _said(group: pl.DataFrame, dataset: Dataset, hinter: Hinter) -> pl.DataFrame:
    """The faults of one kind in one column."""
    fault, rule = CellFault(group["fault"][0]), group["check"][0]
    column = None if group["field"][0] == WHOLE_ROW else dataset.column(group["field"][0])
    saying = _rule(dataset, rule) if rule else wording(fault)
    return group.select("_sheet", "_row", "field", "check", "text").with_columns(
        code=pl.lit(rule or fault.code),
        level=pl.lit(fault.level),
        zh=_in_words(saying.zh, group, column.label.zh if column else "", _beside(group, fault, column, hinter, _PERHAPS.zh)),
        en=_in_words(saying.en, group, column.label.en if column else "", _beside(group, fault, column, hinter, _PERHAPS.en)),
    )


def _rule(dataset: Dataset, name: str) -> Bilingual:
    label = next(check.label for check in dataset.checks if check.check == name)
    return Bilingual(f"{label.zh}{{hint}}", f"{label.en}{{hint}}")


def _in_words(saying: str, group: pl.DataFrame, label: str, beside: pl.Series) -> pl.Series:
    """The saying with what each cell holds, its column's label and what is known beside."""
    rows = pl.DataFrame({"saying": pl.Series([saying.replace("{label}", label)]).new_from_index(0, group.height)})
    rows = rows.with_columns(text=group["text"].fill_null("").str.slice(0, _SHOWN), hint=beside)
    filled = pl.col("saying").str.replace("{hint}", pl.col("hint"), literal=True).str.replace("{text}", pl.col("text"), literal=True)
    return rows.select(filled).to_series()


def _beside(group: pl.DataFrame, fault: CellFault, column: Column | None, hinter: Hinter, perhaps: str) -> pl.Series:
    """What is known beside each cell, as words that may be empty."""
    if fault in (CellFault.RULE_BROKEN, CellFault.RULE_DOUBTFUL):
        return _bracketed(group["text"])
    if fault is CellFault.OUT_OF_RANGE and column:
        low, high = ("" if bound is None else str(bound) for bound in (column.minimum, column.maximum))
        return pl.Series([f"{low}～{high}"]).new_from_index(0, group.height)
    if column is None or group["hint"].null_count() < group.height:
        return group["hint"].fill_null("")
    found = hints(group["text"], fault, column, hinter)
    return pl.select(pl.when(found.is_not_null()).then(pl.format(perhaps, found)).otherwise(pl.lit(""))).to_series()


def _bracketed(texts: pl.Series) -> pl.Series:
    return pl.select(pl.when(texts.fill_null("") != "").then(pl.format("（{}）", texts)).otherwise(pl.lit(""))).to_series()
