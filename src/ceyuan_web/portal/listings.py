"""Listings: spaces and platforms, an index each, and a page for each thing with its figures over time and its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ceyuan.definitions import Dataset, Event, Listing, RosterEntry
from ceyuan.errors import Lang, QuestionError, unknown
from ceyuan.indicators import Book, FigureKey, breakdown
from ceyuan.indicators.things import counted_rows, filings, ranking
from ceyuan.reports.charting import Charting, stated
from ceyuan.reports.page.sparkline import sparkline
from ceyuan.values import Bilingual
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.cells import Cells
from ceyuan_web.base.drawn import drawn
from ceyuan_web.base.indicator.links import figure_url, linking
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all
from ceyuan_web.portal.sorting import Sorting


@dataclass(frozen=True)
class Shelf:
    """A listing with the ledger behind it, in one language."""

    listing: Listing
    book: Book
    lang: Lang

    @property
    def key(self) -> FigureKey:
        """The figure whose rows it lists."""
        return FigureKey(self.listing.indicator, public.period())

    @property
    def dataset(self) -> Dataset:
        """Whose rows they are."""
        indicator = self.book.definitions.indicators[self.listing.indicator]
        return self.book.definitions.datasets[indicator.dataset or ""]

    @property
    def thing(self) -> str:
        """The column that names a thing."""
        return self.dataset.entity or ""

    @cached_property
    def cells(self) -> Cells:
        """Writes its cells."""
        return Cells(self.book.definitions, self.dataset, self.lang)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The last row of each thing."""
        return counted_rows(self.book, self.key, [self.thing, *self.listing.columns])

    def entry(self, thing: str) -> RosterEntry | None:
        """What is known of a thing from elsewhere."""
        roster = self.book.definitions.rosters.get(self.listing.roster or "")
        known = roster.entries if roster else ()
        return next((one for one in known if thing in (one.label.zh, one.label.en, *one.aliases)), None)

    def event(self, event: Event) -> str:
        """What happened to a thing: in the words of the source, or the label of the stage."""
        roster = self.book.definitions.rosters[self.listing.roster or ""]
        stages = self.book.definitions.lists.get(roster.stages or "")
        found = stages.find(event.stage) if stages else None
        label = event.label or (found.label if found else Bilingual(event.stage, event.stage))
        return label[self.lang]


@open_to_all
def index(request: Asked, listing: str) -> HttpResponse:
    """A table that sorts and filters, and a map."""
    found = public.portal().listing(listing)
    book = public.book()
    if found is None or book is None:
        return render(request, "portal/nothing_yet.html", {"title": found.label if found else None})
    shelf = Shelf(found, book, request.lang)
    sorting = Sorting.of(request, shelf.thing)
    rows = [row for row in sorting.sorted(shelf.rows, dict.get) if _holds(shelf, row, sorting.wanted)]
    said = {"listing": found, "map": _map(shelf), "count": len(shelf.rows)}
    return render(request, "portal/listing.html", {**_table(shelf, rows, sorting), **said})


@open_to_all
def thing(request: Asked, listing: str, name: str) -> HttpResponse:
    """One thing: what was filed last, its places, its filings through time, what is known of it from elsewhere."""
    found, book = public.portal().listing(listing), public.book()
    if found is None or book is None:
        return render(request, "portal/nothing_yet.html", {"title": found.label if found else None})
    shelf = Shelf(found, book, request.lang)
    rows = filings(book, shelf.dataset, (shelf.thing, name), [shelf.thing, *found.columns])
    if not rows:
        raise QuestionError(unknown((found.label.zh, found.label.en), name, [str(row[shelf.thing]) for row in shelf.rows]))
    entry = shelf.entry(name)
    context = {
        "listing": found,
        "name": name,
        "facts": [(shelf.cells.head(column), shelf.cells.text(column, rows[-1][column])) for column in found.columns],
        "places": list(_places(shelf, name)),
        "heads": [(shelf.cells.head(column), _spark(shelf, rows, column)) for column in found.columns],
        "rows": [[(shelf.cells.head(column), shelf.cells.text(column, row[column])) for column in found.columns] for row in reversed(rows)],
        "entry": entry,
        "events": [(event.on, shelf.event(event)) for event in entry.events] if entry else [],
    }
    return render(request, "portal/thing.html", context)


def _table(shelf: Shelf, rows: list[dict[str, Any]], sorting: Sorting) -> dict[str, Any]:
    columns = [shelf.thing, *shelf.listing.columns]
    heads = [shelf.cells.head(name) for name in columns]
    return {
        "heads": [(head, sorting.link(head.name, is_number=head.is_number), sorting.state(head.name)) for head in heads],
        "rows": [(_url(shelf, row), [(head, shelf.cells.text(head.name, row[head.name])) for head in heads]) for row in rows],
        "q": sorting.wanted,
    }


def _url(shelf: Shelf, row: dict[str, Any]) -> str:
    return reverse("portal:thing", args=[shelf.listing.listing, row[shelf.thing]])


def _holds(shelf: Shelf, row: dict[str, Any], wanted: str) -> bool:
    return not wanted or any(wanted.lower() in shelf.cells.text(name, value).lower() for name, value in row.items())


def _map(shelf: Shelf) -> Any:
    """How many there are in each district."""
    figures = stated(breakdown(shelf.book, shelf.key, "district"), "district")
    chart = Charting(shelf.book.definitions, shelf.listing.label).on_map(figures)
    return drawn(chart, shelf.lang, linking(one.key for one in figures))


def _places(shelf: Shelf, name: str) -> Any:
    """Its place among all by each indicator of the listing, with its part of the figure."""
    for each in shelf.listing.ranked:
        key = FigureKey(each, public.period())
        ranked = ranking(shelf.book, key)
        own = next((one for one in ranked if one.thing == name), None)
        if own:
            yield {"label": shelf.book.definitions.indicators[each].label, "place": own.place, "of": len(ranked), "url": figure_url(key)}


def _spark(shelf: Shelf, rows: list[dict[str, Any]], column: str) -> Any:
    return sparkline([row[column] for row in rows]) if shelf.dataset.column(column).is_number else None
