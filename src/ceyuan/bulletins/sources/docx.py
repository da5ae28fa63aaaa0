"""The text of a Word file: paragraphs, and tables as rows with pipes. Macros are not looked at, entities not resolved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ceyuan.bulletins.sources import faults
from ceyuan.errors import SourceError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_SKIPPED = {f"{_W}{name}" for name in ("del", "instrText", "moveFrom", "fldSimpleInstr")}
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def docx_text(data: bytes, where: str, most_bytes: int) -> str:
    """The text of the document's body.

    Raises:
        SourceError: it is no Word file, is damaged, or unpacks to more than a text can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _BODY not in archive.namelist():
                raise SourceError(faults.binary(where))
            if archive.getinfo(_BODY).file_size > most_bytes:
                raise SourceError(faults.too_large(where, most_bytes))
            root = _parsed(archive.read(_BODY))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, etree.XMLSyntaxError):
        raise SourceError(faults.damaged(where, "Word")) from None
    body = root.find(f"{_W}body")
    return "" if body is None else "\n".join(_blocks(body))


def _parsed(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _blocks(body: Any) -> Iterator[str]:
    """Paragraphs and rows of tables, in order."""
    for block in body:
        if block.tag == f"{_W}p":
            yield _text(block)
        elif block.tag == f"{_W}tbl":
            for row in block.iterchildren(f"{_W}tr"):
                yield " | ".join(" ".join(map(_text, cell.iter(f"{_W}p"))) for cell in row.iterchildren(f"{_W}tc"))
        elif block.tag == f"{_W}sdt":
            yield from (text for content in block.iterchildren(f"{_W}sdtContent") for text in _blocks(content))


def _text(paragraph: Any) -> str:
    """What a paragraph shows; deleted text and field codes are not shown."""
    parts: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, node in walk:
        if node.tag in _SKIPPED:
            walk.skip_subtree()
        elif node.tag == f"{_W}t":
            parts += [node.text or "", *(entity.tail or "" for entity in node)]
        else:
            parts.append(_SPACES.get(node.tag, ""))
    return "".join(parts)
