"""A place in a text that holds a number, and what its words alone say."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ceyuan.values.quantity.quantity import Quantity

Direction = Literal["rise", "fall", "above", "below", ""]
Form = Literal["figure", "per", "ordinal", "vague", "passing", "name"]


class Span(NamedTuple):
    """A place in folded text that holds a number.

    Attributes:
        start, end: with verb, hedge and unit.
        at: where the hedge or the number begins.
        quantity: what the words alone say; None when they say no figure.
        form: only a `figure` is one, and an `ordinal` with a quantity; the others are kept so that nobody reads them as one.
        direction: that of the verb.
        is_plain_han: Han digits without hedge or scale, as enumerations are written (三个层面).
    """

    start: int
    end: int
    at: int
    quantity: Quantity | None = None
    form: Form = "figure"
    direction: Direction = ""
    is_plain_han: bool = False
