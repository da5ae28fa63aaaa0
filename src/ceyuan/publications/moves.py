"""What differs between two sets of figures: which moved, which are new, which are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ceyuan.definitions.base import Model
from ceyuan.indicators.figure import Number
from ceyuan.values import Bilingual

if TYPE_CHECKING:
    from ceyuan.publications.manifest import PublishedFigure


class Move(Model):
    """One figure that is not what it was.

    Attributes:
        figure: its id, of the later set where it is in both.
        value_before, value_after, change_before, change_after: exact, in `unit` and in percent or points; None where there is none.
    """

    kind: Literal["moved", "new", "missing"]
    figure: str
    label: Bilingual
    unit: str
    value_before: Number | None = None
    value_after: Number | None = None
    change_before: Decimal | None = None
    change_after: Decimal | None = None


def moves(
    before: Iterable[PublishedFigure], after: Iterable[PublishedFigure], same: Callable[[PublishedFigure], str] = lambda one: one.id
) -> tuple[Move, ...]:
    """What moved, in the order of the later set; then what is missing.

    Args:
        same: the id, in the earlier set, of a figure of the later one.
    """
    old = {one.id: one for one in before}
    return tuple(_moves(old, {same(one): one for one in after}))


def _moves(old: dict[str, PublishedFigure], new: dict[str, PublishedFigure]) -> Iterator[Move]:
    for name, one in new.items():
        was = old.get(name)
        if was is None:
            yield Move(kind="new", figure=one.id, label=one.label, unit=one.unit, value_after=one.value, change_after=one.change)
        elif (was.value, was.base, was.change, was.average) != (one.value, one.base, one.change, one.average):
            yield _moved(was, one)
    for name, was in old.items():
        if name not in new:
            yield Move(kind="missing", figure=was.id, label=was.label, unit=was.unit, value_before=was.value, change_before=was.change)


def _moved(was: PublishedFigure, one: PublishedFigure) -> Move:
    return Move(
        kind="moved",
        figure=one.id,
        label=one.label,
        unit=one.unit,
        value_before=was.value,
        value_after=one.value,
        change_before=was.change,
        change_after=one.change,
    )
