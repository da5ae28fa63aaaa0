"""Exact distinct counts of many windows and members in one aggregation.

For each distinct value, one bit of a number says whether it occurs in a window and member. The bits of all values are then
counted twelve at a time, by grouping on them: so many values are read once, whatever the number of members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, or_

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from ceyuan.definitions import Indicator
from ceyuan.indicators.figure import UNSTATED
from ceyuan.indicators.layout import Layout
from ceyuan.indicators.standing import Step, counts, presence
from ceyuan.values import Period

WORD_BITS, RUN_BITS = 62, 12

Occurrence = tuple[str, Period, str, str]
"""Indicator, period, dimension, member."""


@dataclass(frozen=True)
class Mask:
    """A word of bits: of every window, some members.

    Attributes:
        dimension: `""` is the whole, with the one member `UNSTATED`.
        members: those whose bits the word holds, in order.
        nth: which word of its dimension it is.
    """

    indicator: Indicator
    dimension: str
    members: tuple[str, ...]
    nth: int

    @property
    def name(self) -> str:
        """The column of the word."""
        return f"mask {self.indicator.indicator} {self.dimension} {self.nth}"

    @property
    def bit(self) -> str:
        """The column of the bit that a row's member has in the word."""
        return f"_bit_{self.dimension}_{self.nth}"


def distinct(layout: Layout, members: Mapping[str, Sequence[str]]) -> dict[Occurrence, int]:
    """How many distinct values there are, for each indicator that counts them, in each period and member.

    Args:
        members: dimension → the members that rows state.
    """
    by_column: dict[str, list[tuple[Indicator, tuple[Step, ...]]]] = {}
    for indicator, steps in layout.indicators:
        if indicator.measure and indicator.measure.kind == "count_distinct" and indicator.measure.column:
            by_column.setdefault(indicator.measure.column, []).append((indicator, steps))
    out: dict[Occurrence, int] = {}
    for column, indicators in by_column.items():
        masks = [mask for indicator, _ in indicators for mask in _masks(layout, indicator, members)]
        words = _words(_occurring(layout, column, indicators), layout, column, masks)
        out.update(_counted(words, list(_runs(layout, masks))))
    return out


def _stride(layout: Layout) -> int:
    """How many members of each window a word holds."""
    return WORD_BITS // max(map(len, layout.windows.values()))


def _masks(layout: Layout, indicator: Indicator, members: Mapping[str, Sequence[str]]) -> Iterator[Mask]:
    stride = _stride(layout)
    yield Mask(indicator, "", (UNSTATED,), 0)
    for dimension, codes in members.items():
        for nth in range(0, len(codes), stride):
            yield Mask(indicator, dimension, tuple(codes[nth : nth + stride]), nth // stride)


def _occurring(layout: Layout, column: str, indicators: Sequence[tuple[Indicator, tuple[Step, ...]]]) -> ir.Table:
    """The rows that count for any of the indicators, with the value, the members, and for each the windows in which they count."""
    table = layout.table.filter(ibis.or_(*(counts(steps) for _, steps in indicators)))
    windows = {f"_in_{indicator.indicator}": _windows(layout, indicator) for indicator, _ in indicators}
    if len(indicators) > 1:  # of a single one, the filter has left only rows that count
        windows = {f"_in_{i.indicator}": ibis.ifelse(counts(steps), windows[f"_in_{i.indicator}"], 0) for i, steps in indicators}
    members = {f"_member_{dimension}": table[name] for dimension, name in layout.members.items()}
    return table.select(column, **members, **windows)


def _windows(layout: Layout, indicator: Indicator) -> ir.IntegerValue:
    """The bits of the windows in which a row stands, each at the place of its window's first member."""
    assert indicator.time is not None
    bits = (
        ibis.ifelse(counts(presence(layout.table, window)), 1 << _stride(layout) * nth, 0)
        for nth, (_, window) in enumerate(layout.windows[indicator.time])
    )
    return reduce(add, bits).cast("int64")


def _words(table: ir.Table, layout: Layout, column: str, masks: Sequence[Mask]) -> ir.Table:
    """One row for each distinct value, with its words."""
    for dimension in layout.members:
        words = [mask for mask in masks if mask.dimension == dimension and mask.indicator is masks[0].indicator]
        codes = [code for word in words for code in word.members]
        bits = {word.bit: [_bit(word, code) for code in codes] for word in words}
        known = ibis.memtable(pa.table({"_code": pa.array(codes, pa.string()), **bits}))
        table = table.left_join(known, table[f"_member_{dimension}"].cast("string") == known["_code"]).drop("_code")
        table = table.mutate(**{word.bit: table[word.bit].fill_null(_bit(word, UNSTATED)) for word in words})
    broken_down = [mask for mask in masks if mask.dimension or not layout.members]
    words = table.group_by(column).aggregate(**{mask.name: _word(table, mask).bit_or() for mask in broken_down})
    return words.mutate(**{mask.name: _whole(words, layout, mask, masks) for mask in masks if mask not in broken_down})


def _word(table: ir.Table, mask: Mask) -> ir.IntegerValue:
    windows = table[f"_in_{mask.indicator.indicator}"]
    return windows * table[mask.bit] if mask.dimension else windows


def _whole(words: ir.Table, layout: Layout, whole: Mask, masks: Sequence[Mask]) -> ir.IntegerValue:
    """The word of the whole: a value occurs in a window when any member of any one dimension has it there."""
    dimension, stride = next(iter(layout.members)), _stride(layout)
    parts = [words[mask.name] for mask in masks if mask.indicator is whole.indicator and mask.dimension == dimension]
    parts = parts or [ibis.literal(0)]  # no rows, so no member of any dimension
    windows = range(WORD_BITS // stride)
    return reduce(add, (ibis.ifelse(reduce(or_, parts) & ((1 << stride) - 1 << stride * n) != 0, 1 << stride * n, 0) for n in windows))


def _bit(word: Mask, code: str) -> int:
    return 1 << word.members.index(code) if code in word.members else 0


@dataclass(frozen=True)
class _Run:
    """Some neighbouring bits of a word: of one window, at most twelve members, the first of which stands at `place`."""

    mask: Mask
    period: Period
    members: tuple[str, ...]
    place: int


def _runs(layout: Layout, masks: Sequence[Mask]) -> Iterator[_Run]:
    for mask in masks:
        assert mask.indicator.time is not None
        for window, (period, _) in enumerate(layout.windows[mask.indicator.time]):
            for first in range(0, len(mask.members), RUN_BITS):
                yield _Run(mask, period, mask.members[first : first + RUN_BITS], window * _stride(layout) + first)


def _counted(words: ir.Table, runs: Sequence[_Run]) -> Iterator[tuple[Occurrence, int]]:
    """How many values have each bit, from how many have each pattern of bits in a run."""
    parts = [
        words.group_by(pattern=(words[run.mask.name] >> run.place) & ((1 << len(run.members)) - 1))
        .aggregate(values=words.count())
        .select(which=ibis.literal(which, "int64"), pattern="pattern", values="values")
        for which, run in enumerate(runs)
    ]
    found = ibis.union(*parts).to_pyarrow() if len(parts) > 1 else parts[0].to_pyarrow()
    which, patterns, values = (found[name].to_numpy() for name in ("which", "pattern", "values"))
    for nth, run in enumerate(runs):
        of_run = which == nth
        for bit, member in enumerate(run.members):
            has_bit = of_run & ((patterns >> bit) & 1 == 1)
            yield (run.mask.indicator.indicator, run.period, run.mask.dimension, member), int(values[has_bit].sum())
