"""Parties: the columns of a dataset that together name one organisation in a row, in one part (the firm, the seller, the host)."""

from __future__ import annotations

from pydantic import Field

from ceyuan.definitions.base import Model
from ceyuan.definitions.expression import Expression
from ceyuan.values import Bilingual


class Certificate(Model):
    """That a row certifies something of the organisation.

    Attributes:
        number: the column of its number.
        since: the column of the day from which it holds.
        until: the day from which it holds no more, as a column or an expression of dates.
    """

    number: str
    since: str
    until: Expression | None = None


class Party(Model):
    """One organisation of a row, and the columns that say something of it.

    Attributes:
        party: its part in the row (`firm`, `seller`, `buyer`, `host`), unique in the dataset.
        name: the column of its name.
        credit_code: the column of its credit code.
        damaged_code: the column that keeps a damaged code as it was written.
        former: the column of names that it had before; a text may hold several.
        address, district, registered_on, capital, legal_form, scope: what else tells it from others.
        track: its track.
        size: what tells its size, in the order in which it is shown.
        day: when what the row states of it happened; the dataset's period where it says nothing.
        certificate: what the row certifies of it.
    """

    party: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: Bilingual
    name: str
    credit_code: str | None = None
    damaged_code: str | None = None
    former: str | None = None
    address: str | None = None
    district: str | None = None
    registered_on: str | None = None
    capital: str | None = None
    legal_form: str | None = None
    scope: str | None = None
    track: str | None = None
    size: tuple[str, ...] = ()
    day: str | None = None
    certificate: Certificate | None = None

    @property
    def columns(self) -> dict[tuple[str | int, ...], str]:
        """Route inside the definition → column, of every role that has one."""
        roles = [name for name in type(self).model_fields if name not in ("party", "label", "size", "certificate")]
        found: dict[tuple[str | int, ...], str] = {(role,): getattr(self, role) for role in roles if getattr(self, role)}
        found |= {("size", nth): column for nth, column in enumerate(self.size)}
        if self.certificate:
            found |= {("certificate", "number"): self.certificate.number, ("certificate", "since"): self.certificate.since}
        return found


FITTING = {
    "name": ("name", "text"),
    "credit_code": ("credit_code",),
    "damaged_code": ("text", "code"),
    "former": ("name", "text"),
    "address": ("text",),
    "district": ("place",),
    "registered_on": ("date",),
    "capital": ("money",),
    "legal_form": ("text", "category"),
    "scope": ("text",),
    "track": ("category",),
    "day": ("date", "period"),
    "number": ("code", "text"),
    "since": ("date",),
}
"""Role → the kinds of column that can play it; what tells the size is any number."""
