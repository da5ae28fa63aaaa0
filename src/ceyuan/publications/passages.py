"""Where the numbers of a report stand: in cards, sentences, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import Lang
from ceyuan.publications.manifest import Passage, PassageKind
from ceyuan.reports import ResolvedReport
from ceyuan.reports.tree import Absent, Block, Cards, Chart, Number, Paragraph, Run, Said, Table
from ceyuan.values import Bilingual

_STOPS = Bilingual("。", ". ")
_LANGUAGES: tuple[Lang, Lang] = ("zh", "en")

Cited = tuple[str, Aspect]
"""A figure's id and what of it."""


def passages(report: ResolvedReport) -> dict[str, list[Passage]]:
    """Figure id → where it stands, in the order of reading."""
    found: dict[str, list[Passage]] = {}
    for section in report.sections:
        for block in section.blocks:
            for (figure, aspect), kind, text in _numbers(block):
                passage = Passage(aspect=aspect, kind=kind, section=section.number, heading=section.label, text=text)
                if passage not in found.setdefault(figure, []):
                    found[figure].append(passage)
    return found


def _numbers(block: Block) -> Iterator[tuple[Cited, PassageKind, Bilingual]]:
    match block:
        case Cards(cards=cards):
            for card in cards:
                yield from ((cited, "card", card.label) for said in (card.value, card.change) for cited in _cited(said.zh))
        case Paragraph(said=said):
            yield from ((cited, "sentence", text) for cited, text in _sentences(said).items())
        case Table():
            yield from ((cited, "table", text) for cited, text in _cells(block))
        case Chart():
            yield from ((cited, "chart", text) for cited, text in _points(block))


def _sentences(said: Said) -> dict[Cited, Bilingual]:
    by_language = {lang: _sentences_of(said[lang], _STOPS[lang]) for lang in _LANGUAGES}
    return {cited: Bilingual(text, by_language["en"].get(cited, "")) for cited, text in by_language["zh"].items()}


def _sentences_of(runs: Iterable[Run], stop: str) -> dict[Cited, str]:
    """Each number with its sentence; runs of words are cut where a sentence ends."""
    found: dict[Cited, str] = {}
    waiting, text = [], ""
    for run in runs:
        if isinstance(run, Number | Absent):
            waiting.append((run.figure, run.aspect))
            text += run.text
            continue
        *ended, rest = run.text.split(stop)
        for end in ended:
            found |= dict.fromkeys((cited for cited in waiting if cited not in found), (text + end + stop).strip())
            waiting, text = [], ""
        text += rest
    return found | dict.fromkeys((cited for cited in waiting if cited not in found), text.strip())


def _cells(table: Table) -> Iterator[tuple[Cited, Bilingual]]:
    for row in table.rows:
        for heading, said in zip(table.headings, row, strict=True):
            for cited in _cited(said.zh):
                yield cited, _route(table.label, _words(row[0]), heading.label)


def _points(chart: Chart) -> Iterator[tuple[Cited, Bilingual]]:
    for series in chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            if point is not None:
                yield (point.figure, point.aspect), _route(chart.label, category, series.label)


def _cited(runs: Iterable[Run]) -> list[Cited]:
    return [(run.figure, run.aspect) for run in runs if isinstance(run, Number | Absent)]


def _words(said: Said) -> Bilingual:
    return Bilingual(*("".join(run.text for run in said[lang]) for lang in _LANGUAGES))


def _route(*steps: Bilingual) -> Bilingual:
    return Bilingual(*(" › ".join(step[lang] for step in steps) for lang in _LANGUAGES))
