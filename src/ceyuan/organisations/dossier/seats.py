"""Where an organisation sits: its registered district, the districts that count it, and the areas that lie over one another there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ceyuan.definitions import Definitions
from ceyuan.organisations.dossier.rows import Place, Row
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Seat:
    """A district that a source names.

    Attributes:
        kind: `registered`, where a source that knows its address places it; `statistical`, where others count it.
        since, until: the first and last day on which it is placed there.
        overlaps: codes of the districts and functional areas that lie over this one, so that it may be counted there too.
    """

    district: str
    label: Bilingual
    kind: Literal["registered", "statistical"]
    address: str | None
    since: date | None
    until: date | None
    overlaps: tuple[str, ...]
    place: Place


def seats(definitions: Definitions, rows: Sequence[Row]) -> list[Seat]:
    """Where it sits and sat, in the order of days."""
    found: dict[tuple[str, str, str | None], list[Row]] = {}
    for row in rows:
        if row.party.district and (district := row.values[row.party.district]):
            kind = "registered" if row.party.address else "statistical"
            address = row.values[row.party.address] if row.party.address else None
            found.setdefault((kind, district, address), []).append(row)
    return [_seat(definitions, *key, stating) for key, stating in found.items()]


def _seat(definitions: Definitions, kind: str, district: str, address: str | None, stating: Sequence[Row]) -> Seat:
    place = definitions.places.find(district) if definitions.places else None
    days = [row.day for row in stating if row.day]
    return Seat(
        district,
        place.label if place else Bilingual(district, district),
        "registered" if kind == "registered" else "statistical",
        address,
        min(days, default=None),
        max(days, default=None),
        _overlaps(definitions, district),
        stating[-1].place(stating[-1].party.district),
    )


def _overlaps(definitions: Definitions, district: str) -> tuple[str, ...]:
    entries = definitions.places.districts if definitions.places else ()
    over = [entry.code for entry in entries if district in entry.overlaps]
    own = next((entry.overlaps for entry in entries if entry.code == district), ())
    return tuple(dict.fromkeys((*own, *over)))
