"""What every definition has: a label in both languages, a reference, dates and the confidence with which it is known."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from ceyuan.values import Bilingual


class WrongValueError(ValueError):
    """What a definition says that cannot be, in both languages; raised by the validators of models."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Bilingual(zh, en)


Real = Annotated[float, WithJsonSchema({"type": ["number", "string"]})]
"""A number that is no figure, such as a weight; like a decimal it comes with the digits as they are written."""


class Model(BaseModel):
    """A typed piece of YAML: unknown keys are refused, nothing changes after loading. A whole number may stand for a text."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True, coerce_numbers_to_str=True)


class Reference(Model):
    """The instrument that defines or states something.

    Attributes:
        instrument: document number or title, of the original, never of a mirror.
        article: the place in it.
        issued_on: its date.
        confidence: how well the fact is known; anything but `high` is shown to users as unverified.
    """

    instrument: str
    article: str = ""
    issued_on: date | None = None
    confidence: Literal["high", "medium", "low"] = "high"

    @property
    def verified(self) -> bool:
        """Whether the fact may be shown without a mark."""
        return self.confidence == "high"


class Definition(Model):
    """A definition: what it is called, who says so, from when to when.

    Attributes:
        extends: the definition of the same kind that it is laid over: its own id in a farther folder, or another.
        note: what a reader of the figure should know (scope, known faults of the source).
        effective_from, effective_to: the first and last day it holds; None is open.
        origin: `file:line` it was read from, filled in by the loader.
    """

    label: Bilingual
    extends: str | None = None
    reference: Reference | None = None
    note: Bilingual | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    origin: SkipJsonSchema[str] = Field(default="", exclude=True)

    @property
    def verified(self) -> bool:
        """Whether the reference, where there is one, is known with high confidence."""
        return self.reference is None or self.reference.verified

    def holds_on(self, day: date) -> bool:
        """Whether the definition is in force on the day."""
        return (self.effective_from or date.min) <= day <= (self.effective_to or date.max)
