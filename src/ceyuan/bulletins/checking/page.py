"""The page of a checked text: every claim marked by its verdict, with our figure and where its rows are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.bulletins.checking.judgement import Judgement
from ceyuan.bulletins.checking.verdict_words import AS_PUBLISHED, COLUMNS, VERDICT_WORDS, finding_row, row
from ceyuan.bulletins.forensics import Finding
from ceyuan.bulletins.marked_page import Mark, Page, marked_page
from ceyuan.bulletins.page import lines, unread_mark
from ceyuan.bulletins.reading import Reading
from ceyuan.errors import Lang
from ceyuan.indicators import FigureKey
from ceyuan.values import Bilingual

_TITLE = Bilingual("数字核对", "Figures checked")
_EVIDENCE = Bilingual("依据", "evidence")
_LOOKS = {
    "supported": "good",
    "supported_within_rounding": "good",
    "contradicted": "doubt",
    "differs_by_scope": "promise",
    "not_in_ledger": "",
    "cannot_be_checked": "unread",
}


def page(reading: Reading, judgements: Sequence[Judgement], findings: Sequence[Finding], lang: Lang) -> str:
    """The page as self-contained HTML.

    Args:
        reading: of the text.
        judgements: of its claims.
        findings: what they show by their own arithmetic; each is told at its claims.
        lang: of the page's own words; the text stays as it is.
    """
    counts = (f"{words[lang]} {sum(each.verdict == verdict for each in judgements)}" for verdict, words in VERDICT_WORDS.items())
    told: dict[int, list[str]] = {}
    for finding in findings:
        for claim in (claim for claim in finding.claims if claim.end):  # others stand in other bulletins
            told.setdefault(claim.start, []).append(": ".join((finding_row(finding, lang)[0], finding.arithmetic[lang])))
    return marked_page(
        Page(
            title=f"{_TITLE[lang]} {reading.name}".strip(),
            count=(" · ").join(counts),
            text=reading.text,
            marks=[
                *(judgement_mark(each, lang, told.get(each.claim.start, ())) for each in judgements),
                *(unread_mark(span, lang) for span in reading.unread),
            ],
            head=[words[lang] for words in COLUMNS],
            rows=[row(each, lang) for each in judgements],
        ),
        lang,
    )


def evidence_command(key: FigureKey) -> str:
    """The command that shows the rows behind a figure."""
    place = f" --place {key.place}" if key.place else ""
    return f"ceyuan evidence {key.indicator} {key.period}{place}{' --sequential' if key.comparison == 'sequential' else ''}"


def judgement_mark(judgement: Judgement, lang: Lang, told: Sequence[str] = ()) -> Mark:
    """The mark of a claim, with what else is told of it."""
    look = "doubt" if judgement.is_doubtful else _LOOKS[judgement.verdict]
    return Mark(judgement.claim.start, judgement.claim.end, look, [*_lines(judgement, lang), *told], f"c{judgement.claim.start}")


def _lines(judgement: Judgement, lang: Lang) -> Iterator[str]:
    yield f"{VERDICT_WORDS[judgement.verdict][lang]}: {judgement.why[lang]}"
    yield from (slip.words[lang] for slip in judgement.slips)
    yield from lines(judgement.claim, lang)
    if judgement.binding.chosen:
        yield judgement.binding.chosen.why[lang]
    yield from (f"{AS_PUBLISHED[lang]} {printed.source} {printed.name} {printed.scope}".strip() for printed in judgement.published)
    if judgement.key:
        yield f"{_EVIDENCE[lang]}: {evidence_command(judgement.key)}"
