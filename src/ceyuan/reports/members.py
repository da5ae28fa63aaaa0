"""The members of a dimension – districts, tracks, classes – and what they and the dimension are called."""

from __future__ import annotations

from ceyuan.definitions import Column, Definitions
from ceyuan.errors import QuestionError, unknown
from ceyuan.indicators import UNSTATED, FigureKey
from ceyuan.reports import words
from ceyuan.values import Bilingual


def member_of(key: FigureKey, by: str) -> str:
    """The code of the member that a figure is of."""
    if by == "district":
        return key.place or UNSTATED
    return (key.track if by == "track" else dict(key.group).get(by)) or UNSTATED


def member_label(definitions: Definitions, key: FigureKey, by: str) -> Bilingual:
    """What that member is called."""
    code = member_of(key, by)
    return words.UNSTATED_MEMBER if code == UNSTATED else _label(definitions, key, by, code) or Bilingual(code, code)


def dimension_label(definitions: Definitions, key: FigureKey, by: str) -> Bilingual:
    """What a dimension is called.

    Raises:
        QuestionError: the indicator has no such dimension.
    """
    return words.MEMBERS[by] if by in words.MEMBERS else _column(definitions, key, by).label


def _label(definitions: Definitions, key: FigureKey, by: str, code: str) -> Bilingual | None:
    if by == "district":
        place = definitions.places.find(code) if definitions.places else None
        return place.label if place else None
    if by == "track":
        track = definitions.track_list.find(code) if definitions.track_list else None
        return track.label if track else None
    codes = definitions.lists.get(_column(definitions, key, by).list or "")
    entry = codes.find(code) if codes else None
    return entry.label if entry else None


def _column(definitions: Definitions, key: FigureKey, name: str) -> Column:
    dataset = definitions.indicators[key.indicator].dataset
    columns = {column.name: column for column in definitions.datasets[dataset].columns} if dataset else {}
    if name not in columns:
        raise QuestionError(unknown(("维度", "dimension"), name, columns))
    return columns[name]
