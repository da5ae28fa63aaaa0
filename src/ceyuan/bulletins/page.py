"""A page of a text with every claim marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.marked_page import Mark, Page, marked_page
from ceyuan.bulletins.page_words import WORDS
from ceyuan.errors import Lang
from ceyuan.values.quantity import Style, write

COLUMNS = ("quote", "subject", "place", "period", "value", "status")


def page(name: str, text: str, claims: Sequence[Claim], unread: Sequence[Unread], lang: Lang) -> str:
    """The page.

    Args:
        name: of the text's file.
        text: what the offsets of the claims count.
        claims, unread: to be marked.
        lang: of the page's own words; the text stays as it is.
    """
    return marked_page(
        Page(
            title=f"{WORDS['title'][lang]} {name}".strip(),
            count=WORDS["count"][lang].format(claims=len(claims), unread=len(unread)),
            text=text,
            marks=[*(_mark(claim, lang) for claim in claims), *(unread_mark(span, lang) for span in unread)],
            head=[WORDS[column][lang] for column in COLUMNS],
            rows=[_row(claim, lang) for claim in claims],
        ),
        lang,
    )


def unread_mark(span: Unread, lang: Lang) -> Mark:
    """The mark of a number without a reading."""
    return Mark(span.start, span.end, "unread", [WORDS["unread"][lang]])


def _mark(claim: Claim, lang: Lang) -> Mark:
    kind = "doubt" if claim.flags else "" if claim.status == "fact" else "promise"
    return Mark(claim.start, claim.end, kind, list(lines(claim, lang)), f"c{claim.start}")


def lines(claim: Claim, lang: Lang) -> Iterator[str]:
    """What a claim says, as a reader sees it on pointing at it."""
    yield "，".join(part for part in (WORDS[claim.quantity.kind][lang], value(claim, lang), _basis(claim.basis, lang)) if part)
    for key, word in (("subject", claim.subject), ("place", claim.place), ("period", claim.period)):
        if word:
            yield f"{WORDS[key][lang]}: {word}"
    yield _status(claim, lang)


def _basis(basis: str, lang: Lang) -> str:
    name, _, period = basis.partition(":")
    return WORDS[name][lang].format(period) if basis else ""


def _status(claim: Claim, lang: Lang) -> str:
    return "，".join(WORDS[word][lang] for word in (claim.status, *claim.flags))


def value(claim: Claim, lang: Lang) -> str:
    """The figure of a claim, as it is written."""
    return write(claim.quantity, Style(lang=lang, noun=claim.unit if claim.quantity.kind in ("level", "range", "ratio") else ""))


def _row(claim: Claim, lang: Lang) -> Sequence[str]:
    read_as = f"{WORDS[claim.quantity.kind][lang]} {value(claim, lang)}"
    return (claim.quote, claim.subject, claim.place, claim.period, read_as, _status(claim, lang))
