"""Sentences of reports: the lists and rosters that they name exist, and no number is typed in words, as in 三类平台 or 近百家."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.report import Report
from ceyuan.definitions.sentence import Clause, Listing, Naming
from ceyuan.definitions.wiring.names import CODE, CODE_LIST, ROSTER, At, Spot, named
from ceyuan.errors import Fault
from ceyuan.values.quantity import Grammar, Span


def sentence_faults(report: Report, all_: Definitions, at: At) -> Iterator[Fault]:
    """Names that lead nowhere, and numbers in words. The grammar that reads bulletins must find no figure in what is typed."""
    clauses = list(_clauses(report, at))
    grammar = Grammar(all_.reading.quantity.wording()) if all_.reading and clauses else None
    for clause, spot in clauses:
        for name in clause.zh.listings:
            yield from _listed(name, all_, spot)
        for literal in (part for part in clause.zh.parts if isinstance(part, str)):
            for typed in _typed(grammar, literal) if grammar else ():
                zh = f"“{literal}”中直接写了数“{typed}”：请引用指标，名称请写成 {{name:…}}"
                en = f"the number '{typed}' is typed in '{literal}': cite a figure, or write a name as {{name:…}}"
                yield spot.fault("typed-number", zh, en)


def _clauses(report: Report, at: At) -> Iterator[tuple[Clause, Spot]]:
    for s, section in enumerate(report.sections):
        for b, block in enumerate(section.blocks):
            for n, sentence in enumerate(block.paragraph or ()):
                for c, clause in enumerate(sentence.clauses):
                    yield clause, at("sections", s, "blocks", b, "paragraph", n, "clauses", c)


def _listed(name: Listing | Naming, all_: Definitions, spot: Spot) -> Iterator[Fault]:
    if isinstance(name, Listing):
        yield from named(CODE_LIST, name.list, all_.lists, spot)
        return
    yield from named(ROSTER, name.roster, all_.rosters, spot)
    roster = all_.rosters.get(name.roster)
    codes = all_.codes(roster.categories) if roster and roster.categories else None
    yield from named(CODE, name.category, codes or {name.category or ""}, spot)


def _typed(grammar: Grammar, literal: str) -> Iterator[str]:
    folded = grammar.fold(literal)
    for span in grammar.scan(folded.text):
        if _is_number(span):
            start, end = folded.source(span.start, span.end)
            yield literal[start:end]


def _is_number(span: Span) -> bool:
    """Whether a reader takes it for a figure; 一批 and 统一 are none."""
    if span.form == "figure":
        return span.quantity is not None and span.quantity.value != 1
    return span.form == "vague"
