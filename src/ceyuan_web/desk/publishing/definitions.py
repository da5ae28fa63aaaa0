"""Definitions to read: what each says, on whose authority, since when, with its examples, and who changed it. Editing is in files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceyuan.definitions import CodeList, Dataset, Definitions, Indicator
from ceyuan.definitions.base import Definition
from ceyuan.definitions.dictionary import words
from ceyuan.errors import QuestionError, unknown
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.desk.publishing.authorship import edits, states

KINDS = {
    "indicator": Bilingual("指标", "Indicators"),
    "dataset": Bilingual("数据集", "Datasets"),
    "list": Bilingual("代码表", "Lists"),
    "report": Bilingual("报告", "Reports"),
    "tracks": Bilingual("赛道", "Tracks"),
    "targets": Bilingual("目标", "Targets"),
    "roster": Bilingual("名单", "Rosters"),
    "places": Bilingual("地区", "Places"),
    "crosswalk": Bilingual("对照", "Crosswalks"),
    "organisations": Bilingual("单位身份", "Who is who"),
    "linkage": Bilingual("归并", "Linkage"),
    "portal": Bilingual("门户", "Portal"),
    "city": Bilingual("城市", "City"),
}
"""The kinds that a reader asks for; the vocabulary of the engine stays in its files."""

CONFIDENCE = {
    "high": Bilingual("可信", "high"),
    "medium": Bilingual("中，未核实", "medium, not verified"),
    "low": Bilingual("低，未核实", "low, not verified"),
}


@require_safe
@needs("definitions.read")
def index(request: SignedIn) -> HttpResponse:
    """All of them, by kind; those whose id or label holds a word."""
    text = request.GET.get("q", "").strip()
    found = city.the_city().definitions
    kinds = [(kind, label, _holding(found, kind, text)) for kind, label in KINDS.items()]
    said = {"kinds": [one for one in kinds if one[2]], "q": text, "sha256": found.sha256}
    return render(request, "desk/publishing/definitions.html", said)


@require_safe
@needs("definitions.read")
def definition(request: SignedIn, kind: str, name: str) -> HttpResponse:
    """One."""
    known = city.the_city().definitions
    if kind not in KINDS:
        raise QuestionError(unknown(("定义种类", "kind of definition"), kind, KINDS))
    if name not in known.of_kind(kind):
        raise QuestionError(unknown(("定义", "definition"), name, known.of_kind(kind)))
    found = known.of_kind(kind)[name]
    where, _, line = found.origin.rpartition(":")
    shelf, _, file = where.partition("/")
    folder = next((each for each in known.folders if each.name == shelf), None)
    said = {
        "kind": kind,
        "kind_label": KINDS[kind],
        "name": name,
        "definition": found,
        "confidence": CONFIDENCE[found.reference.confidence] if found.reference else None,
        "file": where,
        "source": _source(folder / file, int(line)) if folder else "",
        "edits": edits(folder, file) if folder else None,
        "states": states(city.book().batches, name) if kind == "dataset" else [],
        **_particulars(known, found),
    }
    return render(request, "desk/publishing/definition.html", said)


def _holding(found: Definitions, kind: str, text: str) -> list[tuple[str, Definition]]:
    known = found.of_kind(kind).items()
    return [(name, one) for name, one in known if text.lower() in f"{name} {one.label.zh} {one.label.en}".lower()]


def _particulars(known: Definitions, found: Definition) -> dict[str, Any]:
    match found:
        case Dataset():
            columns = [(one, words.KINDS[one.kind][0], words.PRESENCES[one.presence]) for one in found.columns]
            checks = [(one, words.LEVELS[one.level]) for one in found.checks]
            facts = [
                (Bilingual("填报单位", "Filed by"), found.filed_by),
                (Bilingual("周期", "Cadence"), words.CADENCES[found.cadence]),
                (Bilingual("收取", "Acceptance"), words.ACCEPTS[found.accept]),
            ]
            return {"columns": columns, "checks": checks, "facts": facts, "examples": found.examples, "used_by": _used_by(known, found)}
        case Indicator():
            return {"facts": list(_facts(known, found)), "examples": found.examples}
        case CodeList():
            return {"entries": found.entries}
    return {}


def _facts(known: Definitions, found: Indicator) -> Iterator[tuple[Bilingual, Bilingual]]:
    """What an indicator measures, in words."""
    if found.scope:
        yield Bilingual("口径", "Scope"), found.scope
    if found.dataset:
        yield Bilingual("数据集", "Dataset"), known.datasets[found.dataset].label
    if found.measure:
        kind, column = words.MEASURES[found.measure.kind], found.measure.column
        label = known.datasets[found.dataset].column(column).label if column and found.dataset else Bilingual("", "")
        yield Bilingual("度量", "Measure"), Bilingual(f"{kind.zh}{label.zh}", f"{kind.en}{label.en}")
    if found.time:
        yield Bilingual("时间", "Time"), words.BASES[found.time.basis]
    if found.filter:
        yield Bilingual("筛选", "Filter"), Bilingual(found.filter.text, found.filter.text)
    if found.derived:
        of, to = (known.indicators[name].label for name in (found.derived.of, found.derived.to))
        kind = words.DERIVED[found.derived.kind]
        yield Bilingual("推算", "Derived"), Bilingual(f"{kind.zh}：{of.zh} / {to.zh}", f"{kind.en}: {of.en} / {to.en}")
    yield Bilingual("单位", "Unit"), Bilingual(found.display.unit, known.unit(found.display.unit).word.en)


def _used_by(known: Definitions, dataset: Dataset) -> list[tuple[str, Bilingual]]:
    """The indicators that rest on a dataset."""
    return [(name, one.label) for name, one in known.indicators.items() if one.dataset == dataset.dataset]


def _source(path: Path, line: int) -> str:
    """The document as it stands in its file."""
    lines = path.read_text("utf-8").splitlines()[line - 1 :]
    end = next((nth for nth, text in enumerate(lines) if text.startswith("---")), len(lines))
    return "\n".join(lines[:end]).strip()
