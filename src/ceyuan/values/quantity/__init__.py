"""Stated figures of Chinese statistical prose, read and written by one grammar."""

from ceyuan.values.quantity.folding import Folded
from ceyuan.values.quantity.grammar import Grammar
from ceyuan.values.quantity.numeral import Number
from ceyuan.values.quantity.quantity import Hedge, Quantity, QuantityKind
from ceyuan.values.quantity.span import Direction, Form, Span
from ceyuan.values.quantity.wording import MeasureWord, Phrases, Wording, Words
from ceyuan.values.quantity.writing import Style, stated, write

__all__ = [
    "Direction",
    "Folded",
    "Form",
    "Grammar",
    "Hedge",
    "MeasureWord",
    "Number",
    "Phrases",
    "Quantity",
    "QuantityKind",
    "Span",
    "Style",
    "Wording",
    "Words",
    "stated",
    "write",
]
