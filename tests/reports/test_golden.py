"""What the shipped half-year report says of the small city, as text; `--update-golden` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ceyuan.errors import Lang
from ceyuan.reports import ResolvedReport
from ceyuan.reports.notes import as_text, notes
from ceyuan.reports.tree import Block, Cards, Chart, Paragraph, Table

HERE = Path(__file__).parent / "golden"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_says(report: ResolvedReport, lang: Lang, request: pytest.FixtureRequest) -> None:
    golden, said = HERE / f"half-year.{lang}.txt", "\n".join(_report(report, lang)) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")


def _report(report: ResolvedReport, lang: Lang) -> Iterator[str]:
    yield report.title[lang]
    for section in report.sections:
        yield f"\n== {section.label[lang]}"
        for block in section.blocks:
            yield from _block(block, lang)
    for note in notes(report, lang):
        yield f"\n== {note.label}\n{note.text}"
        yield from (" | ".join(filter(None, line)) for line in note.figures)


def _block(block: Block, lang: Lang) -> Iterator[str]:
    match block:
        case Paragraph(said=said):
            yield as_text(said, lang)
        case Cards(cards=cards):
            yield from (f"[{card.label[lang]}] {as_text(card.value, lang)} {as_text(card.change, lang)}" for card in cards)
        case Table():
            yield f"\n-- {block.label[lang]}"
            yield " | ".join(heading.label[lang] + heading.unit[lang] for heading in block.headings)
            yield from (" | ".join(as_text(cell, lang) for cell in row) for row in block.rows)
        case Chart():
            yield f"\n-- {block.label[lang]} ({block.kind}, {block.unit[lang]})"
            for at, category in enumerate(block.categories):
                points = [point.digits if (point := series.points[at]) else "–" for series in block.series]
                yield f"{category[lang]}: {' '.join(points)}"
