"""The laws of the grammar hold with the words that ship, for every unit and hedge."""

from decimal import Decimal

import pytest

from ceyuan.definitions import folder, load_reading
from ceyuan.values.quantity import Grammar, Quantity, Style, write

WORDING = load_reading(folder("cn")).quantity.wording()
GRAMMAR = Grammar(WORDING)
UNITS = sorted({measure.unit for measure in WORDING.measures.values()})
NUMBERS = [Decimal(text) for text in ("0", "1", "12", "4894", "8172800", "585800000000", "0.35", "1770000000000")]


@pytest.mark.parametrize("hedge", ["", "over", "under", "about"])
@pytest.mark.parametrize("kind", ["level", "growth", "pp_change", "share", "ratio", "index"])
def test_reading_undoes_writing(kind, hedge):
    units = {"growth": ["%"], "share": ["%"], "pp_change": ["百分点"], "index": ["", "分", "%"], "ratio": ["倍", "%"]}.get(kind, UNITS)
    for unit in units:
        for number in NUMBERS:
            quantity = Quantity.of(kind, number, unit, hedge)
            assert GRAMMAR.read(write(quantity)) == quantity


@pytest.mark.parametrize("unit", UNITS)
def test_intervals_and_scales_of_every_unit(unit):
    interval = Quantity.between(Decimal(30), Decimal(50), unit)
    assert GRAMMAR.read(write(interval)) == interval
    for scale in ("", "万", "亿", "万亿"):
        quantity = Quantity.of("level", Decimal("12345678900000"), unit, "over")
        assert GRAMMAR.read(write(quantity, Style(scale=scale))) == quantity


@pytest.mark.parametrize("written", sorted(WORDING.measures))
def test_every_written_form_is_read(written):
    measure = WORDING.measures[written]
    assert GRAMMAR.read(f"12{written}") == Quantity.of("level", 12 * measure.factor, measure.unit)
