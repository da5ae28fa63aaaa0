"""Which filings are due: the library's states, kept until the dataset's next batch, the next day or an edited definition."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from django.conf import settings

from ceyuan.intake import FilingStatus, status
from ceyuan_web.base.city import the_city
from ceyuan_web.base.policy import Scope, Thing

_kept: dict[str, tuple[tuple[object, ...], tuple[FilingStatus, ...]]] = {}
_lock = threading.Lock()


def filings(names: Iterable[str] | None = None) -> list[FilingStatus]:
    """The states of filings of some datasets, or of all that are due by the calendar."""
    city = the_city()
    batches = city.ledger.batches()
    newest = {batch.dataset: batch.version for batch in batches}
    found: list[FilingStatus] = []
    for name in names if names is not None else calendar_datasets():
        stamp = (settings.CITY, city.definitions.sha256, city.today, newest.get(name, 0))
        with _lock:
            known = _kept.get(name)
        if known is None or known[0] != stamp:
            known = stamp, status(city.desk(), name)
            with _lock:
                _kept[name] = known
        found += known[1]
    return found


def calendar_datasets() -> list[str]:
    """The datasets that come by the calendar; what single firms file is too much for one."""
    found = the_city().definitions.datasets.values()
    return [each.dataset for each in found if each.due_days is not None and each.cadence != "event" and each.filer != "firm"]


def thing_of(dataset: str, filer: str | None) -> Thing:
    """Whom a filing is about: the place or space that files it."""
    definition = the_city().definitions.datasets.get(dataset)
    if definition is None or not filer or definition.filer_column is None:
        return Thing()
    if definition.filer_column == definition.space:
        return Thing(space=filer)
    return Thing(place=filer) if definition.filer_column == definition.place else Thing()


def within(found: Iterable[FilingStatus], scope: Scope) -> list[FilingStatus]:
    """Those within a scope; what belongs to no place or space is the whole city's."""
    if scope.everything:
        return [*found]
    return [each for each in found if _holds(scope, thing_of(each.dataset, each.filer))]


def _holds(scope: Scope, thing: Thing) -> bool:
    return thing.is_named and scope.holds(thing.place, thing.space, thing.organisation)
