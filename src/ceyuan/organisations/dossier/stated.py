"""What sources state of an organisation, and which of them is believed where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ceyuan.definitions import Definitions
from ceyuan.organisations.dossier.rows import Place, Row
from ceyuan.values import Bilingual

SAID = ("name", "credit_code", "address", "district", "registered_on", "capital_yuan", "legal_form", "scope", "track")
"""What may be stated of an organisation, in the order in which it is shown."""


@dataclass(frozen=True)
class Statement:
    """One value, as one source states it.

    Attributes:
        since, until: the first and the last day on which this source states it.
        times: how many rows do.
        place: of the last of them.
    """

    value: Any
    since: date | None
    until: date | None
    times: int
    place: Place


@dataclass(frozen=True)
class Said:
    """What is said of one thing.

    Attributes:
        value: what is believed; None where nobody says anything.
        why: why this one.
        statements: all of them, the believed one first.
    """

    said: str
    value: Any
    why: Bilingual
    statements: tuple[Statement, ...]


def said_of(definitions: Definitions, rows: Sequence[Row]) -> list[Said]:
    """What is said of an organisation, each thing with who says so."""
    return [found for said in SAID if (found := _said(definitions, said, rows)).statements]


def _said(definitions: Definitions, said: str, rows: Iterable[Row]) -> Said:
    by: dict[tuple[str, Any], list[tuple[Row, str]]] = {}
    for row in rows:
        column = getattr(row.party, said.removesuffix("_yuan"))
        if column and row.values[column] is not None:
            by.setdefault((row.dataset.dataset, row.values[column]), []).append((row, column))
    found = [_statement(value, stating) for (_, value), stating in by.items()]
    rank = {name: nth for nth, name in enumerate(_precedence(definitions, said))}
    found.sort(key=lambda one: (rank.get(one.place.dataset, len(rank)), -(one.until or date.min).toordinal(), -one.place.batch))
    return Said(said, found[0].value if found else None, _why(definitions, found), tuple(found))


def _precedence(definitions: Definitions, said: str) -> tuple[str, ...]:
    """The datasets whose word counts for something said, the first before the second."""
    rules = definitions.organisations
    return rules.precedence.get(said, rules.precedence.get("other", ())) if rules else ()


def _statement(value: Any, stating: Sequence[tuple[Row, str]]) -> Statement:
    days = [row.day for row, _ in stating if row.day]
    last, column = stating[-1]
    return Statement(value, min(days, default=None), max(days, default=None), len(stating), last.place(column))


def _why(definitions: Definitions, found: Sequence[Statement]) -> Bilingual:
    if len({one.value for one in found}) <= 1:
        return Bilingual("各来源一致", "all sources agree")
    first, second = found[0], next(one for one in found if one.value != found[0].value)
    labels = [definitions.datasets[one.place.dataset].label for one in (first, second)]
    if first.place.dataset == second.place.dataset:
        return Bilingual(f"“{labels[0].zh}”中较近的一次（{first.until}）", f"the later statement in '{labels[0].en}' ({first.until})")
    return Bilingual(f"“{labels[0].zh}”先于“{labels[1].zh}”", f"'{labels[0].en}' goes before '{labels[1].en}'")
