"""Datasets: their lists, units, roles, checks and examples, and headers that lead to one column each."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.column import TRACKS, Column
from ceyuan.definitions.dataset import Dataset
from ceyuan.definitions.vocabulary import CHECK_FUNCTIONS
from ceyuan.definitions.wiring.expressions import expression_faults
from ceyuan.definitions.wiring.names import CODE_LIST, COLUMN, UNIT, At, Spot, named, once, plain
from ceyuan.definitions.wiring.parties import party_faults
from ceyuan.errors import Fault

_ANY_YEAR = 2021
_BASES = {"money": "元", "area": "平方米"}


def dataset_faults(dataset: Dataset, all_: Definitions, at: At) -> Iterator[Fault]:
    """Everything in a dataset that does not fit."""
    for number, column in enumerate(dataset.columns):
        yield from named(CODE_LIST, column.list, [*all_.lists, TRACKS], at("columns", number, "list"))
        yield from _unit(column, all_, at("columns", number, "unit"))
    for year in {year for column in dataset.columns for year in column.aliases_by_year} or {_ANY_YEAR}:
        yield from once(_headers(dataset, at, year), ("表头", "header"))
    yield from _roles(dataset, at)
    yield from party_faults(dataset, all_, at)
    for number, check in enumerate(dataset.checks):
        for part, expression in (("rule", check.rule), ("when", check.when)):
            if expression:
                yield from expression_faults(expression, dataset, all_, CHECK_FUNCTIONS, at("checks", number, part))
    for number, example in enumerate(dataset.examples):
        for name in example.gives:
            yield from named(COLUMN, name, [c.name for c in dataset.columns], at("examples", number, "gives", name))


def _unit(column: Column, all_: Definitions, where: Spot) -> Iterator[Fault]:
    yield from named(UNIT, column.unit, [unit.unit for unit in all_.units.entries], where)
    unit = all_.units.find(column.unit or "")
    base = _BASES.get(column.kind)
    if unit and base and unit.base != base:
        yield where.fault("wrong-unit", f"“{unit.unit}”不能换算为{base}", f"'{unit.unit}' is no multiple of {base}")


def _headers(dataset: Dataset, at: At, year: int) -> Iterator[tuple[str, str, Spot]]:
    for number, column in enumerate(dataset.columns):
        yield from ((plain(header), column.name, at("columns", number)) for header in column.headers(year))


def _roles(dataset: Dataset, at: At) -> Iterator[Fault]:
    """The columns that date and place a row are of a kind that can, and those that name it are never empty."""
    kinds = {"period": ("date", "period"), "place": ("place",), "track": ("category",)}
    for role, fitting in kinds.items():
        name = getattr(dataset, role)
        if name and dataset.column(name).kind not in fitting:
            zh, en = f"列“{name}”不能作 {role}，应为 {'、'.join(fitting)}", f"The column '{name}' cannot be the {role}; it should be a "
            yield at(role).fault("wrong-kind", zh, en + " or ".join(fitting))
    for role, names in (("period", (dataset.period,)), ("key", dataset.key)):
        for name in names:
            if dataset.column(name).presence != "row":
                zh, en = f"列“{name}”作 {role}，须写 presence: row", f"The column '{name}' is the {role} and needs 'presence: row'"
                yield at(role).fault("may-be-empty", zh, en)
