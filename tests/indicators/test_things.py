"""Things one by one: their parts add up to the figure, in places that a reader would give them."""

from __future__ import annotations

import pytest

from ceyuan.errors import QuestionError
from ceyuan.indicators import Book, FigureKey, figure
from ceyuan.indicators.ask import values
from ceyuan.indicators.things import counted_rows, filings, ranking
from ceyuan.values import Period
from indicators.receiving import Desk

PERIOD = Period.parse("2021H1")


@pytest.fixture(scope="module")
def book(world: Desk) -> Book:
    return Book(world.definitions, world.ledger, world.ledger.version)


@pytest.mark.parametrize("name", ["space_built_area", "space_firms", "spaces", "contract_turnover"])
def test_parts_of_things_add_up_to_the_figure(book: Book, name: str) -> None:
    if book.definitions.datasets[str(book.definitions.indicators[name].dataset)].entity is None:
        pytest.skip("its rows are about no thing")
    key = FigureKey(name, PERIOD)
    assert sum(one.value for one in ranking(book, key)) == figure(book, key).value


def test_equal_things_share_a_place(book: Book) -> None:
    places = [one.place for one in ranking(book, FigureKey("spaces", PERIOD))]
    assert set(places) == {1}
    ranked = ranking(book, FigureKey("space_built_area", PERIOD))
    assert [one.place for one in ranked] == [1 + sum(other.value > one.value for other in ranked) for one in ranked]


def test_counted_rows_are_as_many_as_count(book: Book) -> None:
    key = FigureKey("spaces", PERIOD)
    rows = counted_rows(book, key, ["space", "district"])
    assert len({row["space"] for row in rows}) == len(rows) == figure(book, key).value


def test_filings_of_a_thing_are_its_own_in_order(book: Book) -> None:
    dataset = book.definitions.datasets["space_filings"]
    thing = ranking(book, FigureKey("space_firms", PERIOD))[0].thing
    months = [row["month"] for row in filings(book, dataset, ("space", thing), ["space", "month"]) if row["space"] == thing]
    assert months
    assert months == sorted(months)


def test_a_share_is_not_of_things(book: Book) -> None:
    with pytest.raises(QuestionError):
        ranking(book, FigureKey("space_operating_rate", PERIOD))


def test_bare_values_are_those_of_the_figures(book: Book) -> None:
    periods = [Period.parse(code) for code in ("2017-01", "2020-12", "2021-05", "2021-06")]
    for name in ("new_technology_smes", "space_built_area", "high_tech_revenue"):
        key = FigureKey(name, PERIOD)
        found = values(book, key, periods)
        assert len(found) == len(periods)
        assert found[-1] == figure(book, FigureKey(name, periods[-1])).value
