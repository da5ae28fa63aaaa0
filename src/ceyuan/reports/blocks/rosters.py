"""What rosters know by name: dated events of the period, and how far each entry has come. Facts, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ceyuan.definitions import Event, Reference, Roster, RosterEntry
from ceyuan.definitions.report import EntryList, EventList
from ceyuan.reports import words
from ceyuan.reports.desk import Desk
from ceyuan.reports.tree import Heading, Said, Table
from ceyuan.values import Bilingual, Period

_NOTHING = Bilingual("", "")


def events(defined: EventList, desk: Desk) -> Table:
    """The events of the period in the order of their dates; those after it say so."""
    told = ((roster, entry, event) for roster in defined.rosters for entry, event in happened(roster, desk))
    found = sorted((one for one in told if not defined.stages or one[2].stage in defined.stages), key=lambda one: one[2].on)
    headings = tuple(Heading(label, is_number=False) for label in (words.DATE, words.WHAT, words.STAGE, words.SOURCE))
    rows = tuple(
        (
            Said.fact(_day(event, desk)),
            Said.fact(entry.label),
            Said.fact(_stage(desk.definitions.rosters[roster], event, desk)),
            _source(event.reference, desk),
        )
        for roster, entry, event in found
    )
    return Table(defined.name, next(desk.tables), defined.label, headings, rows)


def happened(roster: str, desk: Desk, category: str | None = None) -> Iterator[tuple[RosterEntry, Event]]:
    """The entries of a roster, or of one category of it, with their events of the period and of the days after it that are told."""
    period, after = desk.register.period, timedelta(days=desk.register.report.days_after)
    for entry in desk.definitions.rosters[roster].entries:
        if category is None or entry.category == category:
            yield from ((entry, event) for event in entry.events if period.start <= event.on <= period.end + after)


def entries(defined: EntryList, desk: Desk) -> Table:
    """Every entry with the last stage that it had reached at the end of the period."""
    roster, last = desk.definitions.rosters[defined.roster], desk.register.period.end
    chosen = [entry for entry in roster.entries if not defined.categories or entry.category in defined.categories]
    headings = tuple(Heading(label, is_number=False) for label in (words.WHAT, words.FIELD, words.STAGE, words.DATE, words.SOURCE))
    return Table(defined.name, next(desk.tables), defined.label, headings, tuple(_entry(roster, entry, last, desk) for entry in chosen))


def _entry(roster: Roster, entry: RosterEntry, last: date, desk: Desk) -> tuple[Said, ...]:
    reached = max((event for event in entry.events if event.on <= last), key=lambda event: event.on, default=None)
    stage = _stage(roster, reached, desk) if reached else words.NO_DATA
    return (
        Said.fact(entry.label),
        Said.fact(entry.fields or _NOTHING),
        Said.fact(stage),
        Said.fact(_day(reached, desk)) if reached else Said((), ()),
        _source(reached.reference if reached else entry.reference, desk),
    )


def _stage(roster: Roster, event: Event, desk: Desk) -> Bilingual:
    """What the event is called: by itself, or by the roster's list of stages."""
    stages = desk.definitions.lists.get(roster.stages or "")
    entry = stages.find(event.stage) if stages else None
    return event.label or (entry.label if entry else Bilingual(event.stage, event.stage))


def _source(reference: Reference, desk: Desk) -> Said:
    desk.source(reference)
    return Said.fact(words.marked(Bilingual(reference.instrument, reference.instrument), is_verified=reference.verified))


def _day(event: Event, desk: Desk) -> Bilingual:
    """Its date, as well as it is known; an event after the period says so."""
    spans = {"month": Period.months(event.on, event.on), "year": Period.parse(str(event.on.year))}
    span = spans.get(event.precision, Period(event.on, event.on))
    by_zh, by_en = ("前", "by ") if event.precision == "by" else ("", "")
    later_zh, later_en = (f"（{words.LATER.zh}）", f" ({words.LATER.en})") if event.on > desk.register.period.end else ("", "")
    return Bilingual(span.label("zh") + by_zh + later_zh, by_en + span.label("en") + later_en)
