from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from ceyuan.errors import QuestionError
from ceyuan.samples.cast import Cast
from ceyuan.samples.recognition import recognition
from ceyuan.samples.technology_smes import smes


def test_every_firm_is_itself(cast: Cast) -> None:
    firms = cast.firms
    assert firms["credit_code"].n_unique() == firms.height
    assert pl.concat([firms["name"], firms["former_name"].drop_nulls()]).n_unique() == firms.height + firms["former_name"].count()
    assert firms["name"].str.contains(r"^成都\p{Han}+(公司)$").all()


def test_codes_of_functional_areas_carry_the_citys_region(cast: Cast) -> None:
    areas = [place.code for place in cast.scene.districts if not place.is_gb]
    here = cast.firms.filter(pl.col("district").is_in(areas))
    assert here.height > 1000
    assert (here["credit_code"].str.slice(2, 6) == "510100").all()
    elsewhere = cast.firms.filter(~pl.col("district").is_in(areas))
    assert (elsewhere["credit_code"].str.slice(2, 6) == elsewhere["district"]).all()


def test_sizes_and_fields_are_those_of_the_province(cast: Cast) -> None:
    technical = cast.firms.filter(pl.col("field").is_not_null())
    assert technical.filter(pl.col("sales_yuan") <= 20_000_000).height / technical.height == pytest.approx(0.6879, abs=0.02)
    assert technical.filter(pl.col("field") == "electronics").height / technical.height == pytest.approx(0.3321, abs=0.02)
    assert technical.filter(pl.col("field") == "services").height / technical.height == pytest.approx(0.2461, abs=0.02)


def test_a_firm_had_its_former_name_before_it_was_renamed(cast: Cast) -> None:
    (day,) = cast.scene.sample.days_of("renamed")
    row = cast.firms["former_name"].is_not_null().arg_true().to_numpy()[:1]
    before, after = cast.listed(row, day.replace(day=1)), cast.listed(row, day)
    assert before["name"][0] == cast.firms["former_name"][int(row[0])]
    assert after["name"][0] == cast.firms["name"][int(row[0])]


@pytest.mark.parametrize("seed", [1, 2, 2021])
def test_the_parts_are_played_by_as_many_firms_as_the_figures_say(cast_of: Callable[[int], Cast], seed: int) -> None:
    cast = cast_of(seed)
    sample, story = cast.scene.sample, recognition(cast)
    for year, rows in smes(cast).items():
        assert len(set(rows.tolist())) == sample.total("new_technology_smes", f"{year}H1")
        assert cast.small()[rows].all()
    for year, rows in story.first.items():
        assert len(set(rows.tolist())) == sample.total("high_tech_applications", f"{year}H1")
        assert not set(rows.tolist()) & set(story.holders(year).tolist())
    assert len(story.holders(2020)) == sample.total("high_tech_enterprises", "2020H1")
    assert len(story.holders(2021)) - len(story.revoked) == sample.total("high_tech_enterprises", "2021H1")


def test_another_seed_gives_other_firms(cast_of: Callable[[int], Cast]) -> None:
    one, two = cast_of(1).firms, cast_of(2).firms
    assert not set(one["credit_code"]) & set(two["credit_code"])
    assert one["name"].is_in(two["name"].implode()).mean() < 0.1  # words are few, so some names meet


def test_too_few_firms_are_told(cast_of: Callable[..., Cast]) -> None:
    with pytest.raises(QuestionError) as caught:
        recognition(cast_of(1, 3000))
    (fault,) = caught.value.faults
    assert fault.code == "too-few-firms"
    assert "12000" in fault.fix_en
