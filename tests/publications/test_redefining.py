"""Definitions tried out: what differs, which numbers would be others, and that nothing is changed by asking."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from ceyuan.cli import main
from ceyuan.definitions import Definitions, load
from ceyuan.definitions.alterations import Alteration, alterations
from ceyuan.publications import Redefinition, redefined
from ceyuan.values import Period
from publications.conftest import Told

LARGE = 'indicator: contract_turnover\nextends: contract_turnover\nfilter: "turnover_yuan > 100000000"\n'


@pytest.fixture(scope="module")
def draft(told: Told, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft of the city, in which only large contracts count."""
    folder = tmp_path_factory.mktemp("draft")
    home = told.archive.folder.parent
    for path in (*home.glob("*.yaml"), *(home / "reports").glob("*.yaml")):
        to = folder / path.relative_to(home)
        to.parent.mkdir(exist_ok=True)
        to.write_bytes(path.read_bytes())
    (folder / "turnover.yaml").write_text(LARGE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def changed(draft: Path) -> Definitions:
    return load(draft)


@pytest.fixture(scope="module")
def found(told: Told, changed: Definitions) -> Redefinition:
    return redefined(told.archive, told.archive.definitions, changed)


def test_what_differs_is_named_key_by_key(told: Told, changed: Definitions) -> None:
    (one,) = alterations(told.archive.definitions, changed)
    assert (one.kind, one.name, one.key, one.after) == ("indicator", "contract_turnover", "filter", "turnover_yuan > 100000000")
    assert "revoked" in one.before
    assert alterations(changed, changed) == ()


def test_a_definition_that_is_new_or_gone_is_named(told: Told, draft: Path) -> None:
    added = draft / "more.yaml"
    added.write_text("list: seasons\nlabel: {zh: 季节, en: Seasons}\nentries: []\n", "utf-8")
    try:
        more = load(draft)
    finally:
        added.unlink()
    assert Alteration("list", "seasons", "", "", "季节") in alterations(told.archive.definitions, more)
    assert Alteration("list", "seasons", "", "季节", "") in alterations(more, told.archive.definitions)


def test_the_numbers_that_would_change_are_found_and_no_others(told: Told, found: Redefinition) -> None:
    by = {(one.publication, one.figure.indicator, one.aspect): (one.before, one.after) for one in found.shifts}
    assert by[told.second.id, "contract_turnover", "value"] == (Decimal("631000000.00"), Decimal("751000000.00"))
    assert by[None, "contract_turnover", "base"] == (Decimal("290000000.00"), Decimal("0.00"))
    assert by[None, "contract_turnover", "change"][1] is None
    assert {name for _, name, _ in by} == {"contract_turnover", "contract_technical_share"}
    assert {passage.kind for one in found.shifts if one.publication for passage in one.passages} >= {"sentence", "table"}


def test_a_report_that_is_not_published_is_looked_at_too(told: Told, changed: Definitions) -> None:
    period = Period.parse("2022H1")
    later = redefined(told.archive, told.archive.definitions, changed, period)
    assert {one.figure.period for one in later.shifts if one.publication is None} >= {"2021H1", "2022H1"}


def test_the_same_definitions_change_nothing(told: Told) -> None:
    assert redefined(told.archive, told.archive.definitions, told.archive.definitions) == Redefinition((), 0, ())


def run(told: Told, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["--city", str(told.archive.folder.parent), *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_shows_a_draft(told: Told, draft: Path, lang: str) -> None:
    code, said, _ = run(told, "--lang", lang, "definitions", "diff", "--draft", str(draft))
    assert code == 0
    assert "turnover_yuan > 100000000" in said
    assert "631,000,000" in said or "631000000" in said
    told_again = json.loads(run(told, "definitions", "diff", "--draft", str(draft), "--json")[1])
    assert told_again["alterations"][0]["name"] == "contract_turnover"


@pytest.fixture
def edited(told: Told) -> Iterator[None]:
    override = told.archive.folder.parent / "turnover.yaml"
    override.write_text(LARGE, "utf-8")
    yield
    override.unlink()


@pytest.mark.usefixtures("edited")
def test_an_edited_city_is_compared_with_its_last_publication(told: Told) -> None:
    said = json.loads(run(told, "definitions", "diff", "--json")[1])
    assert {one["publication"] for one in said["shifts"]} >= {told.second.id, None}


def test_a_draft_that_does_not_hold_together_is_told_with_its_line(told: Told, draft: Path) -> None:
    wrong = draft / "wrong.yaml"
    wrong.write_text(LARGE.replace("turnover_yuan >", "turnovr_yuan >"), "utf-8")
    (draft / "turnover.yaml").rename(draft / "turnover.kept")
    try:
        code, _, said = run(told, "--lang", "en", "definitions", "diff", "--draft", str(draft))
    finally:
        (draft / "turnover.kept").rename(draft / "turnover.yaml")
        wrong.unlink()
    assert code == 2
    assert "wrong.yaml:3" in said
    assert "turnover_yuan" in said
