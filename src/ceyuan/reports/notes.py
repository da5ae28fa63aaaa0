"""What a reader is told of a figure beside its number, and of the report as a whole: scope, reference, what is missing or unverified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ceyuan.errors import Lang
from ceyuan.indicators import Published
from ceyuan.reports import words
from ceyuan.reports.tree import CitedFigure, ResolvedReport, Said


@dataclass(frozen=True)
class Note:
    """A note of the report; its figures as id, label and why."""

    label: str
    text: str
    figures: tuple[tuple[str, str, str], ...] = ()


def notes(report: ResolvedReport, lang: Lang) -> tuple[Note, ...]:
    """How the report was made, what it lacks and what is not verified."""
    missing = tuple(
        (name, one.label[lang], one.figure.reason.words[lang] if one.figure.reason else "") for name, one in report.missing.items()
    )
    unverified = tuple((name, one.figure.label[lang], "") for name, one in report.unverified.items())
    lacks = Note(words.MISSING[lang], (words.MISSING_TEXT if missing else words.NOTHING_MISSING)[lang], missing)
    doubts = [Note(words.NOT_VERIFIED[lang], words.NOT_VERIFIED_TEXT[lang], unverified)] if unverified else []
    return (Note(words.METHOD[lang], words.METHOD_TEXT[lang]), lacks, *doubts)


def facts(one: CitedFigure, lang: Lang) -> Iterator[tuple[str, str]]:
    """What is known of one figure, as label and words: exact value, base, changes, scope, reference, rows, filings that are missing."""
    figure, unit = one.figure, one.exact_unit[lang]
    yield words.VALUE[lang], words.NO_DATA[lang] if figure.value is None else f"{figure.value:,} {unit}"
    base = figure.base
    why = base.reason.words[lang] if base.reason else words.NO_DATA[lang]
    label = words.ASPECTS["base"][lang] + words.in_brackets(base.period.label(lang), lang)
    yield label, why if base.value is None else f"{base.value:,} {unit}"
    yield words.ASPECTS["change"][lang], as_text(one.said["change"], lang)
    if figure.two_year is not None and figure.two_year.value is not None:
        yield words.ASPECTS["average"][lang], as_text(one.said["average"], lang)
    scope = one.indicator.scope or one.indicator.note
    if scope:
        yield words.SCOPE[lang], scope[lang]
    if reference := one.indicator.reference:
        mark = "" if reference.verified else words.UNVERIFIED_MARK + words.in_brackets(words.UNVERIFIED[lang], lang)
        yield words.REFERENCE[lang], "，".join(filter(None, (reference.instrument, reference.article))) + mark
    yield words.ROWS[lang], f"{figure.rows:,}"
    yield words.NOT_COUNTED[lang], f"{sum(figure.left_out.values()):,}"
    if figure.missing:
        yield words.LATE[lang], "、".join(figure.missing)
    for bulletin in figure.published:
        yield words.PUBLISHED[lang], _published(bulletin, unit)


def as_text(said: Said, lang: Lang) -> str:
    """Runs as plain text."""
    return "".join(run.text for run in said[lang])


def _published(bulletin: Published, unit: str) -> str:
    stated = "" if bulletin.stated is None else f"{bulletin.stated:,} {unit}"
    change = "" if bulletin.change is None else f"{bulletin.change.normalize():+,f}%"
    return "，".join(filter(None, (stated, change, bulletin.source)))
