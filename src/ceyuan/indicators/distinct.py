"""Exact distinct counts of many windows and members in one aggregation.

For each distinct value, one bit of a number says whether it occurs in a window and member; values of one pattern of bits are then
counted together. So the rows are read once, whatever the number of windows and members.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, or_

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from ceyuan.definitions import Indicator
from ceyuan.indicators.figure import UNSTATED
from ceyuan.indicators.layout import Layout
from ceyuan.indicators.standing import Step, counts, presence
from ceyuan.values import Period

WORD_BITS = 62

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


def distinct(layout: Layout, members: Mapping[str, Sequence[str]]) -> tuple[dict[Occurrence, int], set[str]]:
    """How many distinct values there are, for each indicator that counts them, in each period and member.

    Args:
        members: dimension → the members that rows state.

    Returns:
        The counts, and the columns of values that have empty cells.
    """
    by_column: dict[str, list[tuple[Indicator, tuple[Step, ...]]]] = {}
    for indicator, steps in layout.indicators:
        if indicator.measure and indicator.measure.kind == "count_distinct" and indicator.measure.column:
            by_column.setdefault(indicator.measure.column, []).append((indicator, steps))
    out: dict[Occurrence, int] = {}
    with_empty: set[str] = set()
    for column, indicators in by_column.items():
        masks = [mask for indicator, _ in indicators for mask in _masks(layout, indicator, members)]
        words = _words(_occurring(layout, column, indicators), layout, column, masks)
        patterns = _patterns(words, column, masks)
        for mask in masks:
            out.update(_read(layout, patterns, mask))
        if pc.any(patterns["is_empty"]).as_py():
            with_empty.add(column)
    return out, with_empty


def _stride(layout: Layout) -> int:
    """How many members of each window a word holds."""
    return WORD_BITS // max(map(len, layout.windows.values())) if layout.members else 1


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
    """The word of the whole, one bit a window: a value occurs when any member of any one dimension has it there."""
    assert whole.indicator.time is not None
    dimension, stride = next(iter(layout.members)), _stride(layout)
    parts = [words[mask.name] for mask in masks if mask.indicator is whole.indicator and mask.dimension == dimension]
    parts = parts or [ibis.literal(0)]  # no rows, so no member of any dimension
    segments = ((1 << stride) - 1 << stride * nth for nth in range(len(layout.windows[whole.indicator.time])))
    return reduce(add, (ibis.ifelse(reduce(or_, parts) & bits != 0, 1 << nth, 0) for nth, bits in enumerate(segments)))


def _bit(word: Mask, code: str) -> int:
    return 1 << word.members.index(code) if code in word.members else 0


def _patterns(words: ir.Table, column: str, masks: Sequence[Mask]) -> pa.Table:
    """How many values have each pattern of words; `is_empty` tells the empty value from the others."""
    empty = words[column].isnull()
    return words.group_by(*(mask.name for mask in masks), is_empty=empty).aggregate(values=words.count()).to_pyarrow()


def _read(layout: Layout, patterns: pa.Table, mask: Mask) -> Iterator[tuple[Occurrence, int]]:
    """How many values have each bit of a word."""
    assert mask.indicator.time is not None
    given = patterns.filter(pc.invert(patterns["is_empty"]))
    word, values = given[mask.name].to_numpy(), given["values"].to_numpy()
    for window, (period, _) in enumerate(layout.windows[mask.indicator.time]):
        for nth, member in enumerate(mask.members):
            has_bit = word >> window * (_stride(layout) if mask.dimension else 1) + nth & 1 == 1
            yield (mask.indicator.indicator, period, mask.dimension, member), int(values[has_bit].sum())
