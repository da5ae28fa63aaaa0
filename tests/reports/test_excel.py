from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ceyuan.errors import Lang
from ceyuan.reports import write_excel
from ceyuan.reports.naming import evidence_sheet
from ceyuan.reports.tree import Number
from reports.conftest import Documents
from reports.small_city import NASTY

LANGS: tuple[Lang, ...] = ("zh", "en")
SMES = "new_technology_smes.2021H1"


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture(scope="module")
def workbook(documents: Documents, lang: Lang) -> Workbook:
    return openpyxl.load_workbook(documents.path(lang, "xlsx"))


def test_text_never_becomes_a_formula_or_a_link_outside(workbook: Workbook) -> None:
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target] == []
    assert NASTY in {cell.value for cell in cells}


def test_numbers_are_numbers_and_print_as_the_report_does(workbook: Workbook, documents: Documents, lang: Lang) -> None:
    sheet = workbook.worksheets[1]
    rows = {row[15].value: row for row in sheet.iter_rows(min_row=2)}
    for name, cited in documents.report.figures.items():
        [run] = cited.cells["value"][lang]
        value = rows[name][1].value
        assert value == (pytest.approx(float(run.amount)) if isinstance(run, Number) else run.text)
    assert rows["high_tech_revenue.2021H1"][1].number_format == "#,##0.00"
    assert rows["high_tech_revenue.2021H1"][4].number_format == '+#,##0.0"%";-#,##0.0"%";#,##0.0"%"'
    assert rows["high_tech_revenue.2021H1"][6].value.startswith("2,190,000,000.15 ")


def test_a_headline_figure_leads_to_its_rows_and_back(workbook: Workbook, documents: Documents, lang: Lang) -> None:
    figures = workbook.worksheets[1]
    for name in documents.report.headline:
        [cell] = [row[1] for row in figures.iter_rows(min_row=2) if row[15].value == name]
        sheet = evidence_sheet(documents.report, name, lang)
        assert cell.hyperlink.location == f"'{sheet}'!A1"
        assert cell.data_type == "n"
        assert workbook[sheet]["A2"].hyperlink.location == f"'{figures.title}'!A1"


def test_every_link_leads_to_a_sheet_of_the_workbook(workbook: Workbook) -> None:
    links = [cell.hyperlink.location for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert {link.rpartition("!")[0].strip("'") for link in links} <= set(workbook.sheetnames)


@pytest.fixture(scope="module")
def evidence(workbook: Workbook, documents: Documents, lang: Lang) -> list[tuple[object, ...]]:
    """The rows of the sheet behind the count of technology SMEs: role, counts, reason, weight, batch, file, sheet, cell, …"""
    sheet = workbook[evidence_sheet(documents.report, SMES, lang)]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] in ("作用", "Role"))
    return rows[head + 1 :]


def test_the_rows_add_up_to_the_figure(evidence: list[tuple[object, ...]], documents: Documents, lang: Lang) -> None:
    yes, now = ("是", "本期") if lang == "zh" else ("yes", "period")
    weights = sum(Decimal(str(row[3])) for row in evidence if row[:2] == (now, yes))
    assert weights == documents.report.figures[SMES].figure.value


def test_rows_left_out_say_why_and_where_they_are(evidence: list[tuple[object, ...]], lang: Lang) -> None:
    no = "否" if lang == "zh" else "no"
    left_out = [row for row in evidence if row[1] == no]
    reasons = "".join(str(row[2]) for row in left_out)
    for words in ("取代", "重复") if lang == "zh" else ("superseded", "duplicate"):
        assert words in reasons
    assert all(row[2] and row[5] and row[7] for row in left_out)


def test_charts_are_native(documents: Documents, workbook: Workbook) -> None:
    drawn = sum(len(sheet._charts) for sheet in workbook)
    assert drawn == sum(chart.kind != "tiles" for chart in documents.report.charts)


def test_every_table_and_chart_has_a_sheet_that_the_first_lists(workbook: Workbook, documents: Documents) -> None:
    listed = [cell.value for row in workbook.worksheets[0].iter_rows(max_col=1) for cell in row if cell.hyperlink]
    assert listed == workbook.sheetnames[1:]
    blocks = [block for section in documents.report.sections for block in section.blocks if hasattr(block, "number")]
    assert len(listed) == 1 + len(blocks) + len(documents.report.headline)


def test_every_sheet_says_that_it_is_synthetic(workbook: Workbook, lang: Lang) -> None:
    assert all(("示例数据" if lang == "zh" else "Synthetic") in (sheet.oddHeader.right.text or "") for sheet in workbook)


def test_the_same_report_is_the_same_bytes(documents: Documents, lang: Lang, tmp_path: Path) -> None:
    again = write_excel(documents.report, lang, tmp_path / "again.xlsx")
    assert again.read_bytes() == documents.path(lang, "xlsx").read_bytes()
