"""Resolving a report: from its definition and a book to the tree that the writers render. Computes nothing; it asks and arranges."""

from __future__ import annotations

from pathlib import Path

from ceyuan.definitions import Definitions, Report
from ceyuan.definitions.report import Section as Defined
from ceyuan.errors import DefinitionError, Fault, QuestionError
from ceyuan.indicators import Book, FigureKey
from ceyuan.reports.blocks import resolve
from ceyuan.reports.blocks.prose import title
from ceyuan.reports.blocks.tables import unit_label
from ceyuan.reports.desk import Desk
from ceyuan.reports.identity import figure_id
from ceyuan.reports.prover import Prover
from ceyuan.reports.register import Register
from ceyuan.reports.saying import Speaker
from ceyuan.reports.tree import CitedFigure, ResolvedReport, Section
from ceyuan.reports.words import ASPECTS
from ceyuan.values import Bilingual, Period

_EXAMPLES = {"month": "2021-06", "quarter": "2021Q2", "half": "2021H1", "year": "2021"}


def build(book: Book, definition: Report, period: Period) -> ResolvedReport:
    """The report of a period, in both languages, with the rows behind every figure it cites.

    Raises:
        QuestionError: the report is not written for such periods, or asks what an indicator does not have.
    """
    if period.kind != definition.period:
        raise QuestionError(_wrong_period(definition, period))
    desk = Desk(Register(book, definition, period), Speaker(book.definitions))
    sections = tuple(_section(number, section, desk) for number, section in enumerate(definition.sections, 1))
    desk.register.section = 0
    headline = tuple(figure_id(desk.register.named(name).key) for name in definition.headline)
    return ResolvedReport(
        name=definition.report,
        title=title(definition.title, desk),
        city=book.definitions.city.label,
        period=period,
        template=_template(book.definitions, definition),
        sections=sections,
        figures={name: _cited(name, desk) for name in desk.register.figures},
        headline=headline,
        sources=tuple(desk.sources),
        version=book.version,
        definitions_sha256=book.definitions.sha256,
        is_synthetic=book.definitions.city.synthetic,
        shown_rows=definition.evidence,
        prover=Prover(book, period, definition.evidence.sheet),
    )


def _section(number: int, defined: Defined, desk: Desk) -> Section:
    desk.register.section = number
    return Section(defined.section, number, defined.label, tuple(resolve(block, desk) for block in defined.blocks))


def _cited(name: str, desk: Desk) -> CitedFigure:
    register, one = desk.register, desk.register.figures[name]
    exact = desk.definitions.unit(one.unit)
    return CitedFigure(
        figure=one,
        indicator=desk.definitions.indicators[one.key.indicator],
        label=register.label(one),
        is_whole=one.key == FigureKey(one.key.indicator, register.period),
        unit=unit_label(desk, one),
        exact_unit=Bilingual(exact.unit, exact.word.en),
        said={aspect: desk.speaker.prose(one, aspect) for aspect in ASPECTS},
        cells={aspect: desk.speaker.cell(one, aspect, with_unit=True) for aspect in ASPECTS},
        where=tuple(register.where[name]),
    )


def _template(definitions: Definitions, definition: Report) -> Path:
    found = definitions.file(f"reports/{definition.template}")
    if found is None:
        zh, en = f"找不到报告的 Word 模板“{definition.template}”", f"The report's Word template '{definition.template}' is not there"
        fix = ("请把模板放在城市文件夹的 reports 中", "Put it into the folder 'reports' of the city")
        raise DefinitionError(Fault("no-template", zh, en, definition.origin, *fix))
    return found


def _wrong_period(definition: Report, period: Period) -> Fault:
    zh, en = f"报告“{definition.label.zh}”不按“{period}”编写", f"The report '{definition.report}' is not written for '{period}'"
    example = _EXAMPLES[definition.period]
    return Fault("wrong-period", zh, en, "", f"请写成 {example} 这样的时期", f"Give a period such as {example}")
