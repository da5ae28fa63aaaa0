"""A self-contained page of a text with every claim marked; nothing of the text becomes markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.page_words import WORDS
from ceyuan.errors import Lang
from ceyuan.values.quantity import Style, write

_STYLE = """
body{font:16px/1.9 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;max-width:46em;margin:2em auto;padding:0 1em;
color:#1c1c1c;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
mark{background:#e3eefc;border-bottom:2px solid #2a6fbb;color:inherit;position:relative;cursor:help}
mark.forecast,mark.target,mark.plan{background:#fdf3d7;border-color:#b7791f}
mark.doubt{background:#fde2e2;border-color:#b42318}
mark.unread{background:#eee;border-bottom-style:dashed;border-color:#777}
mark>span{display:none;position:absolute;left:0;top:1.9em;z-index:1;width:22em;background:#fff;border:1px solid #999;padding:.4em .7em;
font-size:14px;line-height:1.6;box-shadow:0 2px 8px #0003}
mark:hover>span,mark:focus>span{display:block}
table{border-collapse:collapse;font-size:14px;line-height:1.5;margin-top:2em}
td,th{border:1px solid #ccc;padding:.2em .5em;text-align:left;vertical-align:top}
"""
COLUMNS = ("quote", "subject", "place", "period", "value", "status")


def page(name: str, text: str, claims: Sequence[Claim], unread: Sequence[Unread], lang: Lang) -> str:
    """The page.

    Args:
        name: of the text's file.
        text: what the offsets of the claims count.
        claims, unread: to be marked.
        lang: of the page's own words; the text stays as it is.
    """
    title = escape(f"{WORDS['title'][lang]} {name}".strip())
    count = escape(WORDS["count"][lang].format(claims=len(claims), unread=len(unread)))
    rows = "".join(_row(claim, lang) for claim in claims)
    head = "".join(f"<th>{escape(WORDS[column][lang])}</th>" for column in COLUMNS)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1><p>{count}</p>"
        f"<pre>{''.join(_marked(text, claims, unread, lang))}</pre>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></body></html>\n"
    )


def _marked(text: str, claims: Sequence[Claim], unread: Sequence[Unread], lang: Lang) -> Iterator[str]:
    at = 0
    spans: list[Claim | Unread] = sorted([*claims, *unread], key=lambda span: span.start)
    for span in spans:
        if span.start < at:
            continue
        yield escape(text[at : span.start])
        yield _mark(span, text[span.start : span.end], lang)
        at = span.end
    yield escape(text[at:])


def _mark(span: Claim | Unread, quote: str, lang: Lang) -> str:
    if isinstance(span, Unread):
        return f'<mark class="unread" tabindex="0">{escape(quote)}<span>{escape(WORDS["unread"][lang])}</span></mark>'
    kind = "doubt" if span.flags else span.status
    lines = "<br>".join(escape(line) for line in _lines(span, lang))
    return f'<mark class="{kind}" id="c{span.start}" tabindex="0">{escape(quote)}<span>{lines}</span></mark>'


def _lines(claim: Claim, lang: Lang) -> Iterator[str]:
    """What a reader sees on pointing at a claim."""
    yield "，".join(part for part in (WORDS[claim.quantity.kind][lang], _value(claim, lang), _basis(claim.basis, lang)) if part)
    for key, value in (("subject", claim.subject), ("place", claim.place), ("period", claim.period)):
        if value:
            yield f"{WORDS[key][lang]}: {value}"
    yield _status(claim, lang)


def _basis(basis: str, lang: Lang) -> str:
    name, _, period = basis.partition(":")
    return WORDS[name][lang].format(period) if basis else ""


def _status(claim: Claim, lang: Lang) -> str:
    return "，".join(WORDS[word][lang] for word in (claim.status, *claim.flags))


def _value(claim: Claim, lang: Lang) -> str:
    return write(claim.quantity, Style(lang=lang, noun=claim.unit if claim.quantity.kind in ("level", "range", "ratio") else ""))


def _row(claim: Claim, lang: Lang) -> str:
    value = f"{WORDS[claim.quantity.kind][lang]} {_value(claim, lang)}"
    cells = (claim.quote, claim.subject, claim.place, claim.period, value, _status(claim, lang))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
