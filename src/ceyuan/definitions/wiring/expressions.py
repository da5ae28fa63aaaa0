"""Expressions: the functions that they call and the codes with which they compare categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.dataset import Dataset
from ceyuan.definitions.expression import Expression
from ceyuan.definitions.vocabulary import Function
from ceyuan.definitions.wiring.names import CODE, COLUMN, DATASET, Spot, named
from ceyuan.errors import Fault


def expression_faults(
    expression: Expression, dataset: Dataset, all_: Definitions, functions: Mapping[str, Function], where: Spot
) -> Iterator[Fault]:
    """Unknown columns, functions and codes, and calls with too few or too many arguments."""
    columns = {column.name: column for column in dataset.columns}
    for column in sorted(expression.columns):
        yield from named(COLUMN, column, columns, where)
    for name, arguments in expression.called:
        yield from named(("函数", "function"), name, functions, where)
        if name in functions and functions[name].arguments != arguments:
            wanted = functions[name].arguments
            yield where.fault("wrong-arguments", f"“{name}”要 {wanted} 个参数", f"'{name}' takes {wanted} arguments")
    for column, text in expression.compared:
        if column in columns and columns[column].list:
            yield from named(CODE, text, all_.codes(columns[column].list or "") or {text}, where)
    yield from _known_elsewhere(expression, all_, where)


def _known_elsewhere(expression: Expression, all_: Definitions, where: Spot) -> Iterator[Fault]:
    for _, dataset, column in (args for args in expression.calls("known") if len(args) == 3):
        yield from named(DATASET, str(dataset), all_.datasets, where)
        if dataset in all_.datasets:
            yield from named(COLUMN, str(column), [c.name for c in all_.datasets[dataset].columns], where)
