"""A self-contained page of a text with marks in it and a table below; nothing of the text becomes markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ceyuan.errors import Lang

_STYLE = """
body{font:16px/1.9 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;max-width:46em;margin:2em auto;padding:0 1em;
color:#1c1c1c;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
mark{background:#e3eefc;border-bottom:2px solid #2a6fbb;color:inherit;position:relative;cursor:help}
mark.good{background:#e0f3e6;border-color:#1d7a3f}
mark.promise{background:#fdf3d7;border-color:#b7791f}
mark.doubt{background:#fde2e2;border-color:#b42318}
mark.unread{background:#eee;border-bottom-style:dashed;border-color:#777}
mark>span{display:none;position:absolute;left:0;top:1.9em;z-index:1;width:22em;background:#fff;border:1px solid #999;padding:.4em .7em;
font-size:14px;line-height:1.6;box-shadow:0 2px 8px #0003}
mark:hover>span,mark:focus>span{display:block}
table{border-collapse:collapse;font-size:14px;line-height:1.5;margin-top:2em}
td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left;vertical-align:top}
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked part of the text.

    Attributes:
        start, end: offsets in the text.
        kind: its look: empty, `good`, `promise`, `doubt` or `unread`.
        lines: what a reader sees on pointing at it.
        anchor: by which the table and other pages link to it.
    """

    start: int
    end: int
    kind: str
    lines: Sequence[str]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the page: `head` and `rows` are those of the table below the text."""

    title: str
    count: str
    text: str
    marks: Sequence[Mark]
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def marked_page(page: Page, lang: Lang) -> str:
    """The page as HTML.

    Args:
        page: what stands on it.
        lang: of the page's own words; the text stays as it is.
    """
    title, head = escape(page.title), "".join(f"<th>{escape(cell)}</th>" for cell in page.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in page.rows)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1><p>{escape(page.count)}</p>"
        f"<pre>{''.join(_marked(page.text, page.marks))}</pre>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></body></html>\n"
    )


def _marked(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start < at:
            continue
        yield escape(text[at : mark.start])
        yield _html(mark, text[mark.start : mark.end])
        at = mark.end
    yield escape(text[at:])


def _html(mark: Mark, quote: str) -> str:
    lines, anchor = "<br>".join(escape(line) for line in mark.lines), f' id="{escape(mark.anchor)}"' if mark.anchor else ""
    return f'<mark class="{mark.kind}"{anchor} tabindex="0">{escape(quote)}<span>{lines}</span></mark>'
