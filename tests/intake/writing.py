"""Files for tests, written as small as they can be."""

from __future__ import annotations

import csv
import struct
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from ceyuan.intake.sniff.compound import SIGNATURE

Grid = Sequence[Sequence[Any]]

HALL_HEADERS = ["区（市）县", "展厅名称", "建成面积", "开放面积", "累计投资", "入驻企业数", "入驻率"]


def workbook(path: Path, sheets: Mapping[str, Grid], merges: Mapping[str, Sequence[str]] | None = None) -> Path:
    """Write a workbook; a text that begins with `=` is a formula, a date a real date."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for area in (merges or {}).get(name, ()):
                page.merge_range(area, "")
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        page.write_datetime(row, column, cell, day)
                    elif cell is not None:
                        page.write(row, column, cell)
    return path


def table(path: Path, rows: Grid, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write a text table."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def halls(path: Path, *rows: Sequence[Any], title: str = "展厅月报（2021年6月）") -> Path:
    """Write a filing of halls: title, row of units, header, rows."""
    return workbook(path, {"展厅": [[title], [*[None] * 5, "单位：亿元、万平方米"], HALL_HEADERS, *rows]})


DEAL_HEADERS = ["登记号", "卖方", "卖方代码", "地址", "交易类别", "成交额", "签订日期"]


def deal(number: object, **other: object) -> list[object]:
    """A right row of deals, with some cells otherwise."""
    cells = {
        "登记号": number,
        "卖方": "示例厅",
        "卖方代码": "91510100MA6ABCDE1P",
        "地址": "成都市武侯区一环路",
        "交易类别": "转让",
        "成交额": "100.00",
        "签订日期": "2021-06-01",
    }
    return list((cells | other).values())


def deals(path: Path, *rows: Sequence[Any], **how: Any) -> Path:
    """Write a text table of deals."""
    return table(path, [DEAL_HEADERS, *rows], **how)


def compound(path: Path, stream: str) -> Path:
    """The smallest OLE file with one stream of that name."""
    entry = stream.encode("utf-16-le") + b"\0\0"
    directory = entry.ljust(64, b"\0") + struct.pack("<H", len(entry)) + b"\2" + b"\0" * 61
    header = SIGNATURE + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<8I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table_of_sectors = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    path.write_bytes(header + table_of_sectors + directory.ljust(512, b"\0"))
    return path
