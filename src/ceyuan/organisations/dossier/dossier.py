"""The file of one organisation (一企一档): all that the ledger knows of it, where each thing stands, and what is believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError, unknown
from ceyuan.ledger import At, Ledger
from ceyuan.organisations.dossier.certified import Certified, Size, certificates, sizes
from ceyuan.organisations.dossier.rows import Place, Row, rows_of
from ceyuan.organisations.dossier.seats import Seat, seats
from ceyuan.organisations.dossier.stated import Said, said_of
from ceyuan.organisations.known import Known
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Tie:
    """How one writing of it came to be taken for it.

    Attributes:
        by: as in the table of links; `weight` in bits where it was weighed.
    """

    name: str | None
    credit_code: str | None
    damaged_code: str | None
    by: str
    weight: float | None


@dataclass(frozen=True)
class Deed:
    """Something that it did or that was recorded of it."""

    day: date | None
    what: Bilingual
    party: Bilingual
    key: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Dossier:
    """The file of an organisation at a version.

    Attributes:
        said: each thing that is said of it, with who says so and who is believed.
        ties: every way in which it is written.
        deeds: everything in every dataset, by day.
        related: organisations tied to it that are not it: number, name, how (`branch`).
    """

    organisation: int
    version: int
    name: str | None
    said: tuple[Said, ...]
    ties: tuple[Tie, ...]
    seats: tuple[Seat, ...]
    sizes: tuple[Size, ...]
    certificates: tuple[Certified, ...]
    deeds: tuple[Deed, ...]
    related: tuple[tuple[int, str | None, str], ...]


def dossier(definitions: Definitions, ledger: Ledger, organisation: int, today: date, at: At = None) -> Dossier:
    """The file of an organisation.

    Args:
        today: decides which certificates are in force.

    Raises:
        QuestionError: no organisation has the number in this version.
    """
    known = Known(ledger, ledger.resolve(at))
    mentions = known.organisations.filter(pl.col("organisation") == organisation)
    if mentions.is_empty():
        numbers = known.links["organisation"].unique().sort().head(12).cast(pl.String)
        raise QuestionError(unknown(("单位编号", "organisation"), str(organisation), numbers))
    rows = rows_of(definitions, ledger, known.version, mentions)
    said = tuple(said_of(definitions, rows))
    return Dossier(
        organisation=organisation,
        version=known.version,
        name=next((one.value for one in said if one.said == "name"), mentions["name"][0]),
        said=said,
        ties=_ties(mentions),
        seats=tuple(seats(definitions, rows)),
        sizes=tuple(sizes(rows)),
        certificates=tuple(certificates(rows, today)),
        deeds=tuple(_deed(row) for row in rows),
        related=_related(known, mentions),
    )


def _ties(mentions: pl.DataFrame) -> tuple[Tie, ...]:
    written = mentions.sort("serial").unique(["name", "credit_code", "damaged_code"], keep="first", maintain_order=True)
    return tuple(Tie(**row) for row in written.select("name", "credit_code", "damaged_code", "by", "weight").iter_rows(named=True))


def _deed(row: Row) -> Deed:
    key = tuple(str(row.values[name]) for name in row.dataset.key if name not in row.party.columns.values())
    return Deed(row.day, row.dataset.label, row.party.label, key, row.place())


def _related(known: Known, mentions: pl.DataFrame) -> tuple[tuple[int, str | None, str], ...]:
    own = mentions["mention"].implode()
    ties = known.ties.filter(pl.col("kind") != "same").filter(pl.col("left").is_in(own) | pl.col("right").is_in(own))
    others = ties.select("kind", mention=pl.when(pl.col("left").is_in(own)).then("right").otherwise("left"))
    told = others.join(known.organisations, on="mention").unique("organisation", keep="first", maintain_order=True)
    found = told.filter(pl.col("organisation") != mentions["organisation"][0]).select("organisation", "name", "kind")
    return tuple(found.iter_rows())
