from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from ceyuan.definitions import load
from ceyuan.errors import DefinitionError, QuestionError
from ceyuan.indicators import Book
from ceyuan.ledger import Ledger, LedgerSettings
from ceyuan.reports import ResolvedReport, build, write_html
from ceyuan.reports.counted import counted_parts
from ceyuan.reports.notes import as_text, notes
from ceyuan.reports.prover import Prover
from ceyuan.reports.tree import Fact, Paragraph
from ceyuan.values import Period
from reports.small_city import PERIOD, found


def test_a_report_is_written_for_its_own_kind_of_period(book: Book) -> None:
    with pytest.raises(QuestionError, match="Give a period such as 2021H1"):
        build(book, book.definitions.reports["half-year"], Period.parse("2021Q2"))


def test_a_template_that_is_not_there(book: Book) -> None:
    report = book.definitions.reports["half-year"].model_copy(update={"template": "none.docx"})
    with pytest.raises(DefinitionError, match=r"'none.docx' is not there"):
        build(book, report, PERIOD)


def test_what_is_missing_is_said_and_listed(report: ResolvedReport) -> None:
    said = "".join(as_text(block.said, "zh") for section in report.sections for block in section.blocks if isinstance(block, Paragraph))
    assert "有效发明专利拥有量尚无数据" in said
    [listed] = [note for note in notes(report, "zh") if note.label == "暂缺数据"]
    assert ("invention_patents_in_force.2021H1", "有效发明专利拥有量", "账本中没有这一时期的数据") in listed.figures


def test_what_is_unverified_is_listed(report: ResolvedReport) -> None:
    [listed] = [note for note in notes(report, "en") if note.label == "Not verified"]
    assert "high_tech_revenue.2021H1" in {name for name, _, _ in listed.figures}


def test_names_have_sources(report: ResolvedReport) -> None:
    facts = [run for section in report.sections for block in section.blocks if isinstance(block, Paragraph) for run in block.said["zh"]]
    sourced = [run for run in facts if isinstance(run, Fact) and run.source]
    assert sourced
    assert {report.sources[run.source - 1].instrument for run in sourced if run.source} == {"科技日报 2021-08-27"}


def test_names_of_another_period_are_not_told(book: Book) -> None:
    later = build(book, book.definitions.reports["half-year"], Period.parse("2022H1"))
    said = "".join(as_text(block.said, "zh") for section in later.sections for block in section.blocks if isinstance(block, Paragraph))
    assert "本源量子" not in said
    assert "其中有。" not in said


def test_every_figure_adds_up_from_its_rows(report: ResolvedReport) -> None:
    """The rows shown of a figure, in all districts, tracks and classes too, are those that make it."""
    for name, cited in report.figures.items():
        counted = report.proof(name).counted
        if cited.indicator.derived is None:
            for window, value in (("current", cited.figure.value), ("base", cited.figure.base.value)):
                weights = counted.filter(pl.col("window") == window)["weight"].sum()
                assert Decimal(weights or 0) == Decimal(value or 0), (name, window)


def test_a_firm_that_moved_counts_in_both_districts_and_once_in_the_city(report: ResolvedReport) -> None:
    districts = [cited.figure.value for name, cited in report.figures.items() if name.startswith("new_technology_smes.2021H1.in-")]
    assert sum(value for value in districts if value) == 13
    assert report.figures["new_technology_smes.2021H1"].figure.value == 12


def test_evidence_of_very_many_rows_is_cut_to_what_is_asked(book: Book, report: ResolvedReport) -> None:
    few = Prover(book, PERIOD, 4).prove(report.figures["new_technology_smes.2021H1"].figure)
    assert (few.counted.height, few.left_out.height) == (2, 2)


def test_the_parts_of_a_derived_figure() -> None:
    definitions = load(Path(__file__).parents[2] / "cities" / "chengdu")
    assert [part.indicator for part in counted_parts(definitions, "space_operating_rate")] == ["space_operating_area", "space_built_area"]


def test_the_same_ledger_gives_the_same_page_in_another_process(book: Book, report: ResolvedReport, tmp_path: Path) -> None:
    ledger = book.ledger
    assert isinstance(ledger, Ledger)
    again = Book(book.definitions, Ledger(LedgerSettings.local(ledger.settings.root)), book.version)
    pages = [
        write_html(one, "zh", tmp_path / f"{at}.html").read_bytes()
        for at, one in enumerate((report, build(again, book.definitions.reports["half-year"], PERIOD)))
    ]
    assert pages[0] == pages[1]


def test_a_city_lays_its_own_template_over_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "reports" / "half-year.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"its own")
    assert found(tmp_path).file("reports/half-year.docx") == own
