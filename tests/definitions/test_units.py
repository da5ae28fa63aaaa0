"""Units: what one is of another, and the words that mean it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError

FACTORS = {
    "元": "1", "千元": "1000", "万元": "10000", "百万元": "1000000", "亿元": "100000000", "万亿元": "1000000000000",
    "平方米": "1", "万平方米": "10000", "公顷": "10000", "平方千米": "1000000", "万人": "10000", "万家": "10000", "%": "1", "‰": "0.1",
}  # fmt: skip


@pytest.mark.parametrize(("unit", "factor"), FACTORS.items())
def test_factors_are_exact(chengdu: Definitions, unit: str, factor: str) -> None:
    assert chengdu.unit(unit).factor == Decimal(factor)


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("㎡", "平方米"),
        ("万㎡", "万平方米"),
        ("万平米", "万平方米"),
        ("亿", "亿元"),
        ("万元人民币", "万元"),
        ("户", "家"),
        (" 个百分点 ", "百分点"),
    ],
)
def test_words_for_a_unit(chengdu: Definitions, word: str, unit: str) -> None:
    assert chengdu.unit(word).unit == unit


def test_a_percentage_point_is_no_percent(chengdu: Definitions) -> None:
    assert chengdu.unit("百分点").base != chengdu.unit("%").base


def test_every_unit_is_of_a_base_of_its_own_kind(chengdu: Definitions) -> None:
    units = {unit.unit: unit for unit in chengdu.units.entries}
    assert all(units[unit.base].kind == unit.kind for unit in units.values())


def test_an_unknown_unit_names_a_near_one(chengdu: Definitions) -> None:
    with pytest.raises(QuestionError) as caught:
        chengdu.unit("万平方公尺")
    assert "万平方" in caught.value.text("zh")
