"""The markup of .xlsx workbooks, found by searching their XML as bytes: a parser would take ten times as long on large sheets."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from ceyuan.intake.kinds.date import EPOCH_1900, EPOCH_1904
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.markup import Markup, Place, SheetMarkup, digits
from ceyuan.intake.sheets.sheet import Merge

_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 16  # a cell that straddles two chunks is found if its markup is shorter
_TAG = rb"<(?:\w+:)?"
_ROW = re.compile(rb'row (?:[^>]*? )?r="(\d{1,9})"')  # patterns that begin with letters are found ten times as fast
_WIDE = re.compile(rb' r="([A-Z]{2,4})\d')
_MERGE = re.compile(_TAG + rb'mergeCell\b[^>]*?ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_FORMULA = re.compile(
    _TAG + rb'c\b[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*>\s*' + _TAG + rb"f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ADDRESS = re.compile(rb' r="([A-Z]{1,3})(\d+)"')
_LONG_FRACTION, _SMALL = re.compile(rb"\.\d{10}"), re.compile(rb"E-\d")
_TEXTUAL = re.compile(rb'\bt="(?:s|str|inlineStr|b|e)"')
_PERCENT_FORMATS = frozenset({9, 10})  # the built-in formats 0% and 0.00%


def xlsx_markup(path: Path) -> Markup:
    """Search a workbook.

    Raises:
        zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, StopIteration, ValueError: it is damaged.
    """
    with zipfile.ZipFile(path) as archive:
        book = parsed(archive, "xl/workbook.xml")
        parts = sheet_parts(archive, book)
        styles = _percent_styles(archive)
        sheets = {name: _searched(archive, part, styles) for name, part in parts.items()}
    return Markup(sheets, _epoch(book))


def parsed(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """A part of a workbook.

    Raises:
        ValueError: it declares a document type, which could hide entities.
    """
    data = archive.read(part)
    if b"<!DOCTYPE" in data:
        raise ValueError("a workbook declares no document type")
    return ElementTree.fromstring(data)


def _epoch(book: ElementTree.Element) -> date:
    settings = book.find("{*}workbookPr")
    is_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    return EPOCH_1904 if is_1904 else EPOCH_1900


def sheet_parts(archive: zipfile.ZipFile, book: ElementTree.Element) -> dict[str, str]:
    """The part of each worksheet; sheets that are charts have no cells."""
    relations = parsed(archive, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): _inside(relation.get("Target", "")) for relation in relations}
    parts = {}
    for sheet in book.findall("{*}sheets/{*}sheet"):
        reference = next(value for name, value in sheet.items() if name.endswith("}id"))  # two standards name its space differently
        if "worksheets/" in targets[reference]:
            parts[sheet.get("name", "")] = targets[reference]
    return parts


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _percent_styles(archive: zipfile.ZipFile) -> set[int]:
    """The numbers of the cell styles that show a number in percent."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    styles = parsed(archive, "xl/styles.xml")
    own = {int(f.get("numFmtId", "0")) for f in styles.findall("{*}numFmts/{*}numFmt") if "%" in f.get("formatCode", "")}
    formats = [int(style.get("numFmtId", "0")) for style in styles.findall("{*}cellXfs/{*}xf")]
    return {number for number, kept in enumerate(formats) if kept in _PERCENT_FORMATS | own}


def _searched(archive: zipfile.ZipFile, part: str, percent_styles: set[int]) -> SheetMarkup:
    found = SheetMarkup()
    alternatives = "|".join(map(str, sorted(percent_styles))).encode()
    percent = re.compile(_TAG + rb'c\b[^>]*?\bs="(?:' + alternatives + rb')"[^>]*>') if percent_styles else None
    for block in _blocks(archive, part):
        _measure(found, block)
        if b"mergeCell" in block:
            found.merges += [_merge(*match.groups()) for match in _MERGE.finditer(block)]
        for match in _FORMULA.finditer(block) if b"f>" in block or b"<f" in block else ():
            found.formulas[_place(*match.group(1, 2))] = "=" + (match.group(3) or b"").decode("utf-8", "replace")
        for pattern in (_LONG_FRACTION, _SMALL):
            found.numbers.update(cell for match in pattern.finditer(block) for cell in _digits_at(block, match.start()))
        if percent:
            found.percents += [place for match in percent.finditer(block) for place in _number(match.group())]
    found.merges = list(dict.fromkeys(found.merges))
    found.percents = list(dict.fromkeys(found.percents))
    return found


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that overlap, so that no cell is cut."""
    with archive.open(part) as file:
        kept = b""
        while chunk := file.read(_CHUNK):
            yield kept + chunk
            kept = (kept + chunk)[-_LONGEST_CELL:]


def _measure(found: SheetMarkup, block: bytes) -> None:
    found.rows = max(found.rows, max((int(number) for number in _ROW.findall(block)), default=0))
    widest = max((index(letters.decode()) + 1 for letters in set(_WIDE.findall(block))), default=26)
    found.columns = max(found.columns, widest)


def _number(tag: bytes) -> list[Place]:
    address = _ADDRESS.search(tag)
    return [_place(*address.groups())] if address and not _TEXTUAL.search(tag) else []


def _digits_at(block: bytes, position: int) -> Iterator[tuple[Place, str]]:
    """The cell and its digits, where the value of a number lies at that position."""
    start, end = block.rfind(b">", 0, position) + 1, block.find(b"<", position)
    address = _ADDRESS.match(block, block.rfind(b' r="', 0, position))
    told = digits(block[start:end].decode("ascii", "replace")) if block.endswith(b"v>", 0, start) and end > 0 else None
    if address and told:
        yield _place(*address.groups()), told


def _place(letters: bytes, row: bytes) -> Place:
    return int(row) - 1, index(letters.decode())


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    return Merge(int(top) - 1, int(bottom) - 1, index(left.decode()), index(right.decode()))
