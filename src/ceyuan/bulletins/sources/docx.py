"""The text of a Word file: paragraphs, and tables as rows with pipes. Macros are not looked at, entities not resolved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ceyuan.bulletins.sources import faults
from ceyuan.errors import SourceError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_SKIPPED = {f"{_W}{name}" for name in ("del", "instrText", "moveFrom", "fldSimpleInstr")}
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_CONTROL, _CELLS = f"{_W}sdt", " | "


@dataclass(frozen=True, slots=True)
class Field:
    """What a content control with a title holds: `text[start:end]` of its line."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a row of a table with pipes between its cells."""

    text: str
    fields: tuple[Field, ...] = ()


def docx_text(data: bytes, where: str, most_bytes: int) -> str:
    """The text of the document's body, its lines as `docx_lines` has them.

    Raises:
        SourceError: it is no Word file, is damaged, or unpacks to more than a text can be.
    """
    return "\n".join(line.text for line in docx_lines(data, where, most_bytes))


def docx_lines(data: bytes, where: str, most_bytes: int) -> list[Line]:
    """The paragraphs and rows of the document's body, with the content controls in them.

    Raises:
        SourceError: as `docx_text` does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _BODY not in archive.namelist():
                raise SourceError(faults.binary(where))
            if archive.getinfo(_BODY).file_size > most_bytes:
                raise SourceError(faults.too_large(where, most_bytes))
            root = parsed(archive.read(_BODY))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, etree.XMLSyntaxError):
        raise SourceError(faults.damaged(where, "Word")) from None
    body = root.find(f"{_W}body")
    return [] if body is None else list(_blocks(body))


def parsed(data: bytes) -> Any:
    """The tree of an XML part: no entity is resolved, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _blocks(body: Any) -> Iterator[Line]:
    """Paragraphs and rows of tables, in order."""
    for block in body:
        if block.tag == f"{_W}p":
            yield _line(block)
        elif block.tag == f"{_W}tbl":
            for row in block.iterchildren(f"{_W}tr"):
                cells = [_joined(map(_line, cell.iter(f"{_W}p")), " ") for cell in row.iterchildren(f"{_W}tc")]
                yield _joined(cells, _CELLS)
        elif block.tag == _CONTROL:
            yield from (line for content in block.iterchildren(f"{_W}sdtContent") for line in _blocks(content))


def _joined(lines: Iterator[Line] | list[Line], mark: str) -> Line:
    text, fields = "", list[Field]()
    for nth, line in enumerate(lines):
        text += mark if nth else ""
        fields += [Field(field.name, len(text) + field.start, len(text) + field.end) for field in line.fields]
        text += line.text
    return Line(text, tuple(fields))


def _line(paragraph: Any) -> Line:
    """What a paragraph shows; deleted text and field codes are not shown."""
    text, fields, opened = "", list[Field](), list[int]()
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node.tag == _CONTROL:
                fields.append(Field(_title(node), opened.pop(), len(text)))
        elif node.tag in _SKIPPED:
            walk.skip_subtree()
        elif node.tag == _CONTROL:
            opened.append(len(text))
        elif node.tag == f"{_W}t":
            text += (node.text or "") + "".join(entity.tail or "" for entity in node)
        else:
            text += _SPACES.get(node.tag, "")
    return Line(text, tuple(field for field in fields if field.name))


def _title(control: Any) -> str:
    """The tag of a control, or its title where a program has dropped the tag; empty where it has neither."""
    found = (control.find(f"{_W}sdtPr/{_W}{name}") for name in ("tag", "alias"))
    return next((said for element in found if element is not None and (said := element.get(f"{_W}val"))), "")
