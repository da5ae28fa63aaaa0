"""A workbook of a report: its formats and sheets. Text that comes from data is written as text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.excel.rows import with_rows
from ceyuan.reports.naming import evidence_link
from ceyuan.reports.package import THEN, timeless
from ceyuan.reports.palette import number_format
from ceyuan.reports.tree import Absent, Number, ResolvedReport, Said

FONT = "等线"
_FACE = {"font_name": FONT, "font_size": 10.5}
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "soft": {"font_color": "#56616D"},
    "notice": {"font_color": "#7A4A00", "bold": True},
    "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "top": 2, "bottom": 1, "bg_color": "#EEF4F4"},
    "head_number": {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "right", "top": 2, "bottom": 1, "bg_color": "#EEF4F4"},
    "text": {"valign": "top"},
    "wrapped": {"valign": "top", "text_wrap": True},
    "absent": {"font_color": "#56616D", "align": "right"},
    "right": {"align": "right", "valign": "top"},
    "link": {"font_color": "#0A5B6B", "underline": 1},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
}


@dataclass
class Workbook:
    """The workbook being written, in one language."""

    report: ResolvedReport
    lang: Lang
    path: Path
    sheets: list[tuple[str, str]] = field(default_factory=list)
    _appended: dict[str, Callable[[str], str]] = field(default_factory=dict)
    _formats: dict[str, Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        options = {**_OPTIONS, "default_format_properties": dict(_FACE)}  # which XlsxWriter changes
        self._made = io.BytesIO()
        self.file = xlsxwriter.Workbook(self._made, options)
        self.file.set_properties({"title": self.report.title[self.lang], "author": "Ceyuan", "created": THEN})

    def look(self, name: str) -> Format:
        """The format of a name."""
        return self._format(name, _LOOKS[name])

    def number(self, code: str, *, is_link: bool = False) -> Format:
        """The format of a number."""
        return self._format(f"{code}{is_link}", {"num_format": code, "valign": "top", **(_LOOKS["link"] if is_link else {})})

    def sheet(self, name: str, about: str) -> Worksheet:
        """A new sheet, which the first sheet lists."""
        title = _short(_FORBIDDEN.sub("", name).strip())
        self.sheets.append((title, about))
        made = self.file.add_worksheet(title)
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.set_footer("&C&P / &N", {"scale_with_doc": True})
        if self.report.is_synthetic:
            made.set_header("&R" + words.SYNTHETIC[self.lang])
        return made

    def title(self, sheet: Worksheet, title: str, back: str | None = None) -> None:
        """The head of a sheet: its title, and the way back."""
        sheet.write_string(0, 0, title, self.look("title"))
        home = back or self.sheets[0][0]
        sheet.write_url(1, 0, f"internal:'{home}'!A1", self.look("link"), f"← {home}")

    def painted(self, look: dict[str, Any]) -> Format:
        """A format that has no name."""
        return self._format(repr(sorted(look.items())), look)

    def head(self, sheet: Worksheet, row: int, labels: Sequence[tuple[str, bool]]) -> None:
        """A row of headings, each with whether numbers stand under it."""
        for column, (label, is_number) in enumerate(labels):
            sheet.write_string(row, column, label, self.look("head_number" if is_number else "head"))

    def cell(self, sheet: Worksheet, row: int, column: int, said: Said) -> None:
        """What a cell of a table says: a number as a number, anything else as text."""
        runs = said[self.lang]
        numbers = [run for run in runs if isinstance(run, Number)]
        if len(runs) == 1 and numbers:
            self.amount(sheet, row, column, numbers[0])
        else:
            look = "absent" if any(isinstance(run, Absent) for run in runs) else "wrapped"
            sheet.write_string(row, column, "".join(run.text for run in runs), self.look(look))

    def amount(self, sheet: Worksheet, row: int, column: int, number: Number) -> None:
        """A number with as many decimals as the report prints; that of a headline figure leads to its rows."""
        is_link = number.figure in self.report.headline
        look = self.number(number_format([number]), is_link=is_link)
        if is_link:
            sheet.write_url(row, column, evidence_link(self.report, number.figure, self.lang), look)
        sheet.write_number(row, column, float(number.amount), look)

    def append(self, sheet: Worksheet, columns: Sequence[pl.Series], top: int) -> None:
        """Put many rows below row number `top` of a sheet, its last one so far."""
        self._appended[f"xl/worksheets/sheet{sheet.index + 1}.xml"] = partial(with_rows, columns, top)

    def close(self) -> None:
        """Write the file."""
        self.file.close()
        self.path.write_bytes(timeless(self._made.getvalue(), self._appended))

    def _format(self, name: str, look: dict[str, Any]) -> Format:
        if name not in self._formats:
            self._formats[name] = self.file.add_format(_FACE | look)
        return self._formats[name]


def _short(name: str) -> str:
    """A name for a sheet, cut between words to the length that Excel takes."""
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition(" ")[0][:_LONGEST]
