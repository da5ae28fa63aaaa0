"""What datasets, places, periods, columns and states are called on pages."""

from __future__ import annotations

from ceyuan.errors import CeyuanError
from ceyuan.values import Bilingual, Period
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing.models import State


def dataset_label(name: str) -> Bilingual:
    """A dataset, with the bureau's number of its file."""
    found = the_city().definitions.datasets.get(name)
    return Bilingual(f"{found.code} {found.label.zh}", f"{found.code} {found.label.en}") if found else Bilingual(name, name)


def place_label(code: str | None) -> Bilingual:
    """A place by its code; another filer by its own name."""
    places = the_city().definitions.places
    found = places.find(code) if places and code else None
    return found.label if found else Bilingual(code or "", code or "")


def period_label(code: str | None) -> Bilingual:
    """A period by its code."""
    if not code:
        return Bilingual("", "")
    try:
        found = Period.parse(code)
    except CeyuanError:
        return Bilingual(code, code)
    return Bilingual(found.label("zh"), found.label("en"))


def column_label(dataset: str, name: str) -> Bilingual:
    """A column of a dataset."""
    found = the_city().definitions.datasets.get(dataset)
    columns = found.columns if found else ()
    return next((column.label for column in columns if column.name == name), Bilingual(name, name))


def state_label(state: str) -> Bilingual:
    """A state of a submission."""
    zh, _, en = State(state).label.partition(" · ")
    return Bilingual(zh, en)
