from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import folder, load
from ceyuan.definitions.base import WrongValueError
from ceyuan.definitions.sentence import Citation, Clause, Listing, Name, Naming, Place, Template
from ceyuan.errors import DefinitionError

LITERAL = st.text(st.characters(exclude_categories=["N", "C"], exclude_characters="{}"), min_size=1)


@given(LITERAL, LITERAL)
def test_what_is_not_in_braces_is_kept_as_it_is(before: str, after: str) -> None:
    template = Template.parse(f"{before}{{figure:change}}{after}")
    assert template.parts == (before, Citation("figure", "change"), after)


@given(st.text(st.characters(exclude_characters="{}")))
def test_no_number_of_any_script_may_be_typed(text: str) -> None:
    if any(unicodedata.category(char).startswith("N") for char in text):
        with pytest.raises(WrongValueError, match="is typed"):
            Template.parse(text)
    else:
        assert "".join(part for part in Template.parse(text).parts if isinstance(part, str)) == text


def test_every_kind_of_part() -> None:
    parts = Template.parse("{period}{name:5G互联科创园}{list:platform_classes}{roster:platforms/facility}{roster:plans}{x}").parts
    assert parts == (
        Place("period"),
        Name("5G互联科创园"),
        Listing("platform_classes"),
        Naming("platforms", "facility"),
        Naming("plans"),
        Citation("x"),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{x:chang}", "did you mean 'change'"),
        ("{x", "is not a template"),
        ("{0}", "names no figure"),
        ("{x!r}", "names no figure"),
        ("{x.y}", "names no figure"),
        ("{period:long}", "'long' is no aspect"),
    ],
)
def test_what_is_no_template(text: str, says: str) -> None:
    with pytest.raises(WrongValueError, match=says):
        Template.parse(text)


def test_both_languages_cite_the_same() -> None:
    with pytest.raises(ValueError, match=r"only one of the two languages cites \{b:value\}"):
        Clause.model_validate({"zh": "{a}{b}", "en": "{a}"})


CITY = "city: typed\nextends: {base}\nlabel: {{zh: 某市, en: Town}}\n"
REPORT = """\
report: brief
label: {{zh: 简报, en: Brief}}
title: {{zh: "{{city}}", en: "{{city}}"}}
period: half
template: half-year.docx
headline: [new_technology_smes]
sections:
  - section: one
    label: {{zh: 一, en: One}}
    blocks:
      - paragraph:
          - clauses:
              - {{zh: "{zh}", en: "{en}"}}
"""


@pytest.fixture
def saying(tmp_path: Path) -> Callable[..., object]:
    def loaded(zh: str, en: str = "words") -> object:
        (tmp_path / "city.yaml").write_text(CITY.format(base="chengdu"), "utf-8")
        (tmp_path / "report.yaml").write_text(REPORT.format(zh=zh, en=en), "utf-8")
        return load(tmp_path)

    return loaded


@pytest.mark.parametrize("zh", ["打造三类平台", "近百家企业", "翻一番", "七成以上", "占比过半"])
def test_a_number_in_words_is_typed_too(saying: Callable[..., object], zh: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        saying(zh)
    assert [fault.code for fault in caught.value.faults] == ["typed-number"]
    assert caught.value.faults[0].where.endswith("report.yaml:13")


@pytest.mark.parametrize("zh", ["进一步形成一批成果", "统一部署", "按两年平均计", "唯一"])
def test_words_that_only_look_like_numbers(saying: Callable[..., object], zh: str) -> None:
    saying(zh)


def test_an_unknown_list_or_roster_has_a_near_one(saying: Callable[..., object]) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'platforms'"):
        saying("{roster:platfroms}", "{roster:platfroms}")


def test_the_shipped_report_loads() -> None:
    assert "half-year" in load(folder("chengdu")).reports
