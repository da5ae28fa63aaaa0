"""A Word file as it lies: its lines with their fields, the points of its charts, and the report that it says it comes from."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import fastexcel
from lxml import etree

from ceyuan.bulletins.sources.docx import Line, docx_lines, parsed
from ceyuan.reports.origin import Origin

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART = re.compile(r"word/charts/chart\d+\.xml")
_NAMES = "figures"
_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Point:
    """A number that a chart shows.

    Attributes:
        name: its identity; empty where the chart has lost its workbook.
        where: series and category, as the chart has them.
    """

    name: str
    amount: Decimal
    where: str


@dataclass(frozen=True)
class WordFile:
    """What of a Word file can be compared.

    Attributes:
        text: as the reader of texts has it: the lines, one below the other.
    """

    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    origin: Origin | None

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @property
    def names(self) -> frozenset[str]:
        """The identities of its fields."""
        return frozenset(field.name for line in self.lines for field in line.fields)

    @classmethod
    def read(cls, path: Path, most_bytes: int) -> WordFile | None:
        """A Word file; None where the file is of another kind.

        Raises:
            SourceError: it is damaged, or unpacks to more than a text can be.
        """
        if not path.is_file() or not 0 < path.stat().st_size <= most_bytes:
            return None
        data = path.read_bytes()
        if not data.startswith(_MAGIC):
            return None
        lines = docx_lines(data, path.name, most_bytes)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = set(package.namelist())
            charts = sorted(filter(_CHART.fullmatch, parts))
            points = tuple(point for name in charts for point in _points(package, name, most_bytes))
            core = package.read("docProps/core.xml") if "docProps/core.xml" in parts else b""
        return cls(tuple(lines), points, _origin(core))


def _origin(core: bytes) -> Origin | None:
    if not core:
        return None
    said = next((node.text or "" for node in parsed(core) if etree.QName(node).localname == "keywords"), "")
    return Origin.parse(said)


def _points(package: zipfile.ZipFile, chart: str, most_bytes: int) -> Iterator[Point]:
    """The numbers that a chart shows, each with the identity that the workbook of the chart has in its place."""
    if package.getinfo(chart).file_size > most_bytes:
        return
    names = _identities(package, chart)
    for at, series in enumerate(parsed(package.read(chart)).iter(f"{_C}ser"), 1):
        label = next(iter(_texts(series.find(f"{_C}tx")).values()), "")
        categories = _texts(series.find(f"{_C}cat"))
        for row, amount in _texts(series.find(f"{_C}val")).items():
            where = " › ".join(filter(None, (label, categories.get(row, ""))))
            yield Point(names.get((row + 1, at), ""), Decimal(amount), where)


def _texts(holder: Any) -> dict[int, str]:
    """Index → what the chart shows there, from its cache."""
    if holder is None:
        return {}
    return {int(point.get("idx")): point.findtext(f"{_C}v") or "" for point in holder.iter(f"{_C}pt")}


def _identities(package: zipfile.ZipFile, chart: str) -> dict[tuple[int, int], str]:
    """Row and column of the chart's workbook → identity; nothing where the workbook is gone."""
    book = _workbook(package, chart)
    if book is None:
        return {}
    found = fastexcel.read_excel(package.read(book))
    if _NAMES not in found.sheet_names:
        return {}
    rows = found.load_sheet(_NAMES, header_row=None, dtypes="string").to_polars().rows()
    return {(at, column): name for at, row in enumerate(rows) for column, name in enumerate(row) if at and column and name}


def _workbook(package: zipfile.ZipFile, chart: str) -> str | None:
    folder, name = posixpath.split(chart)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return None
    for relation in parsed(package.read(relations)):
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
        if target.endswith(".xlsx") and target in package.namelist():
            return target
    return None
