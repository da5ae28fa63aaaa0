"""Members of a dimension: the districts, tracks or classes by which a figure may be asked, with their labels."""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.definitions import Column, Dataset, Definitions, Indicator
from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.indicators.book import Book
from ceyuan.indicators.figure import UNSTATED
from ceyuan.indicators.fingerprint import fingerprint
from ceyuan.indicators.scope import column_of, member
from ceyuan.ledger.cache import keep, kept
from ceyuan.values import Bilingual

NOT_STATED = Bilingual("未注明", "not stated")
_TRUTH = {"true": Bilingual("是", "yes"), "false": Bilingual("否", "no")}
_NAMED = {"district": Bilingual("区（市）县", "District"), "track": Bilingual("赛道", "Track")}


def datasets_of(definitions: Definitions, indicator: Indicator) -> tuple[Dataset, ...]:
    """The datasets of the rows of an indicator: its own, or those of the two that it is derived from."""
    parts = (
        (indicator,)
        if indicator.derived is None
        else (definitions.indicators[indicator.derived.of], definitions.indicators[indicator.derived.to])
    )
    return tuple(definitions.dataset(part.dataset) for part in parts if part.dataset)


def dimension_label(definitions: Definitions, indicator: Indicator, dimension: str) -> Bilingual:
    """What a dimension is called."""
    return _NAMED.get(dimension) or _column(definitions, indicator, dimension).label


def labels(definitions: Definitions, indicator: Indicator, dimension: str) -> Mapping[str, Bilingual]:
    """Code → label of every member that the definitions know, in their order."""
    if dimension == "district":
        return {place.code: place.label for place in definitions.places.districts} if definitions.places else {}
    if dimension == "track":
        return {track.code: track.label for track in definitions.track_list.entries} if definitions.track_list else {}
    column = _column(definitions, indicator, dimension)
    if column.kind == "boolean":
        return _TRUTH
    if column.list is None:
        return {}
    entries = definitions.lists[column.list].entries if column.list in definitions.lists else ()
    return {entry.code: entry.label for entry in entries}


def stated(book: Book, indicator: Indicator, dimension: str) -> tuple[str, ...]:
    """Code of every member that current rows state, `UNSTATED` among them where some state none."""
    found: set[str] = set()
    for dataset in datasets_of(book.definitions, indicator):
        name = f"members-{dataset.dataset}-{dimension}-{fingerprint(book, dataset)}"
        if name not in book.memory:
            kept_table = kept(book.cache, name)
            if kept_table is None:
                table = book.rows(dataset)
                current = table.filter(table["_superseded_by"].isnull())
                kept_table = current.select(member=member(current, dataset, dimension)).distinct().to_pyarrow()
                keep(book.cache, name, kept_table)
            book.memory[name] = kept_table["member"].to_pylist()
        found.update(book.memory[name])
    return tuple(sorted(found, key=lambda code: (code == UNSTATED, code)))


def find(definitions: Definitions, indicator: Indicator, dimension: str, word: str) -> str | None:
    """The code of a member named by code, label or alias; None when no definition knows it."""
    if dimension == "track":
        track = definitions.track_list.find(word) if definitions.track_list else None
        return track.code if track else None
    column = _column(definitions, indicator, dimension)
    codes = definitions.lists.get(column.list) if column.list else None
    if codes is not None:
        entry = codes.find(word)
        return entry.code if entry else None
    return next((code for code, name in _TRUTH.items() if column.kind == "boolean" and word in (code, name.zh, name.en)), None)


def label(definitions: Definitions, indicator: Indicator, dimension: str, code: str) -> Bilingual:
    """The label of a member; a code that no definition knows is its own label."""
    if code == UNSTATED:
        return NOT_STATED
    if dimension == "district" and definitions.places and (place := definitions.places.find(code)):
        return place.label
    return labels(definitions, indicator, dimension).get(code) or Bilingual(code, code)


def refuse_unknown(indicator: Indicator, dimension: str) -> None:
    """Check that the indicator may be asked by a dimension.

    Raises:
        QuestionError: its definition does not declare it.
    """
    if dimension in indicator.breakdowns:
        return
    if indicator.breakdowns:
        raise QuestionError(unknown(("分组", "breakdown"), dimension, indicator.breakdowns))
    fault = Fault("no-breakdown", f"“{indicator.label.zh}”不能再分", f"'{indicator.label.en}' has no breakdown", indicator.origin)
    raise QuestionError(fault)


def _column(definitions: Definitions, indicator: Indicator, dimension: str) -> Column:
    dataset = datasets_of(definitions, indicator)[0]
    return dataset.column(column_of(dataset, dimension))
