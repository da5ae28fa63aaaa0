"""A file's text, by what the file is, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from ceyuan.bulletins.sources import faults
from ceyuan.bulletins.sources.docx import docx_text
from ceyuan.bulletins.sources.html import html_text
from ceyuan.bulletins.sources.pdf import pdf_text
from ceyuan.bulletins.sources.plain import decoded
from ceyuan.definitions.reading import PageWords
from ceyuan.errors import SourceError

_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"<div", b"<p", b"<table", b"<meta")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".mht")
_HEAD_BYTES = 1024


def read_text(path: Path, page: PageWords) -> str:
    """The text of a .txt, .html, .docx or .pdf file; offsets of claims count its characters.

    Raises:
        SourceError: the file is missing, empty, too large, encrypted, damaged, or holds no text.
    """
    where = path.name
    if not path.is_file():
        raise SourceError(faults.missing(str(path)))
    if path.stat().st_size > page.most_bytes:
        raise SourceError(faults.too_large(where, page.most_bytes))
    text = _text(path.read_bytes(), where, page)
    if not text.strip():
        raise SourceError(faults.empty(where))
    return text


def _text(data: bytes, where: str, page: PageWords) -> str:
    head = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_PDF):
        return pdf_text(data, where)
    if head.startswith(_ZIP):
        return docx_text(data, where, page.most_bytes)
    if head.startswith(_OLE):
        raise SourceError(faults.encrypted(where) if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d" in data else faults.binary(where))
    if head[:16].lower().startswith(_MARKUP) or Path(where).suffix.lower() in _HTML_NAMES:
        return html_text(data, where, page)
    return decoded(data, where)
