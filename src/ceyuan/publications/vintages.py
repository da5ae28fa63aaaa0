"""Vintages: what was said of an indicator when – by each publication, and by the ledger at each version that brought it rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ceyuan.definitions import Definitions
from ceyuan.indicators import Book, FigureKey, figure
from ceyuan.indicators.figure import Number
from ceyuan.indicators.question import settle
from ceyuan.organisations.tables import LINKS
from ceyuan.publications.archive import Archive
from ceyuan.publications.manifest import Publication
from ceyuan.values import Period


@dataclass(frozen=True)
class Vintage:
    """One line of the triangle.

    Attributes:
        said_by: the publication, or `version N` of the ledger.
        version, said_at: of the ledger, and when.
        values: period code → what was said of it; None where it was said that there is no number; absent where nothing was said.
    """

    said_by: str
    is_published: bool
    version: int
    said_at: datetime
    values: dict[str, Number | None]


def vintages(archive: Archive, indicator: str, place: str | None = None, periods: tuple[Period, ...] = ()) -> tuple[Vintage, ...]:
    """The triangle of an indicator, in the order of saying. A publication speaks of its period and of the base.

    Args:
        place: a district; None is the whole city.
        periods: of which the ledger is asked beside those that were published.

    Raises:
        QuestionError: no such indicator or place, or it has no figure for a period.
    """
    anyone = settle(archive.definitions, FigureKey(indicator, Period.parse("2021"), place)).key
    published = [line for one in archive.publications() if (line := _published(one, anyone)).values]
    spoken = {code for line in published for code in line.values} | {str(period) for period in periods}
    kept = _kept(archive, anyone, sorted(map(Period.parse, spoken)))
    return tuple(sorted([*published, *kept], key=lambda line: (line.version, line.said_at)))


def _published(publication: Publication, anyone: FigureKey) -> Vintage:
    meant = (anyone.indicator, anyone.place, None, ())
    found = [one for one in publication.figures if (one.indicator, one.place, one.track, one.group) == meant]
    bases: dict[str, Number | None] = {str(one.year_before.period): one.base for one in found}
    values = bases | {one.period: one.value for one in found}
    return Vintage(publication.id, True, publication.version, publication.published_at, values)


def _kept(archive: Archive, anyone: FigureKey, periods: list[Period]) -> Iterator[Vintage]:
    """What the ledger said, by the definitions of today, at each version that brought rows of the indicator's datasets, or links."""
    datasets = datasets_of(archive.definitions, anyone.indicator)
    if any(archive.definitions.datasets[name].parties for name in datasets):
        datasets |= {LINKS}
    for batch in archive.ledger.batches() if periods else ():
        if batch.dataset in datasets:
            book = Book(archive.definitions, archive.ledger, batch.version)
            values = {str(period): figure(book, FigureKey(anyone.indicator, period, anyone.place)).value for period in periods}
            yield Vintage(f"version {batch.version}", False, batch.version, batch.received_at, values)


def datasets_of(definitions: Definitions, indicator: str) -> frozenset[str]:
    """The datasets whose rows an indicator counts."""
    found = definitions.indicators[indicator]
    parts = [definitions.indicators[name] for name in (found.derived.of, found.derived.to)] if found.derived else [found]
    return frozenset(part.dataset for part in parts if part.dataset)
