from __future__ import annotations

import re
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators import FigureKey
from ceyuan.reports.identity import figure_id
from ceyuan.values import Period

NAMES = st.just("a") | st.from_regex(r"[a-z][a-z0-9_]{0,60}", fullmatch=True)
CODES = st.one_of(st.none(), st.sampled_from(["", "a", "a.on-a", "a.by-a-a", "in-a", "by-a"]), st.text(max_size=12))
KEYS = st.builds(
    FigureKey,
    NAMES,
    st.sampled_from([Period.parse(code) for code in ("2021H1", "2021-01..2021-05", "2021-06-30")]),
    CODES,
    CODES,
    st.lists(st.tuples(NAMES, CODES.map(str)), max_size=2).map(tuple),
    st.sampled_from(["yoy", "sequential"]),
)


@given(KEYS)
def test_it_fits_a_content_control_and_an_anchor(key: FigureKey) -> None:
    name = figure_id(key)
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", name)
    assert all(len(f"{name}.{aspect}") <= 64 for aspect in get_args(Aspect))


@given(KEYS, KEYS)
def test_one_figure_has_one_identity(one: FigureKey, other: FigureKey) -> None:
    assert (figure_id(one) == figure_id(other)) == (one == other)


def test_it_never_changes() -> None:
    half = Period.parse("2021H1")
    assert (
        figure_id(FigureKey("platforms", half, group=(("platform_class", "strategic"),))) == "platforms.2021H1.by-platform_class-strategic"
    )
    long = FigureKey("consortium_projects_attracted", half, "CD-GXQ", "industrial_internet")
    assert figure_id(long) == "consortium_projects_attracted.bf3949d3b9f1ed11"
