"""The notes of a template: one line a column."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ceyuan.definitions import Column
from ceyuan.intake.template.writing import Writing
from ceyuan.values import Bilingual

NOTES_SHEET = {"zh": "填表说明", "en": "Notes"}

_HEADERS = (
    Bilingual("栏目", "Column"),
    Bilingual("是否必填", "Required"),
    Bilingual("内容", "Content"),
    Bilingual("计量", "Measured in"),
    Bilingual("可选值", "Values"),
    Bilingual("例", "Example"),
    Bilingual("要点", "Remarks"),
)
_PRESENCE = {
    "row": Bilingual("必填", "yes"),
    "header": Bilingual("须有此列", "the column must be there"),
    "optional": Bilingual("选填", "no"),
}
KINDS = {
    "text": Bilingual("文字", "text"),
    "name": Bilingual("名称", "name"),
    "credit_code": Bilingual("18位统一社会信用代码，文本格式", "unified social credit code, 18 characters, as text"),
    "code": Bilingual("编号，文本格式", "code, as text"),
    "category": Bilingual("从清单选择", "one of a list"),
    "place": Bilingual("区（市）县", "district"),
    "date": Bilingual("日期，如 2021-06-30", "date, such as 2021-06-30"),
    "period": Bilingual("时期，如 2021年6月", "period, such as 2021-06"),
    "integer": Bilingual("整数", "whole number"),
    "decimal": Bilingual("数", "number"),
    "money": Bilingual("金额", "amount of money"),
    "area": Bilingual("面积", "area"),
    "percent": Bilingual("百分数，27.1% 或 27.1", "percentage, 27.1% or 27.1"),
    "boolean": Bilingual("是或否", "是 (yes) or 否 (no)"),
}
_SHOWN = 30  # values of a list


def write_notes(page: Worksheet, writing: Writing, formats: Mapping[str, Format]) -> None:
    """Write the notes."""
    lang = writing.lang
    for at, header in enumerate(_HEADERS):
        page.write_string(0, at, header[lang], formats["optional"])
    for nth, column in enumerate(writing.dataset.filled_in, start=1):
        for at, text in enumerate(_line(column, writing)):
            if text:
                page.write_string(nth, at, text, formats["text"])
    page.set_column(0, len(_HEADERS) - 1, 24)


def _line(column: Column, writing: Writing) -> tuple[str, ...]:
    lang, choices = writing.lang, writing.choices(column)
    values = "、".join(choices[:_SHOWN]) + ("……" if len(choices) > _SHOWN else "")
    unit = column.unit or ("%" if column.kind == "percent" else "")
    note = column.note[lang] if column.note else ""
    return (column.label[lang], _PRESENCE[column.presence][lang], KINDS[column.kind][lang], unit, values, _example(column, writing), note)


def _example(column: Column, writing: Writing) -> str:
    """What the first example of the dataset has in the column."""
    known = writing.dataset.examples[0].cells
    return next((known[header] for header in (writing.header(column), *column.headers()) if header in known), "")
