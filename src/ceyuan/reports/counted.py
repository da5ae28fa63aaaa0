"""What an indicator counts: the indicators and datasets that it is made of, and the columns that say why a row counts."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions import Dataset, Definitions, Indicator


def counted_parts(definitions: Definitions, name: str) -> Iterator[Indicator]:
    """The indicators over rows that an indicator is made of: itself, or what it is derived from."""
    indicator = definitions.indicators[name]
    if indicator.derived is None:
        yield indicator
        return
    for part in dict.fromkeys((indicator.derived.of, indicator.derived.to)):
        yield from counted_parts(definitions, part)


def measured(indicator: Indicator, dataset: Dataset) -> str:
    """The column to whose cell a reader is led: what is summed, else what is counted."""
    assert indicator.measure
    return indicator.measure.column or dataset.entity or next(iter(dataset.key), dataset.columns[0].name)


def telling(indicator: Indicator, dataset: Dataset) -> set[str]:
    """The columns that tell a row from another, and why it counts."""
    assert indicator.time
    name = next((column.name for column in dataset.columns if column.kind == "name"), "")
    return {name, *dataset.key, dataset.entity or "", dataset.place or "", indicator.time.column, measured(indicator, dataset)}
