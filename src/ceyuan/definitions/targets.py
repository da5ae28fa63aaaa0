"""Targets: what a plan promises of an indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from ceyuan.definitions.base import Definition, Model, Reference


class Target(Model):
    """A value of an indicator that a document promises for a period."""

    indicator: str
    period: str
    value: Decimal
    relation: Literal["at_least", "at_most", "equal"] = "at_least"
    place: str | None = None
    reference: Reference


class Targets(Definition):
    """The targets of one document."""

    targets: str
    entries: tuple[Target, ...]
