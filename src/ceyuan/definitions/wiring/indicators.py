"""Indicators: their rows, measures, times, units, breakdowns and examples, and names that mean one indicator each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.column import Column
from ceyuan.definitions.dataset import Dataset
from ceyuan.definitions.indicator import Indicator
from ceyuan.definitions.vocabulary import ROW_FUNCTIONS
from ceyuan.definitions.wiring.expressions import expression_faults
from ceyuan.definitions.wiring.names import COLUMN, DATASET, INDICATOR, UNIT, At, Spot, a_period, named, once
from ceyuan.errors import Fault

DIMENSIONS = ("district", "track")


def indicator_faults(indicator: Indicator, all_: Definitions, at: At) -> Iterator[Fault]:
    """Everything in an indicator that does not fit."""
    yield from _units(indicator, all_, at)
    yield from named(DATASET, indicator.dataset, all_.datasets, at("dataset"))
    if indicator.derived:
        yield from _derived(indicator, all_, at)
    elif dataset := all_.datasets.get(indicator.dataset or ""):
        yield from _counted(indicator, dataset, all_, at)
    for number, example in enumerate(indicator.examples):
        yield from a_period(example.period, at("examples", number, "period"))


def alias_faults(all_: Definitions, at: Callable[..., Spot]) -> Iterator[Fault]:
    """Names by which a published text could mean two indicators."""
    found = all_.indicators.items()
    words = ((word, name, at(name, "aliases")) for name, one in found for word in {one.label.zh, one.label.en, *one.aliases})
    yield from once(words, ("指标名称", "name of an indicator"))


def _units(indicator: Indicator, all_: Definitions, at: At) -> Iterator[Fault]:
    known = {unit.unit: unit for unit in all_.units.entries}
    yield from named(UNIT, indicator.unit, known, at("unit"))
    yield from named(UNIT, indicator.display.unit, known, at("display", "unit"))
    kept, shown = known.get(indicator.unit), known.get(indicator.display.unit)
    if kept and kept.base != kept.unit:
        zh, en = f"保存的单位应为基准单位“{kept.base}”", f"The unit kept should be the base '{kept.base}'"
        yield at("unit").fault("wrong-unit", zh, en)
    if kept and shown and kept.base != shown.base:
        zh, en = f"“{shown.unit}”不能由“{kept.unit}”换算", f"'{shown.unit}' is no multiple of '{kept.unit}'"
        yield at("display", "unit").fault("wrong-unit", zh, en)


def _counted(indicator: Indicator, dataset: Dataset, all_: Definitions, at: At) -> Iterator[Fault]:
    assert indicator.measure
    assert indicator.time
    columns = {column.name: column for column in dataset.columns}
    yield from named(COLUMN, indicator.measure.column, columns, at("measure"))
    yield from named(COLUMN, indicator.time.column, columns, at("time", "column"))
    for route, expression in ((("filter",), indicator.filter), (("time", "until"), indicator.time.until)):
        if expression:
            yield from expression_faults(expression, dataset, all_, ROW_FUNCTIONS, at(*route))
    yield from _kinds(indicator, columns, at)
    yield from _breakdowns(indicator, dataset, at)
    for number, example in enumerate(indicator.examples):
        for row, values in enumerate(example.rows):
            for name in values:
                yield from named(COLUMN, name, columns, at("examples", number, "rows", row, name))


def _kinds(indicator: Indicator, columns: dict[str, Column], at: At) -> Iterator[Fault]:
    assert indicator.measure
    assert indicator.time
    measured, dated = columns.get(indicator.measure.column or ""), columns.get(indicator.time.column)
    if measured and indicator.measure.kind in ("sum", "mean", "last") and not measured.is_number:
        how = indicator.measure.kind
        zh, en = f"列“{measured.name}”不是数，不能取 {how}", f"The column '{measured.name}' is no number to take the {how} of"
        yield at("measure").fault("wrong-kind", zh, en)
    if dated and dated.kind not in ("date", "period"):
        yield at("time", "column").fault("wrong-kind", f"列“{dated.name}”不是日期", f"The column '{dated.name}' is no date")


def _breakdowns(indicator: Indicator, dataset: Dataset, at: At) -> Iterator[Fault]:
    roles = {"district": ("place", dataset.place), "track": ("track", dataset.track)}
    columns = {column.name for column in dataset.columns}
    for number, name in enumerate(indicator.breakdowns):
        role, column = roles.get(name, ("", name))
        if column is None:
            zh, en = f"数据集“{dataset.dataset}”没有写 {role}", f"The dataset '{dataset.dataset}' names no {role}"
            yield at("breakdowns", number).fault("no-dimension", f"{zh}，不能按 {name} 分", f"{en} to break down by {name}")
        else:
            yield from named(COLUMN, column, columns, at("breakdowns", number))


def _derived(indicator: Indicator, all_: Definitions, at: At) -> Iterator[Fault]:
    assert indicator.derived
    parts = {"of": indicator.derived.of, "to": indicator.derived.to}
    for role, part in parts.items():
        yield from named(INDICATOR, part, all_.indicators, at("derived", role))
    for number, example in enumerate(indicator.examples):
        for name in example.figures:
            yield from named(("组成指标", "part"), name, parts.values(), at("examples", number, "figures", name))
    found = [all_.indicators[part] for part in parts.values() if part in all_.indicators]
    if _circular(indicator.indicator, found, all_):
        yield at("derived").fault("circular", "指标由自身派生", "The indicator is derived from itself")
    for number, name in enumerate(indicator.breakdowns):
        if missing := [part.indicator for part in found if name not in part.breakdowns]:
            zh, en = f"组成指标 {'、'.join(missing)} 不能按 {name} 分", f"Its part {', '.join(missing)} cannot be broken down by {name}"
            yield at("breakdowns", number).fault("no-dimension", zh, en)
    units = {part.unit for part in found}
    if indicator.derived.kind in ("share", "difference", "intensity") and len(units) > 1:
        zh, en = f"组成指标的单位不同：{'、'.join(sorted(units))}", f"Its parts have different units: {', '.join(sorted(units))}"
        yield at("derived").fault("wrong-unit", zh, en)


def _circular(name: str, parts: list[Indicator], all_: Definitions) -> bool:
    reached, waiting = set(), list(parts)
    while waiting:
        part = waiting.pop()
        if part.indicator in reached:
            continue
        reached.add(part.indicator)
        deeper = [part.derived.of, part.derived.to] if part.derived else []
        waiting += [all_.indicators[one] for one in deeper if one in all_.indicators]
    return name in reached
