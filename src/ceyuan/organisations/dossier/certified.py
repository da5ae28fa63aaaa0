"""What an organisation is certified as, until when, and how large it says it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from ceyuan.intake.reading.checks import ROW_FUNCTIONS
from ceyuan.ledger import stored
from ceyuan.organisations.dossier.rows import Place, Row
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Certified:
    """A certificate or registration.

    Attributes:
        until: the day from which it holds no more; None where it has no end.
        in_force: whether it holds on the day asked about.
    """

    what: Bilingual
    number: str | None
    since: date | None
    until: date | None
    in_force: bool
    place: Place


@dataclass(frozen=True)
class Size:
    """A number that tells its size, on a day."""

    what: Bilingual
    value: Any
    day: date | None
    place: Place


def certificates(rows: Sequence[Row], today: date) -> list[Certified]:
    """Its certificates, in the order of days."""
    return [_certified(row, today) for row in rows if row.party.certificate]


def sizes(rows: Sequence[Row]) -> list[Size]:
    """What tells its size, the latest first."""
    return [
        Size(row.dataset.column(column).label, row.values[column], row.day, row.place(column))
        for row in reversed(rows)
        for column in row.party.size
        if row.values[column] is not None
    ]


def _certified(row: Row, today: date) -> Certified:
    certificate = row.party.certificate
    assert certificate is not None
    since, until = row.values[certificate.since], _until(row)
    in_force = since is not None and since <= today and (until is None or today < until)
    return Certified(row.dataset.label, row.values[certificate.number], since, until, in_force, row.place(certificate.number))


def _until(row: Row) -> date | None:
    certificate = row.party.certificate
    if certificate is None or certificate.until is None:
        return None
    columns = {name: [row.values[name]] for name in certificate.until.columns}
    schema = pl.DataFrame(pl.from_arrow(stored(row.dataset).empty_table())).schema
    frame = pl.DataFrame(columns, schema={name: schema[name] for name in columns})
    found: date | None = frame.select(certificate.until.apply(pl.col, ROW_FUNCTIONS)).item()
    return found
