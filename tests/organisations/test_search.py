"""Finding organisations by part of a name, old name, initials, code and number."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.organisations import haystack
from ceyuan.organisations.haystack import Haystack
from ceyuan.organisations.search import Directory
from organisations.town import LANTIAN, QINGHE, REGISTER, Town, sme


@pytest.fixture
def directory(town: Town) -> Directory:
    town.receive("enterprises", REGISTER)
    town.receive("technology_smes", [sme(1, "成都红石机械有限公司", None)])
    town.link()
    return Directory.of(town.known.organisations)


def test_by_anything(directory: Directory) -> None:
    def names(text: str) -> list[str]:
        return [hit.name for hit in directory.search(text)]

    for text in ("青禾", "成都青禾智能科技有限公司", "青禾软件", "cdqh", "CDQHZN", QINGHE, QINGHE[:12].lower(), "青 禾"):
        assert names(text) == ["成都青禾智能科技有限公司"], text
    assert names("新材料") == ["成都蓝田新材料有限公司"]
    assert names(LANTIAN) == ["成都蓝田新材料有限公司"]
    assert sorted(names("成都")) == ["成都红石机械有限公司", "成都蓝田新材料有限公司", "成都青禾智能科技有限公司"]
    assert names("没有这家") == names("") == names("   ") == []
    number = directory.search("红石")[0].organisation
    assert names(f"org-{number}") == ["成都红石机械有限公司"]


def test_the_old_name_says_what_it_is_called_now(directory: Directory) -> None:
    (hit,) = directory.search("青禾软件")
    assert (hit.name, hit.matched, hit.by, hit.credit_code) == ("成都青禾智能科技有限公司", "成都青禾软件有限公司", "name", QINGHE)


_TEXTS = st.lists(st.text(st.sampled_from("青禾蓝田ab𠮷"), max_size=6), max_size=20)


@given(_TEXTS, st.text(st.sampled_from("青禾蓝田ab𠮷"), min_size=1, max_size=3))
def test_a_haystack_finds_what_texts_hold(texts: list[str], needle: str) -> None:
    found = Haystack.of(pl.Series(texts, dtype=pl.String)).holding(needle, 1000)
    assert found.tolist() == [nth for nth, text in enumerate(texts) if needle in text]


def test_it_stops_when_it_has_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(haystack, "_AT_ONCE", 3)
    hay = Haystack.of(pl.Series(["青禾", "青禾", None, "禾青", "青禾"]))
    assert hay.holding("青禾", 2).tolist() == [0, 1]
    assert hay.holding("青禾", 9).tolist() == [0, 1, 4]
