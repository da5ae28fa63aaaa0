"""Made-up mentions, ties and judgements for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import polars as pl

from ceyuan.definitions.organisations import Plausibility
from ceyuan.organisations.linkage.columns import RECORD, TIE
from ceyuan.organisations.mentions import STATED, numbered

CODES = ("91510100MA6ABCDE1P", "12510000450700001B", "52510100MJQ000001T", "9144030071526726XG", "91330100799655058B")
LIMITS = Plausibility(names_of_a_code=5, names=6, mentions=20, steps=3, margin_bits=3)
JUDGEMENT = {"left": pl.Int64, "right": pl.Int64, "verdict": pl.String, "person": pl.String, "judged_at": pl.Datetime("us", "UTC")}
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)

Said = tuple[str | None, str | None]
"""Name and code."""


def mentions(said: Iterable[Said]) -> pl.DataFrame:
    """Mentions of names and codes, sorted by number."""
    rows = [dict.fromkeys(STATED) | {"name": name, "credit_code": code} for name, code in said]
    stated = pl.DataFrame(rows, schema={name: kind for name, kind in RECORD.items() if name != "mention"})
    return stated.select(numbered(stated), *STATED).unique("mention").sort("mention")


def number(said: Said) -> int:
    return int(mentions([said])["mention"].item())


def ties(pairs: Iterable[tuple[Said, Said, float]], decision: str = "accept") -> pl.DataFrame:
    rows = []
    for one, other, weight in pairs:
        left, right = sorted((number(one), number(other)))
        rows.append((left, right, "same", weight, 1 - 2.0**-weight, "model", decision))
    return pl.DataFrame(rows, schema=TIE, orient="row")


def judgements(said: Sequence[tuple[Said, Said, str, str]]) -> pl.DataFrame:
    """Verdicts of persons, one after another."""
    rows = [
        (number(one), number(other), verdict, person, _BEGINNING + timedelta(minutes=nth))
        for nth, (one, other, verdict, person) in enumerate(said)
    ]
    return pl.DataFrame(rows, schema=JUDGEMENT, orient="row")
