"""The pages written from the definitions: whole, and the ones committed are up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.definitions import Definitions
from ceyuan.definitions.dictionary import dictionary, words
from ceyuan.definitions.dictionary.markdown import blocks, cell, code, table
from ceyuan.definitions.generated import generated
from ceyuan.definitions.vocabulary import CHECK_FUNCTIONS
from ceyuan.errors import Lang

DOCS = Path(__file__).parents[2] / "docs"


def test_the_committed_pages_are_up_to_date(chengdu: Definitions) -> None:
    stale = [name for name, text in generated(chengdu).items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text]
    assert stale == [], "`make docs` writes them again"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_dictionary_holds_every_definition(chengdu: Definitions, lang: Lang) -> None:
    text = dictionary(chengdu, lang)
    for kind in ("dataset", "indicator", "list", "tracks", "roster", "crosswalk"):
        for name, definition in chengdu.of_kind(kind).items():
            assert f"`{name}`" in text, f"{kind} {name}"
            assert cell(definition.label[lang]) in text
    for dataset in chengdu.datasets.values():
        assert all(f"| `{column.name}` |" in text for column in dataset.columns)
        assert all(f"| `{check.check}` |" in text for check in dataset.checks)
    assert all(f"| `{place.code}` |" in text for place in chengdu.places.entries)  # type: ignore[union-attr]


@pytest.mark.parametrize(("lang", "mark"), [("zh", "（未核实）"), ("en", "(unverified)")])
def test_what_is_unverified_says_so(chengdu: Definitions, lang: Lang, mark: str) -> None:
    text = dictionary(chengdu, lang)
    section = text[text.index("`chengdu_2021`") :].split("###")[0]
    assert mark in section


def test_every_row_of_a_table_has_its_columns(chengdu: Definitions) -> None:
    for lang in ("zh", "en"):
        width = 0
        for line in dictionary(chengdu, lang).split("\n"):  # type: ignore[arg-type]
            bars = line.replace(r"\|", "").count("|") if line.startswith("|") else 0
            assert not bars or not width or bars == width, line
            width = bars


def test_every_word_of_the_engine_has_words(chengdu: Definitions) -> None:
    columns = [column for dataset in chengdu.datasets.values() for column in dataset.columns]
    assert {column.kind for column in columns} <= set(words.KINDS)
    assert {dataset.cadence for dataset in chengdu.datasets.values()} <= set(words.CADENCES)
    assert all(function.meaning for function in CHECK_FUNCTIONS.values())


def test_text_cannot_break_out_of_its_cell() -> None:
    assert table(["a"], [["x|y\nz"]]) == "| a |\n|---|\n| x\\|y z |"
    assert table(["a"], []) == ""
    assert code(["a", "b"]) == "`a`, `b`"
    assert blocks(["a", "", "b"]) == "a\n\nb"
