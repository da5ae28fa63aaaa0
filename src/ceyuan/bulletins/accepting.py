"""Accepting what a text states: its facts as rows of the published figures, for a person to choose from, and what stays out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from ceyuan.bulletins.binding import Binding
from ceyuan.bulletins.binding.whereabouts import Atlas
from ceyuan.bulletins.checking import Judgement
from ceyuan.bulletins.checking.periods import parsed
from ceyuan.bulletins.checking.published import DATASET
from ceyuan.bulletins.claim import Claim, plain
from ceyuan.definitions import Definitions
from ceyuan.values import Bilingual
from ceyuan.values.quantity import Number

Why = Literal["not-fact", "damaged", "interval", "kind", "unnamed", "place", "basis", "second"]
WHY: Mapping[Why, Bilingual] = {
    "not-fact": Bilingual("不是实绩（目标、预计或计划）", "no fact: a target, forecast or plan"),
    "damaged": Bilingual("数字有损或不可能", "damaged, or impossible"),
    "interval": Bilingual("是区间，不是一个数", "an interval, not one number"),
    "kind": Bilingual("既非数值也非增速", "neither a level nor a growth rate"),
    "unnamed": Bilingual("原文没有说是什么", "the text does not say of what"),
    "place": Bilingual("不是本市或其区（市）县的数字", "not of the city or one district of it"),
    "basis": Bilingual("不是同比，也不是对某一时期的增速", "growth neither year on year nor since a period"),
    "second": Bilingual("同一名称、时期在文中已有一个数", "the text has a number of the same name and period before"),
}
_SINCE = "since:"


@dataclass(frozen=True, slots=True)
class Citation:
    """What whoever accepts a text says of it.

    Attributes:
        scope: what its figures count; empty where nobody said.
        confirmed_by: the person who held the rows against the text; without one, they enter as still to be verified.
    """

    source: str
    published_on: date | None = None
    published_by: str = ""
    scope: str = ""
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that may enter.

    Attributes:
        cells: of `published_figures`, by column, as the ledger keeps them; a level in the unit as printed.
        claims: from which it is: a level, a growth rate, or both of the same.
        known: the sources in the ledger that print the same number of the same already.
    """

    cells: Mapping[str, Any]
    claims: tuple[Claim, ...] = ()
    known: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The proposal as plain data."""
        return {name: plain(value) if isinstance(value, Decimal) else value for name, value in self.cells.items()} | {"known": self.known}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that cannot enter, and why."""

    claim: Claim
    why: Why


@dataclass(slots=True)
class Proposals:
    """What a text offers to the published figures, in its order."""

    rows: list[Proposal] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def propose(judgements: Iterable[Judgement], citation: Citation, definitions: Definitions) -> Proposals:
    """The levels and growth rates that a text states as facts; a level and the growth of the same are one row.

    A claim that is bound to no indicator, or whose text narrows the name of one, enters under its own name. Where the text calls two
    things by one name (已建成54个、已建成825万平方米), the second goes under that of its indicator. A claim whose period the text does
    not tell is offered without, for a person to say.
    """
    found, writer = Proposals(), _Rows(citation, definitions)
    at: dict[tuple[object, ...], int] = {}
    for judgement in judgements:
        claim = judgement.claim
        if why := writer.obstacle(judgement.binding):
            found.left_out.append(LeftOut(claim, why))
            continue
        head, cells = writer.head(judgement.binding), writer.number(claim)
        nth = at.get(writer.key(head))
        if nth is not None and found.rows[nth].cells["indicator"] != head["indicator"] and judgement.binding.chosen:
            head["indicator_name"] = judgement.binding.chosen.name.text
            nth = at.get(writer.key(head))
        if nth is None:
            nth = at[writer.key(head)] = len(found.rows)
            found.rows.append(Proposal(head))
        if cells.keys() & found.rows[nth].cells.keys():
            found.left_out.append(LeftOut(claim, "second"))
        else:
            found.rows[nth] = _joined(found.rows[nth], judgement, cells)
    return found


