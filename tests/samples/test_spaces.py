from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from ceyuan.samples.cast import Cast
from ceyuan.samples.scene import Scene
from ceyuan.samples.space_levels import levels
from ceyuan.samples.spaces import spaces

_COLUMNS = {
    "built_area_m2": "space_built_area",
    "area_under_construction_m2": "space_area_under_construction",
    "operating_area_m2": "space_operating_area",
    "investment_this_year_yuan": "space_investment_this_year",
    "investment_total_yuan": "space_investment_total",
    "firms": "space_firms",
    "universities": "space_universities",
    "institutes_and_platforms": "space_institutes_and_platforms",
    "teams": "space_teams",
    "projects": "space_projects",
}


@pytest.fixture(scope="module", params=[1, 2, 3, 2021])
def sized(request: pytest.FixtureRequest, cast_of: Callable[[int], Cast]) -> tuple[Scene, pl.DataFrame]:
    scene = Scene(cast_of(1).scene.definitions, cast_of(1).scene.sample, request.param)
    return scene, levels(scene, spaces(scene))


@pytest.mark.parametrize("column", _COLUMNS)
@pytest.mark.parametrize("year", [2020, 2021])
def test_the_junes_sum_to_the_figures(sized: tuple[Scene, pl.DataFrame], column: str, year: int) -> None:
    scene, table = sized
    june = table.filter(pl.col("month") == pl.date(year, 6, 30))
    assert june[column].sum() == scene.sample.total(_COLUMNS[column], f"{year}H1")


@pytest.mark.parametrize("year", [2020, 2021])
def test_there_are_as_many_spaces_as_the_figures_say(sized: tuple[Scene, pl.DataFrame], year: int) -> None:
    scene, table = sized
    june = table.filter(pl.col("month") == pl.date(year, 6, 30))
    assert june["space"].n_unique() == june.height == scene.sample.total("spaces", f"{year}H1")


def test_no_month_breaks_the_rules_of_a_filing(sized: tuple[Scene, pl.DataFrame]) -> None:
    table = sized[1].sort("space", "month")
    assert (table["operating_area_m2"] <= table["built_area_m2"]).all()
    assert (table["investment_this_year_yuan"] <= table["investment_total_yuan"]).all()
    assert (table["investment_this_month_yuan"] <= table["investment_this_year_yuan"]).all()
    assert (table.select(pl.col(_COLUMNS).min()).to_numpy() >= 0).all()
    before = table.with_columns(
        pl.col("month", "investment_total_yuan", "firms", "built_area_m2").shift(1).over("space").name.prefix("last_")
    )
    next_month = before.filter(pl.col("last_month").dt.offset_by("1d") == pl.col("month").dt.month_start())
    assert next_month.height > 400
    assert (
        next_month["investment_total_yuan"] == next_month["last_investment_total_yuan"] + next_month["investment_this_month_yuan"]
    ).all()
    assert (next_month["firms"] == next_month["last_firms"] + next_month["firms_new"]).all()
    assert (next_month["built_area_m2"] >= next_month["last_built_area_m2"]).all()


def test_only_known_spaces_have_names(sized: tuple[Scene, pl.DataFrame]) -> None:
    scene, table = sized
    names = set(table["space"].unique())
    known = {entry.label.zh for entry in scene.known("spaces")}
    assert known <= names
    assert all(name.startswith("示例科创空间") for name in names - known)
    assert set(table["district"].unique()) == {place.code for place in scene.districts}
