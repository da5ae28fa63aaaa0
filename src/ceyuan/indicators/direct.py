"""The value plan: one aggregation over the rows that the evidence plan shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from ceyuan.definitions import Dataset, Indicator
from ceyuan.indicators.book import Book
from ceyuan.indicators.scope import Scope
from ceyuan.indicators.standing import OUTSIDE, PLACE_IN_FILES, Step, counts, needed, presence, qualities, ranked, weight
from ceyuan.indicators.tally import Tally, exact
from ceyuan.indicators.window import Window


@dataclass(frozen=True)
class Standing:
    """The rows of a scope, with the steps that they must pass and what each adds.

    Attributes:
        table: the dataset's columns, those of the ledger and the ranks of filings.
    """

    table: ir.Table
    steps: tuple[Step, ...]
    weight: ir.NumericValue


def stand(book: Book, indicator: Indicator, window: Window, scope: Scope, *, whole: bool = False) -> Standing:
    """The rows as they stand to a figure; the value and the evidence both begin here.

    Args:
        whole: all columns of the dataset, not only those that are needed.
    """
    assert indicator.dataset is not None
    assert indicator.measure is not None
    dataset = book.definitions.dataset(indicator.dataset)
    rows = book.rows(dataset, None if whole else needed(dataset, indicator))
    table = scope.filter(ranked(rows, dataset, [window]), dataset)
    steps = presence(table, window) + qualities(table, indicator)
    if indicator.measure.kind == "last":
        table = table.mutate(_nth=_nth_from_last(table, steps, window))
        steps = (*presence(table, window), *qualities(table, indicator), Step("not-latest", table["_nth"] == 0))
    return Standing(table, steps, weight(table, indicator, window))


def tally(book: Book, dataset: Dataset, indicator: Indicator, window: Window, scope: Scope) -> Tally:
    """What the rows of a window add up to."""
    assert indicator.measure is not None
    found = stand(book, indicator, window, scope)
    amount = _amount(found, indicator)
    passed = {f"passed_{n}": counts(found.steps[: n + 1]).sum() for n in range(len(found.steps))}
    row = found.table.aggregate(amount=amount, **passed).to_pyarrow().to_pylist()[0]
    survivors = [int(row[name] or 0) for name in passed]
    left_out = lost([step.reason for step in found.steps], survivors)
    return Tally.of(indicator, exact(row["amount"], indicator, dataset), survivors[-1], left_out)


def _amount(found: Standing, indicator: Indicator) -> ir.NumericScalar:
    assert indicator.measure is not None
    match indicator.measure.kind:
        case "count":
            return counts(found.steps).sum()
        case "count_distinct":
            return found.table[indicator.measure.column].nunique(where=counts(found.steps))
    return found.weight.sum(where=counts(found.steps))


def lost(reasons: Sequence[str], survivors: Sequence[int]) -> dict[str, int]:
    """How many rows each step left out, of those inside the window, from how many passed it and all before it."""
    out: dict[str, int] = {}
    for reason, before, after in zip(reasons[1:], survivors, survivors[1:], strict=False):
        if reason not in OUTSIDE and before > after:
            out[reason] = out.get(reason, 0) + before - after
    return out


def _nth_from_last(table: ir.Table, steps: Sequence[Step], window: Window) -> ir.IntegerValue:
    """The place of a row among those that pass, the latest first; of one day the last in the files."""
    latest = [ibis.desc(counts(steps)), ibis.desc(window.time.column), *(ibis.desc(name) for name in PLACE_IN_FILES)]
    return ibis.row_number().over(order_by=latest)
