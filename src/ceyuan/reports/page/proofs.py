"""The rows behind a figure as a page shows them: where each stands, what tells it from others, and why it does not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.naming import command, document_name, evidence_sheet
from ceyuan.reports.proof import Proof, ProofColumn
from ceyuan.reports.tree import ResolvedReport
from ceyuan.values import Bilingual

_PLACE = (("file", words.FILE), ("sheet", words.SHEET), ("cell", words.CELL))
_SHOWN = Bilingual(
    "此处列出{shown}行，本期共计入{all}行。全部行：{where}", "{shown} rows are shown here; {all} count in the period. All rows: {where}"
)
_WORKBOOK = Bilingual("工作簿 {file} 的工作表“{sheet}”", "sheet '{sheet}' of the workbook {file}")


@dataclass(frozen=True)
class ProofPart:
    """One table of rows, with a note under it."""

    label: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def proof_parts(report: ResolvedReport, name: str, lang: Lang) -> Iterator[ProofPart]:
    """The rows that count and those that do not, as many as a page holds."""
    proof, rows = report.proof(name), report.shown_rows
    limit = rows.page if report.figures[name].is_whole else rows.part
    columns = [column for column in proof.columns if column.is_key]
    counted = proof.counted.head(limit)
    yield _part(counted, columns, lang, words.COUNTED_ROWS, _more(report, name, counted.height, lang))
    left_out = proof.left_out.head(limit)
    yield _part(left_out, columns, lang, words.LEFT_OUT_ROWS, _reasons(proof, lang))


def cell_text(column: ProofColumn, values: pl.Series, lang: Lang) -> list[str]:
    """The values of a column as text; codes of districts, tracks and categories by their names."""
    if column.labels:
        names = {code: label[lang] for code, label in column.labels.items()}
        return [names.get(code, code or "") for code in values.cast(pl.String).to_list()]
    return values.cast(pl.String).fill_null("").to_list()


def _part(rows: pl.DataFrame, columns: list[ProofColumn], lang: Lang, label: Bilingual, note: str) -> ProofPart:
    is_counted = label is words.COUNTED_ROWS
    roles = [words.role(role, window)[lang] for role, window in rows.select("role", "window").iter_rows()]
    last = rows["weight"] if is_counted else rows[f"detail_{lang}"]
    shown = [
        roles,
        *(rows[name].cast(pl.String).fill_null("").to_list() for name, _ in _PLACE),
        *(cell_text(column, rows[column.name], lang) for column in columns),
        last.cast(pl.String).fill_null("").to_list(),
    ]
    ends = words.WEIGHT if is_counted else words.REASON
    headings = (words.ROLE, *(head for _, head in _PLACE), *(column.label for column in columns), ends)
    return ProofPart(label[lang], tuple(head[lang] for head in headings), tuple(zip(*shown, strict=True)), note)


def _more(report: ResolvedReport, name: str, shown: int, lang: Lang) -> str:
    figure = report.figures[name].figure
    if name in report.headline:
        where = _WORKBOOK[lang].format(file=document_name(report, lang, "xlsx"), sheet=evidence_sheet(report, name, lang))
    else:
        where = command(figure.key)
    return _SHOWN[lang].format(shown=f"{shown:,}", all=f"{figure.rows:,}", where=where)


def _reasons(proof: Proof, lang: Lang) -> str:
    """How many rows were left out and why, in one line."""
    said = [f"{words.role(one.role, one.window)[lang]} · {one.words[lang]}：{one.rows:,}" for one in proof.reasons]
    return "；".join([*(said or [words.NONE_LEFT_OUT[lang]]), words.OTHERS[lang]])
