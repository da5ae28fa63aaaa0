"""One pass gives what each figure gives by itself, in any order of rows, and what a plain loop over the rows gives."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceyuan.definitions import Definitions
from ceyuan.indicators import Book, FigureKey, breakdown, figure
from ceyuan.indicators.cube import cube
from ceyuan.indicators.direct import tally
from ceyuan.indicators.examples import RowsInMemory
from ceyuan.indicators.layout import Face
from ceyuan.indicators.scope import WHOLE, Scope
from ceyuan.indicators.tally import EMPTY
from ceyuan.indicators.window import window
from ceyuan.values import Period
from indicators.making import catalogue, with_trials
from indicators.receiving import Desk

PERIODS = [Period.parse(code) for code in ("2021H1", "2020H1", "2021-03")]
DISTRICTS = ("510104", "510107", "CD-GXQ", None)

days = st.dates(date(2019, 11, 1), date(2021, 8, 1))
rows_of_trials = st.lists(
    st.fixed_dictionaries(
        {
            "thing": st.sampled_from(["甲", "乙", "丙", "丁", None]),
            "day": days,
            "month": st.sampled_from([date(2020, 5, 31), date(2020, 6, 30), date(2021, 3, 31), date(2021, 5, 31), date(2021, 6, 30)]),
            "district": st.sampled_from(DISTRICTS),
            "track": st.sampled_from(["ai", "computing", None]),
            "state": st.sampled_from(["registered", "revoked", None]),
            "ended_on": st.none() | days,
            "amount_yuan": st.none() | st.decimals(-(10**9), 10**9, places=2, allow_nan=False),
            "heads": st.none() | st.integers(0, 9),
        }
    ),
    max_size=60,
)


def trials(definitions: Definitions, rows: Iterable[dict[str, Any]]) -> Book:
    return Book(with_trials(definitions, *catalogue()), RowsInMemory("trials", list(rows)), 1)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows_of_trials)
def test_one_pass_gives_what_each_figure_gives_by_itself(chengdu: Definitions, rows: list[dict[str, Any]]) -> None:
    book = trials(chengdu, rows)
    dataset = book.definitions.dataset("trials")
    found = cube(book, dataset, PERIODS, Face(("district", "state")))
    cells = [("", ""), ("district", "510104"), ("district", ""), ("state", "revoked")]
    for nth, name in enumerate(("turnover", "good_deals", "things", "good_things", "mean_heads", "held", "filed", "cumulated")):
        indicator, (dimension, member) = book.definitions.indicators[name], cells[(nth + len(rows)) % 4]
        for period in PERIODS[:2]:
            scope = Scope(((dimension, (member,)),)) if dimension else WHOLE
            by_itself = tally(book, dataset, indicator, window(indicator, dataset, period), scope)
            assert found[period].get((name, dimension, member), EMPTY) == by_itself, (name, period, dimension, member)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows_of_trials, seed=st.integers())
def test_the_order_of_rows_changes_nothing(chengdu: Definitions, rows: list[dict[str, Any]], seed: int) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))
    one, other = (
        cube(trials(chengdu, each), trials(chengdu, []).definitions.dataset("trials"), PERIODS, Face(("district",)))
        for each in (rows, shuffled)
    )
    assert one == other


def test_distinct_things_are_counted_exactly_whatever_the_number_of_members(chengdu: Definitions) -> None:
    chance = random.Random(1)
    rows = [
        {
            "thing": str(chance.randrange(200)),
            "day": date(2020, 1, 1) + timedelta(chance.randrange(540)),
            "state": f"s{chance.randrange(40)}",
        }
        for _ in range(3000)
    ]
    book = trials(chengdu, rows)
    found = cube(book, book.definitions.dataset("trials"), PERIODS, Face(("state",)))
    for period in PERIODS:
        inside = [row for row in rows if period.contains(row["day"])]
        assert found[period]["things", "", ""].rows == len({row["thing"] for row in inside})
        for member in {row["state"] for row in rows}:
            assert found[period].get(("things", "state", member), EMPTY).rows == len(
                {row["thing"] for row in inside if row["state"] == member}
            )


def test_parts_add_up_to_the_whole_where_they_may(world: Desk) -> None:
    for name, by in (
        ("contract_turnover", "district"),
        ("contract_turnover", "category"),
        ("contracts", "track"),
        ("high_tech_revenue", "district"),
    ):
        key = FigureKey(name, Period.parse("2021H1"))
        parts = [each.value or 0 for each in breakdown(world.book, key, by)]
        assert sum(parts, Decimal(0)) == figure(world.book, key).value, (name, by)


@pytest.mark.parametrize(
    "name", ["new_technology_smes", "contract_turnover", "high_tech_enterprises", "space_built_area", "space_operating_rate"]
)
def test_what_was_kept_is_what_would_be_computed(world: Desk, tmp_path: Path, name: str) -> None:
    key = FigureKey(name, Period.parse("2021H1"), place="高新区")
    first = figure(Book(world.definitions, world.ledger, world.ledger.version), key)
    kept = figure(Book(world.definitions, world.ledger, world.ledger.version), key)
    assert first == kept
    alone = figure(Book(world.definitions, Uncached(world), world.ledger.version), key)
    assert alone == kept


class Uncached:
    """The same ledger, which keeps nothing of what was computed."""

    def __init__(self, desk: Desk) -> None:
        self.relation, self.batches, self.quarantined = desk.ledger.relation, desk.ledger.batches, desk.ledger.quarantined


def test_a_damaged_cache_is_computed_again(desk: Desk) -> None:
    desk.receive("technology_smes", [{"credit_code": "1", "registration_number": "1", "announced_on": "2021-03-01"}])
    key = FigureKey("new_technology_smes", Period.parse("2021H1"))
    assert figure(desk.book, key).value == 1
    for path in (desk.root / "cache").iterdir():
        path.write_bytes(b"PAR1 cut off")
    assert figure(Book(desk.definitions, desk.ledger, desk.ledger.version), key).value == 1


def test_a_new_batch_is_seen_and_the_old_version_stays(desk: Desk) -> None:
    row = {"credit_code": "1", "registration_number": "1", "announced_on": "2021-03-01"}
    desk.receive("technology_smes", [row])
    key, old = FigureKey("new_technology_smes", Period.parse("2021H1")), desk.book
    assert figure(old, key).value == 1
    desk.receive("technology_smes", [row | {"credit_code": "2", "registration_number": "2"}])
    assert figure(desk.book, key).value == 2
    assert figure(Book(desk.definitions, desk.ledger, old.version), key).value == 1