def _joined(row: Proposal, judgement: Judgement, cells: Mapping[str, Any]) -> Proposal:
    claims = (*row.claims, judgement.claim)
    words = {"quote": "；".join(claim.quote for claim in claims), "quote_at": ";".join(f"{claim.start}-{claim.end}" for claim in claims)}
    known = dict.fromkeys((*row.known, *(printed.source for printed in judgement.published)))
    return replace(row, cells={**row.cells, **cells, **words}, claims=claims, known=tuple(known))


class _Rows:
    """Writes claims as cells of `published_figures`."""

    def __init__(self, citation: Citation, definitions: Definitions) -> None:
        self._citation, self._definitions = citation, definitions
        self._atlas = Atlas(definitions)
        dataset = definitions.datasets[DATASET]
        self._key = dataset.key
        self._decimals = next(column.scale for column in dataset.columns if column.name == "value")

    def obstacle(self, binding: Binding) -> Why | None:
        """Why a claim cannot be a row."""
        claim = binding.claim
        where = self._atlas.stated(claim)
        is_share = claim.quantity.kind == "share" and binding.chosen is not None and binding.chosen.indicator.unit == claim.unit
        is_growth = claim.quantity.kind == "growth"
        reasons: Mapping[Why, bool] = {
            "not-fact": claim.status != "fact",
            "damaged": bool(claim.flags),
            "interval": claim.quantity.value is None,
            "kind": not (is_growth or is_share or claim.quantity.kind == "level"),
            "unnamed": not where.subject,
            "place": where.is_outside or where.is_several,
            "basis": is_growth and claim.basis not in ("", "yoy") and not claim.basis.startswith(_SINCE),
        }
        return next((why for why, holds in reasons.items() if holds), None)

    def head(self, binding: Binding) -> dict[str, Any]:
        """What a row says beside its number; a level and the growth of the same have the same head."""
        claim, chosen, citation = binding.claim, binding.chosen, self._citation
        narrowed = chosen.rest if chosen and chosen.way == "qualified" else ""
        period = parsed(claim.period)
        return {
            "indicator_name": claim.subject,
            "indicator": chosen.indicator.indicator if chosen and not narrowed else None,
            "place": binding.place or self._definitions.city.place,
            "period_code": claim.period or None,
            "period_end": period.end if period else None,
            "status": "fact",
            "source": citation.source,
            "published_on": citation.published_on,
            "published_by": citation.published_by or None,
            "scope": "；".join(filter(None, (narrowed, citation.scope))) or None,
            "confidence": "high" if citation.confirmed_by else "medium",
            "confirmed_by": citation.confirmed_by or None,
        }

    def key(self, cells: Mapping[str, Any]) -> tuple[Any, ...]:
        """By what a row supersedes another."""
        return tuple(cells[name] for name in self._key)

    def number(self, claim: Claim) -> dict[str, Any]:
        """The number of a row: a change, or a level with its unit and hedge."""
        value, hedge = claim.quantity.value, claim.quantity.hedge
        assert value is not None
        if claim.quantity.kind == "growth":
            since = claim.basis.removeprefix(_SINCE) if claim.basis.startswith(_SINCE) else None
            return {"change_pct": _decimal(value), "change_from": since}
        printed, unit = self._printed(claim, value)
        return {"value": printed, "unit": unit, "hedge": hedge or None}

    def _printed(self, claim: Claim, value: Number) -> tuple[Decimal, str]:
        """The number in the unit in which the quote prints it, for the digits printed say how exact it is; else in the base unit."""
        found = [unit for unit in self._definitions.units.entries if unit.base == claim.unit and unit.unit in claim.quote]
        longest = max(found, key=lambda unit: len(unit.unit), default=None)
        if longest is None:
            return _decimal(value), claim.unit
        printed = _decimal(Fraction(value) / Fraction(longest.factor))
        return (printed, longest.unit) if printed == round(printed, self._decimals) else (_decimal(value), claim.unit)


def _decimal(number: Number) -> Decimal:
    above, below = number.as_integer_ratio()
    return Decimal(above) / below
