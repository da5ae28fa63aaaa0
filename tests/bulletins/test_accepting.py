"""What a text offers to the published figures: rows as printed, for a person to confirm, and nothing on the machine's word."""

import json
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner
from shipped_reader import shipped_reader
from small_book import small_book

from ceyuan.bulletins.accepting import Citation, propose
from ceyuan.bulletins.checking import check
from ceyuan.city import found
from ceyuan.cli import main
from ceyuan.intake import write_template
from ceyuan.values import Bilingual

CITATION = Citation("某报 2021-08-27", published_on=date(2021, 8, 27), scope="全市范围")
SENTENCE = "2021年上半年，成都市高新技术产业实现营业收入超5858亿元，同比增长27.1%。"


def proposed(text, citation=CITATION):
    book = small_book()
    return propose(check(book, shipped_reader().read(text)).judgements, citation, book.definitions)


def test_a_level_and_its_growth_are_one_row_as_printed():
    (row,) = proposed(SENTENCE).rows
    cells = row.cells
    assert (cells["indicator"], cells["place"], cells["period_code"]) == ("high_tech_revenue", "510100", "2021H1")
    assert (cells["value"], cells["unit"], cells["hedge"]) == (5858, "亿元", "over")
    assert (cells["change_pct"], cells["change_from"]) == (Decimal("27.1"), None)
    assert cells["quote"] == "超5858亿元；增长27.1%"
    spans = [tuple(map(int, span.split("-"))) for span in cells["quote_at"].split(";")]
    assert [SENTENCE[start:end] for start, end in spans] == ["超5858亿元", "增长27.1%"]
    assert (cells["source"], cells["scope"], cells["period_end"]) == ("某报 2021-08-27", "全市范围", date(2021, 6, 30))


@pytest.mark.parametrize(("person", "confidence"), [("", "medium"), ("张三", "high")])
def test_it_is_verified_only_where_a_person_stands_for_it(person, confidence):
    (row,) = proposed(SENTENCE, Citation("某报", confirmed_by=person)).rows
    assert row.cells["confidence"] == confidence


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2021年，成都市力争技术合同成交额达1200亿元。", "not-fact"),
        ("2021年，成都市技术合同成交额预计达1200亿元。", "not-fact"),
        ("2021年，四川省技术合同成交额1200亿元。", "place"),
        ("2021年，成都市技术合同成交额5—8亿元。", "interval"),
        ("2021年，成都市技术合同成交额下降120%。", "damaged"),
        ("2021年上半年，成都市技术合同成交额环比增长12%。", "basis"),
    ],
)
def test_what_is_no_fact_of_the_city_stays_out(text, why):
    found = proposed(text)
    assert not found.rows
    assert [each.why for each in found.left_out] == [why]


def test_what_we_do_not_measure_enters_under_its_own_name():
    (row,) = proposed("2021年，成都市数字经济核心产业增加值2580.6亿元。").rows
    assert (row.cells["indicator"], row.cells["indicator_name"], row.cells["value"]) == (None, "数字经济核心产业增加值", Decimal("2580.6"))


def test_a_narrowed_name_is_of_another_scope():
    (row,) = proposed("2021年上半年，成都市民营高新技术产业营业收入300亿元。").rows
    assert (row.cells["indicator"], row.cells["scope"]) == (None, "民营；全市范围")


def test_two_things_of_one_name_do_not_supersede_each_other():
    rows = proposed("截至2021年6月，成都市高品质科创空间已建成54个、825万平方米。").rows
    assert len({(row.cells["indicator_name"], row.cells["period_code"]) for row in rows}) == len(rows) == 2


def test_a_finer_number_than_the_column_holds_is_kept_in_the_base_unit():
    (row,) = proposed("2021年，成都市技术合同成交额1.22813万亿元。").rows
    assert (row.cells["value"], row.cells["unit"]) == (1_228_130_000_000, "元")


