"""The article of a web page: its title and paragraphs, tables as rows with pipes, without menus and lists of links."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from ceyuan.bulletins.sources import faults
from ceyuan.bulletins.sources.plain import decoded
from ceyuan.definitions.reading import PageWords
from ceyuan.errors import SourceError

_CHARSET = re.compile(rb"<meta[^>]{0,80}charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_HEAD_BYTES = 4096
_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "button", "select", "iframe", "svg", "head", "object")
)
_TABLE = ("table", "tr", "td", "th")
_LISTS = ("ul", "ol", "li", "dl", "dt", "dd")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARTS = ("p", "div", "section", "article", "main", "header", "br", "hr", "blockquote", "pre", "center", "body", "figure", "form")
_BLOCKS = frozenset((*_TABLE, *_LISTS, *_HEADINGS, *_PARTS))
_LINKED = 0.6
"""A paragraph with a larger share of links is no prose."""


def html_text(data: bytes, where: str, page: PageWords) -> str:
    """The text of a page, one paragraph a line.

    Raises:
        SourceError: the bytes are no page, or one nested deeper than any that was written.
    """
    charset = _CHARSET.search(data[:_HEAD_BYTES])
    text = _declared(data, charset[1].decode("ascii")) if charset else None
    text = decoded(data, where) if text is None else text
    if not text.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise SourceError(faults.damaged(where, "HTML")) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceError(faults.too_deep(where))
    return _Article(page).read(root) if root is not None else ""


def _declared(data: bytes, charset: str) -> str | None:
    encoding = "gb18030" if charset.lower() in ("gbk", "gb2312", "gb_2312-80") else charset
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


class _Article:
    """Gathers paragraphs from a page; `linked` counts the characters of the current one that are links."""

    def __init__(self, page: PageWords) -> None:
        self._aside = re.compile(
            rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, page.containers))})(?:$|[\s_-]|\d|s\b|box|bar|list)", re.IGNORECASE
        )
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._row: list[str] | None = None
        self._linked = 0
        self._in_link = 0

    def read(self, root: Any) -> str:
        """The article's text."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if not isinstance(node.tag, str):
                continue
            if event == "end":
                self._close(node)
            elif node.tag in _SKIPPED or self._is_aside(node):
                walk.skip_subtree()
            else:
                self._open(node)
        self._flush()
        return "\n".join(self._lines)

    def _is_aside(self, node: Any) -> bool:
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        return node.tag not in ("html", "body") and self._aside.search(named.strip()) is not None

    def _open(self, node: Any) -> None:
        if node.tag in _BLOCKS:
            self._flush()
        if node.tag == "tr":
            self._row = []
        self._in_link += node.tag == "a"
        self._say(node.text)

    def _close(self, node: Any) -> None:
        is_shown = node.tag not in _SKIPPED and not self._is_aside(node)
        if is_shown and node.tag in ("td", "th") and self._row is not None:
            self._row.append(" ".join("".join(self._parts).split()))
            self._parts, self._linked = [], 0
        elif is_shown and node.tag == "tr" and self._row is not None:
            self._lines.append(" | ".join(self._row))
            self._row = None
        elif node.tag in _BLOCKS:
            self._flush()
        self._in_link -= is_shown and node.tag == "a"
        self._say(node.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            self._linked += len(text.strip()) if self._in_link else 0

    def _flush(self) -> None:
        """End a paragraph; one that is mostly links is a menu or a list of other articles. Inside a cell nothing ends."""
        if self._row is not None:
            self._parts.append(" ")
            return
        text = " ".join("".join(self._parts).split())
        if text and self._linked <= _LINKED * len(text):
            self._lines.append(text)
        self._parts, self._linked = [], 0
