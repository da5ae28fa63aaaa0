"""Portals: every report, figure, dataset, column and roster that they show exists, and no column of persons is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.portal import Listing, Portal
from ceyuan.definitions.wiring.names import COLUMN, DATASET, INDICATOR, ROSTER, At, named
from ceyuan.errors import Fault


def portal_faults(portal: Portal, all_: Definitions, at: At) -> Iterator[Fault]:
    """Everything that a portal shows and nobody defines, or that must not leave the desk."""
    for number, name in enumerate(portal.reports):
        yield from named(("报告", "report"), name, all_.reports, at("reports", number))
    known = {*all_.indicators, *(name for report in all_.reports.values() for name in report.figures)}
    for number, group in enumerate(portal.home):
        for nth, name in enumerate(group.figures):
            yield from named(("数字", "figure"), name, known, at("home", number, "figures", nth))
    for dimension, key in (("district", "districts"), ("track", "tracks")):
        for number, name in enumerate(getattr(portal, key)):
            able = [one for one, indicator in all_.indicators.items() if dimension in indicator.breakdowns]
            yield from named(INDICATOR, name, able, at(key, number))
    for number, listing in enumerate(portal.listings):
        yield from _listing(listing, all_, lambda *route, number=number: at("listings", number, *route))
    for number, public in enumerate(portal.organisations):
        yield from named(DATASET, public.dataset, all_.datasets, at("organisations", number, "dataset"))
        yield from _columns(public.dataset, public.columns, all_, lambda *route, n=number: at("organisations", n, *route))


def _listing(listing: Listing, all_: Definitions, at: At) -> Iterator[Fault]:
    yield from named(INDICATOR, listing.indicator, all_.indicators, at("indicator"))
    yield from named(ROSTER, listing.roster, all_.rosters, at("roster"))
    indicator = all_.indicators.get(listing.indicator)
    dataset = (indicator.dataset if indicator else None) or ""
    of_dataset = [name for name, one in all_.indicators.items() if one.dataset == dataset]
    for number, name in enumerate(listing.ranked):
        yield from named(INDICATOR, name, of_dataset, at("ranked", number))
    yield from _columns(dataset, listing.columns, all_, at)


def _columns(dataset: str, columns: Iterable[str], all_: Definitions, at: At) -> Iterator[Fault]:
    """Columns that the dataset does not have, or that are a person's."""
    if dataset not in all_.datasets:
        return
    known = {column.name: column for column in all_.datasets[dataset].columns}
    for number, name in enumerate(columns):
        yield from named(COLUMN, name, known, at("columns", number))
        if name in known and known[name].personal:
            zh, en = f"列“{name}”是个人信息，不能公开", f"The column '{name}' is a person's and cannot be public"
            yield at("columns", number).fault("personal-column", zh, en)