def test_what_the_ledger_has_already_is_told():
    (row,) = proposed("2019年上半年，成都市科技型中小企业入库2703家。").rows
    assert row.known == ("某报",)


# --- through the command line -----------------------------------------------------------------------------------------

TEXT = "2020年上半年，全市技术合同成交额100亿元。2021年上半年，全市技术合同成交额120.5亿元，同比增长12%；全市数字企业30家。"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A city with an empty ledger; each test accepts from a source of its own."""
    folder = tmp_path_factory.mktemp("accepting")
    (folder / "text.txt").write_text(TEXT, "utf-8")
    return found(folder / "town", "chengdu", Bilingual("成都市", "Chengdu"))


def run(town, *words):
    return CliRunner().invoke(main, ["--city", str(town), *map(str, words)])


def accept(town, source, *words):
    return run(town, "accept", town.parent / "text.txt", "--source", source, *words)


def printed(town, source, name="contract_turnover"):
    rows = json.loads(run(town, "series", name, "--published", "--json").stdout)
    return [row for row in rows if row["source"] == source]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_choice_nothing_is_written(town, lang):
    said = run(town, "--lang", lang, "accept", town.parent / "text.txt", "--source", f"看看{lang}")
    assert said.exit_code == 0
    assert "120.5亿元；增长12%" in said.stdout
    assert "2021H1" in said.stdout
    assert "--confirmed-by" in said.stderr
    assert printed(town, f"看看{lang}") == []


def test_published_growth_stands_beside_that_of_levels(town):
    assert "3 行" in accept(town, "甲", "--rows", "all", "--confirmed-by", "张三", "--scope", "全市范围").stdout
    before, now = printed(town, "甲")
    assert (now["value"], now["change_pct"], now["from_levels_pct"], now["quote"]) == (120.5, 12, 20.5, "120.5亿元；增长12%")
    assert (now["scope"], now["verified"], now["ours"]) == ("全市范围", True, None)
    assert before["from_levels_pct"] is None
    assert [row["value"] for row in printed(town, "甲", "数字企业")] == [30]
    shown = run(town, "series", "contract_turnover", "--to", "2021H1").stdout
    assert "+20.5%" in shown
    assert "张三" not in shown  # a person's name never leaves the desk


def test_the_same_rows_again_are_one_batch(town):
    accept(town, "乙", "--rows", "1", "--confirmed-by", "张三")
    assert "未再写入" in accept(town, "乙", "--rows", "1", "--confirmed-by", "张三").stdout
    assert len(printed(town, "乙")) == 1


def test_without_a_person_a_row_stays_unverified(town):
    said = accept(town, "丙", "--rows", "2")
    assert "有待核实" in said.stderr
    assert [row["verified"] for row in printed(town, "丙")] == [False]


def test_a_workbook_is_corrected_and_received(town, tmp_path):
    out = tmp_path / "rows.xlsx"
    assert accept(town, "丁", "--rows", "2", "--out", out).exit_code == 0
    assert run(town, "receive", out).exit_code == 0
    assert [(row["period"], row["verified"]) for row in printed(town, "丁")] == [("2021H1", False)]


@pytest.mark.parametrize(("person", "entered"), [(None, 0), ("李四", 1)])
def test_intake_itself_refuses_the_machine_s_word(town, tmp_path, person, entered):
    book, source = small_book(), f"戊{person}"
    (row,) = proposed(SENTENCE, Citation(source, confirmed_by="某人")).rows
    write_template(book.definitions, "published_figures", tmp_path / "a.xlsx", [{**row.cells, "confirmed_by": person}])
    assert run(town, "receive", tmp_path / "a.xlsx").exit_code == 0
    assert len(printed(town, source, "high_tech_revenue")) == entered


@pytest.mark.parametrize("rows", ["0", "4", "1-9", "一", "", "3-1"])
def test_rows_that_are_not_there_are_refused(town, rows):
    said = accept(town, "己", "--rows", rows)
    assert said.exit_code == 2
    assert "1 至 3" in said.stderr
