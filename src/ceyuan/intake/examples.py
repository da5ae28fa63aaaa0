"""Running the examples of dataset definitions through the code that receives files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import polars as pl

from ceyuan.definitions import Dataset, Definitions
from ceyuan.definitions.dataset import DatasetExample
from ceyuan.errors import Fault
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.headers import HeaderVocabulary
from ceyuan.intake.kinds import Readers
from ceyuan.intake.kinds.date import EPOCH_1900
from ceyuan.intake.layout import Setting, Table, lay_out
from ceyuan.intake.limits import Limits
from ceyuan.intake.reading.checks import broken
from ceyuan.intake.reading.faults import fault_rows
from ceyuan.intake.reading.fill import filled_down
from ceyuan.intake.reading.judge import Judge, Judged
from ceyuan.intake.sheets import Sheet
from ceyuan.intake.sheets.sheet import ROW, text_column

NOTHING_AROUND: Mapping[str, Callable[..., Any]] = {
    "previous": lambda column: pl.when(pl.lit(value=False)).then(column),
    "known": lambda column, dataset, other: pl.when(column.is_not_null()).then(pl.lit(value=False)),
}
"""What rules see around an example: no earlier period and no other dataset."""


def check_examples(definitions: Definitions) -> tuple[Fault, ...]:
    """Every example of every dataset that does not give what it says, in the order of the definitions."""
    return tuple(
        fault
        for dataset in definitions.datasets.values()
        for number, example in enumerate(dataset.examples, start=1)
        for fault in _checked(definitions, dataset, example, f"{dataset.origin} › examples {number}")
    )


def _checked(definitions: Definitions, dataset: Dataset, example: DatasetExample, where: str) -> Iterator[Fault]:
    readers = Readers(definitions, dataset)
    vocabulary = HeaderVocabulary.of(dataset, definitions.units, readers.words)
    table = lay_out(_sheet(example.cells), Setting(readers, vocabulary, "example", {}))
    if table is None:
        yield Fault("example-unread", "例子没有本数据集的表头", "The example has no header of the dataset", where)
        return
    yield from (Fault(fault.code, fault.zh, fault.en, where, fault.fix_zh, fault.fix_en) for fault in table.faults)
    judged = Judge(table, readers, Limits())(filled_down(table, readers.words).collect())
    yield from _differences(judged, example, where)
    codes = _codes(judged, table)
    if codes != list(example.faults):
        zh, en = f"例子的错误应为 {list(example.faults)}，实为 {codes}", f"The faults should be {list(example.faults)}, but are {codes}"
        yield Fault("example-faults", zh, en, where)


def _sheet(cells: Mapping[str, str]) -> Sheet:
    """An example as a sheet of two rows."""
    head = (tuple(cells), tuple(text or None for text in cells.values()))
    texts = pl.DataFrame(head, schema=[text_column(at) for at in range(len(cells))], orient="row")
    frame = texts.with_row_index(ROW, offset=1).lazy()
    return Sheet("example", False, len(cells), head, (), frame, 2, None, EPOCH_1900)


def _differences(judged: Judged, example: DatasetExample, where: str) -> Iterator[Fault]:
    kept = judged.values.row(0, named=True) if judged.values.height else {}
    for name, value in example.gives.items():
        found = kept.get(name)
        if _as_text(found) != _as_text(value):
            zh, en = f"例子的 {name} 应为 {value}，实为 {found}", f"{name} should be {value}, but is {found}"
            yield Fault("example-value", zh, en, where)


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


def _codes(judged: Judged, table: Table) -> list[str]:
    """The codes of the faults: of cells in the order of columns, then the broken rules in theirs."""
    rules = {check.check: check for check in table.dataset.checks}
    order = {column.name: nth for nth, column in enumerate(table.dataset.columns)}
    cells = fault_rows(judged, table, rules).filter(pl.col("check").is_null())
    ordered = sorted(zip(cells["field"], cells["fault"], strict=True), key=lambda pair: order.get(pair[0], -1))
    told = judged.values.select(broken(check, NOTHING_AROUND).alias(name) for name, check in rules.items())
    return [CellFault(fault).code for _, fault in ordered] + [name for name in rules if told[name].any()]
