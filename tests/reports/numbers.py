"""The numbers of a resolved report, as the documents print them."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.errors import Lang
from ceyuan.reports import ResolvedReport
from ceyuan.reports.tree import Cards, Chart, Number, Paragraph, Said, Table


def numbers_of(report: ResolvedReport, lang: Lang) -> Iterator[Number]:
    """Every number of every block, those of charts as in the tables behind them."""
    for section in report.sections:
        for block in section.blocks:
            match block:
                case Paragraph(said=said):
                    yield from _in(said, lang)
                case Cards(cards=cards):
                    yield from (number for card in cards for said in (card.value, card.change) for number in _in(said, lang))
                case Table(rows=rows):
                    yield from (number for row in rows for said in row for number in _in(said, lang))
                case Chart(series=series):
                    yield from (point for one in series for point in one.points if point)


def _in(said: Said, lang: Lang) -> Iterator[Number]:
    yield from (run for run in said[lang] if isinstance(run, Number))
