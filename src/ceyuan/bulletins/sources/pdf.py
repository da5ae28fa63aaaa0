"""The text layer of a PDF, its lines joined to paragraphs."""

from __future__ import annotations

from statistics import quantiles

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from ceyuan.bulletins.sources import faults
from ceyuan.errors import SourceError

_ENDS = "。！？；：…”）)"
_FULL_LINE = 0.85


def pdf_text(data: bytes, where: str) -> str:
    """The text of all pages.

    Raises:
        SourceError: the file is damaged or encrypted, or its pages are pictures.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        fault = faults.encrypted(where) if error.err_code == FPDF_ERR_PASSWORD else faults.damaged(where, "PDF")
        raise SourceError(fault) from None
    try:
        pages = [_page(document, nth) for nth in range(len(document))]
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise SourceError(faults.no_text_layer(where))
    return "\n".join(map(_joined, pages))


def _page(document: pypdfium2.PdfDocument, nth: int) -> str:
    page = document[nth]
    layer = page.get_textpage()
    text: str = layer.get_text_range()
    layer.close()
    page.close()
    return text.replace("\r\n", "\n").replace("\ufffe", "")


def _joined(page: str) -> str:
    """Lines that fill the page and do not end a sentence go on in the next line."""
    lines = [line.strip() for line in page.split("\n")]
    widths = [len(line) for line in lines if line]
    full = _FULL_LINE * (quantiles(widths, n=10)[-1] if len(widths) > 1 else 0)
    out = ""
    for line in lines:
        out += line
        if not (len(line) >= full and line and line[-1] not in _ENDS):
            out += "\n"
    return out
