from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ceyuan.definitions.load import load
from ceyuan.definitions.place_aliases import place_aliases
from ceyuan.values.place import PlaceMatcher

CHENGDU = Path(__file__).parents[2] / "cities/chengdu"


@pytest.fixture(scope="module")
def matcher() -> PlaceMatcher:
    return PlaceMatcher(place_aliases(load(CHENGDU).places))


@pytest.mark.parametrize(("old", "code"), [("郫县", "510117"), ("510124", "510117"), ("512081", "510185"), ("510132", "510118")])
def test_the_history_of_codes_in_a_file_of_2015(matcher: PlaceMatcher, old: str, code: str) -> None:
    assert matcher.match(pl.Series([old]), date(2015, 6, 30))["code"].to_list() == [code]


def test_every_district_is_found_by_its_label_and_names(matcher: PlaceMatcher) -> None:
    places = load(CHENGDU).places
    for place in places.districts:
        words = pl.Series([place.label.zh, place.label.en, *(name.name for name in place.names), place.code])
        assert matcher.match(words)["code"].to_list() == [place.code] * len(words)


def test_localities_tell_addresses_without_a_district(matcher: PlaceMatcher) -> None:
    addresses = ["成都市武侯祠大街1号", "成都市成华区武侯祠巷1号", "成都市一环路1号"]
    assert matcher.locate(pl.Series(addresses))["code"].to_list() == ["510107", "510108", None]
