"""A self-contained page of a text with every claim marked; nothing of the text becomes markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ceyuan.bulletins.claim import Claim, Unread
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
_WORDS: dict[Lang, dict[str, str]] = {
    "zh": {
        "title": "文中数字", "count": "共读出 {claims} 处数字；{unread} 处有数而无法读出。", "subject": "对象", "place": "地区", "period": "时期",
        "unread": "有数，但无法读出", "level": "数量", "growth": "增长", "pp_change": "百分点变化", "share": "占比", "ratio": "比值",
        "range": "区间", "rank": "位次", "index": "指数", "fact": "事实", "target": "目标", "forecast": "预计", "plan": "计划",
        "damaged": "所在段落乱码", "malformed": "数字写法异常", "impossible": "数值不可能成立", "quote": "原文", "value": "读作", "status": "性质",
        "yoy": "同比", "qoq": "环比", "cagr": "年均", "two_year_avg": "两年平均", "vs_start": "比年初", "since": "比{}",
    },
    "en": {
        "title": "Figures of the text", "count": "{claims} figures read; {unread} numbers without a reading.", "subject": "of", "place": "place",
        "period": "period", "unread": "a number without a reading", "level": "level", "growth": "growth", "pp_change": "change in points",
        "share": "share", "ratio": "ratio", "range": "range", "rank": "rank", "index": "index", "fact": "fact", "target": "target",
        "forecast": "forecast", "plan": "plan", "damaged": "its paragraph is garbled", "malformed": "digits oddly written",
        "impossible": "cannot be", "quote": "quote", "value": "read as", "status": "status", "yoy": "year on year",
        "qoq": "on the period before", "cagr": "a year on average", "two_year_avg": "two-year average", "vs_start": "since the start of the year",
        "since": "since {}",
    },
}  # fmt: skip


def page(name: str, text: str, claims: Sequence[Claim], unread: Sequence[Unread], lang: Lang) -> str:
    """The page.

    Args:
        name: of the text's file.
        text: what the offsets of the claims count.
        claims, unread: to be marked.
        lang: of the page's own words; the text stays as it is.
    """
    words = _WORDS[lang]
    title = escape(f"{words['title']} {name}".strip())
    count = escape(words["count"].format(claims=len(claims), unread=len(unread)))
    rows = "".join(_row(claim, lang) for claim in claims)
    head = "".join(f"<th>{escape(words[key])}</th>" for key in ("quote", "subject", "place", "period", "value", "status"))
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
        return f'<mark class="unread" tabindex="0">{escape(quote)}<span>{escape(_WORDS[lang]["unread"])}</span></mark>'
    kind = "doubt" if span.flags else span.status
    lines = "<br>".join(escape(line) for line in _lines(span, lang))
    return f'<mark class="{kind}" id="c{span.start}" tabindex="0">{escape(quote)}<span>{lines}</span></mark>'


def _lines(claim: Claim, lang: Lang) -> Iterator[str]:
    words = _WORDS[lang]
    basis = words["since"].format(claim.basis[6:]) if claim.basis.startswith("since:") else words.get(claim.basis, "")
    yield "，".join(part for part in (words[claim.quantity.kind], _value(claim, lang), basis) if part)
    for key, value in (("subject", claim.subject), ("place", claim.place), ("period", claim.period)):
        if value:
            yield f"{words[key]}: {value}"
    yield "，".join([words[claim.status], *(words[flag] for flag in claim.flags)])


def _value(claim: Claim, lang: Lang) -> str:
    return write(claim.quantity, Style(lang=lang, noun=claim.unit if claim.quantity.kind in ("level", "range", "ratio") else ""))


def _row(claim: Claim, lang: Lang) -> str:
    value = f"{_WORDS[lang][claim.quantity.kind]} {_value(claim, lang)}"
    status = " ".join([_WORDS[lang][claim.status], *(_WORDS[lang][flag] for flag in claim.flags)])
    cells = (claim.quote, claim.subject, claim.place, claim.period, value, status)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
