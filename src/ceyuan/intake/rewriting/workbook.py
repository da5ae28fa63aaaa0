"""Single cells of an .xlsx changed in its own XML; every other part goes over as it is."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from ceyuan.errors import QuestionError, unknown
from ceyuan.intake.rewriting.cells import Cell
from ceyuan.intake.sheets.address import index, letter
from ceyuan.intake.sheets.xlsx import parsed, sheet_parts

_ALWAYS = (2000, 1, 1, 0, 0, 0)  # so that the same changes give the same bytes, and so one batch
_BOOK, _CHAIN = "xl/workbook.xml", "xl/calcChain.xml"
_NAMES_CHAIN = re.compile(rb"<(?:\w+:)?(?:Override|Relationship)\b[^>]*calcChain[^>]*/>")
_LISTS = ("[Content_Types].xml", "xl/_rels/workbook.xml.rels")


def write_patched(path: Path, cells: Mapping[Cell, str], out: Path) -> None:
    """Write the workbook with the cells changed. A changed cell holds text, which is read like a number where one belongs.

    Raises:
        QuestionError: it has no such sheet.
    """
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        wanted = _by_part(sheet_parts(old, parsed(old, _BOOK)), cells)
        for item in old.infolist():
            if item.filename == _CHAIN:  # the order of calculation, which a spreadsheet finds again by itself
                continue
            data = old.read(item)
            if item.filename in wanted:
                data = _patched(data, wanted[item.filename])
            elif item.filename in _LISTS:
                data = _NAMES_CHAIN.sub(b"", data)
            new.writestr(zipfile.ZipInfo(item.filename, _ALWAYS), data, zipfile.ZIP_DEFLATED)


def _by_part(parts: Mapping[str, str], cells: Mapping[Cell, str]) -> dict[str, dict[tuple[int, int], str]]:
    found: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for cell, text in cells.items():
        if cell.sheet not in parts:
            raise QuestionError(unknown(("工作表", "sheet"), cell.sheet, parts))
        found[parts[cell.sheet]][cell.row, index(cell.column)] = text
    return found


def _patched(data: bytes, cells: Mapping[tuple[int, int], str]) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(data, parser)
    space = root.nsmap.get(root.prefix)
    rows = root.find(f"{{{space}}}sheetData")
    known = dict(_rows(rows))
    for (row, column), text in sorted(cells.items()):
        if row not in known:
            known[row] = _inserted(rows, known, row, etree.Element(f"{{{space}}}row", r=str(row)))
        _write(known[row], row, column, text)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _rows(rows: Any) -> Iterator[tuple[int, Any]]:
    """The rows by number; one that tells none follows the one before."""
    number = 0
    for row in rows:
        number = int(row.get("r", number + 1))
        yield number, row


def _write(row: Any, number: int, column: int, text: str) -> None:
    cells = dict(_cells(row))
    space = etree.QName(row).namespace
    if column not in cells:
        cells[column] = _inserted(row, cells, column, etree.Element(f"{{{space}}}c", r=f"{letter(column)}{number}"))
    cell = cells[column]
    for part in list(cell):
        cell.remove(part)
    cell.attrib.pop("t", None)
    if text:
        cell.set("t", "inlineStr")
        told = etree.SubElement(etree.SubElement(cell, f"{{{space}}}is"), f"{{{space}}}t")
        told.text = text
        told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _cells(row: Any) -> Iterator[tuple[int, Any]]:
    column = -1
    for cell in row:
        address = cell.get("r")
        column = index(address.rstrip("0123456789")) if address else column + 1
        yield column, cell


def _inserted(parent: Any, known: Mapping[int, Any], number: int, new: Any) -> Any:
    """Put a new row or cell where its number belongs."""
    later = [element for other, element in known.items() if other > number]
    if later:
        later[0].addprevious(new)
    else:
        parent.append(new)
    return new
