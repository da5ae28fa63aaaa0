"""Revisions: the difference of every figure, to the last row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ceyuan.errors import QuestionError
from ceyuan.publications import Archive, Revision, Subject, draft, impact, revisions, vintages
from publications.conftest import CORRECTION, NEWCOMER, Told
from publications.town import PERIOD, REPORT, reloaded


@pytest.fixture(scope="module")
def found(told: Told) -> dict[tuple[str, str], Revision]:
    return {(each.figure.indicator, each.aspect): each for each in revisions(told.archive, told.first).found}


def test_the_effects_add_up(found: dict[tuple[str, str], Revision]) -> None:
    assert len(found) == 8
    for each in found.values():
        assert sum((effect.effect for effect in each.effects), Decimal(0)) == each.difference != 0


def test_a_level_is_taken_apart(found: dict[tuple[str, str], Revision]) -> None:
    turnover = found["contract_turnover", "value"]
    assert (turnover.published, turnover.now) == (Decimal("750000000.00"), Decimal("631000000.00"))
    effects = {(effect.kind, effect.window): (effect.rows, effect.effect) for effect in turnover.effects}
    assert effects["added", "current"] == (1, Decimal(30_000_000))
    assert effects["changed", "current"] == (1, Decimal(1_000_000))
    assert effects["removed", "current"] == (1, Decimal(-150_000_000))
    assert effects["changed", "base"] == (1, 0)
    assert "sentence" in {passage.kind for passage in turnover.passages}


def test_growth_says_whether_the_base_or_the_current_rows_moved_it(found: dict[tuple[str, str], Revision]) -> None:
    growth = found["contract_turnover", "change"]
    by_window = {window: sum(effect.effect for effect in growth.effects if effect.window == window) for window in ("current", "base")}
    assert by_window["current"] == Decimal("-39.666667")  # 631 over 300 less 750 over 300
    assert by_window["base"] == Decimal("7.252874")  # 631 over 290 less 631 over 300, and the last digit of the whole
    assert growth.difference == Decimal("-32.413793")


def test_the_rows_are_there_before_and_after(told: Told) -> None:
    rows = revisions(told.archive, told.first).rows["contract_turnover.2021H1"]
    batch = next(each.number for each in told.archive.ledger.batches() if each.file_name == CORRECTION)
    told_rows = {(row["window"], row["kind"], row["row_before"], row["batch_after"], row["row_after"]) for row in rows.to_dicts()}
    assert told_rows == {
        ("current", "removed", 5, None, None),
        ("current", "changed", 6, batch, 5),
        ("current", "added", None, batch, 6),
        ("base", "changed", 4, batch, 7),
    }


def test_a_changed_definition_is_an_effect_of_its_own(told: Told) -> None:
    override = told.archive.folder.parent / "turnover.yaml"
    override.write_text('indicator: contract_turnover\nextends: contract_turnover\nfilter: "turnover_yuan > 100000000"\n', "utf-8")
    try:
        changed = reloaded(told.archive)
        of_definitions = _definitions(changed, told)
    finally:
        override.unlink()
    assert of_definitions == {"value": Decimal(-30_000_000) + Decimal(150_000_000), "base": Decimal(-290_000_000)}


def _definitions(changed: Archive, told: Told) -> dict[str, Decimal]:
    """The effects of definitions on the levels of the turnover: small contracts no longer count, revoked ones do."""
    found = [each for each in revisions(changed, told.first).found if each.figure.indicator == "contract_turnover"]
    for each in found:
        if each.now is not None:  # no growth over a base of nothing
            assert sum((effect.effect for effect in each.effects), Decimal(0)) == each.difference
    return {
        each.aspect: effect.effect
        for each in found
        for effect in each.effects
        if effect.kind == "definitions" and each.aspect in ("value", "base")
    }


def test_nothing_is_revised_at_the_version_published(told: Told) -> None:
    assert revisions(told.archive, told.first, told.first.version).found == ()
    assert revisions(told.archive, told.second).found == ()


def test_a_wrong_file_is_followed_to_the_sentences(told: Told) -> None:
    batch = next(each.number for each in told.archive.ledger.batches() if each.file_name == CORRECTION)
    found = {
        (each.publication, each.figure.indicator, each.role): (each.rows, each.weight) for each in impact(told.archive, Subject(batch))
    }
    assert found["brief-2021H1-2", "contract_turnover", "current"] == (2, Decimal(181_000_000))
    assert found["brief-2021H1-2", "contract_turnover", "base"] == (1, Decimal(90_000_000))
    assert "brief-2021H1-1" not in {name for name, _, _ in found}


def test_an_organisation_and_a_row_are_followed(told: Told) -> None:
    of_firm = impact(told.archive, Subject.parse(NEWCOMER))
    assert [(each.publication, each.figure.indicator, each.window, each.weight) for each in of_firm] == [
        ("brief-2021H1-2", "new_technology_smes", "current", 1)
    ]
    batch = next(each.number for each in told.archive.ledger.batches() if each.file_name == "补报：入库名单.xlsx")
    assert impact(told.archive, Subject.parse(f"{batch}:汇总表:4")) == of_firm
    assert impact(told.archive, Subject.parse(f"{batch}:汇总表:5")) == ()


def test_a_subject_that_is_none_is_refused(told: Told) -> None:
    for word in ("", "firm", "12:x", "0x12"):
        with pytest.raises(QuestionError, match="no batch, row or credit code"):
            Subject.parse(word)
    with pytest.raises(QuestionError, match="No batch has the number 999"):
        impact(told.archive, Subject.parse("999"))


def test_the_triangle_says_what_was_said_when(told: Told) -> None:
    lines = {line.said_by: line.values for line in vintages(told.archive, "contract_turnover")}
    assert lines["brief-2021H1-1"] == {"2020H1": Decimal(300_000_000), "2021H1": Decimal(750_000_000)}
    assert lines["brief-2021H1-2"] == {"2020H1": Decimal(290_000_000), "2021H1": Decimal(631_000_000)}
    assert lines[f"version {told.second.version - 1}"]["2021H1"] == Decimal(631_000_000)


def test_a_draft_is_compared_with_the_last_edition(told: Told) -> None:
    found = draft(told.archive, REPORT, PERIOD, date(2021, 8, 1))
    assert (found.against, found.moves) == (told.second.id, ())
    assert "contract_turnover" in {one.indicator for one in found.unverified}
    assert {filing.state for filing in found.due} <= {"due", "overdue", "quarantined"}


def test_a_year_later_a_draft_is_compared_with_the_year_before(told: Told) -> None:
    found = draft(told.archive, REPORT, type(PERIOD).parse("2022H1"), date(2022, 8, 1))
    assert found.against == told.second.id
    moved = {move.figure: move for move in found.moves}
    assert moved["contract_turnover.2022H1"].value_before == Decimal(631_000_000)
    assert "contract_turnover.2022H1" in {one.id for one in found.empty}
