"""The families that are tables of numbers: what their files say, read as a clerk would, sums to the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

import polars as pl
import pytest

from ceyuan.samples.attraction_projects import attraction_projects
from ceyuan.samples.cast import Cast
from ceyuan.samples.contracts import contracts
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.high_tech_statistics import high_tech_statistics
from ceyuan.samples.key_projects import key_projects
from ceyuan.samples.paper import DATA, KIND
from ceyuan.samples.patents import patents
from ceyuan.samples.platforms import platforms
from ceyuan.samples.rd_statistics import rd_statistics
from ceyuan.samples.track_layout import track_layout

SEEDS = pytest.mark.parametrize("seed", [1, 2021])
OfSeed = Callable[[int], Cast]


def rows(envelopes: Iterable[Envelope]) -> pl.DataFrame:
    """The good rows of files, in the order of receipt."""
    bodies = [sheet.body.filter(pl.col(KIND) == DATA) for file in sorted(envelopes, key=lambda e: e.received_on) for sheet in file.sheets]
    return pl.concat(bodies, how="diagonal")


def amount(table: pl.DataFrame, header: str) -> Decimal:
    return sum((Decimal(text.replace(",", "")) for text in table[header]), Decimal(0))


@SEEDS
@pytest.mark.parametrize("year", [2020, 2021])
def test_contracts_sum_to_the_turnover(cast_of: OfSeed, seed: int, year: int) -> None:
    cast = cast_of(seed)
    table = contracts(cast, year)
    assert table.height == cast.scene.sample.total("contracts", f"{year}H1")
    assert table["turnover_yuan"].sum() == cast.scene.sample.total("contract_turnover", f"{year}H1")
    assert table["registration_number"].n_unique() == table.height
    assert (table["turnover_yuan"] >= table["technical_amount_yuan"]).all()
    assert (table["technical_amount_yuan"] >= table["technical_income_yuan"].fill_null(0)).all()
    assert (table["technical_amount_yuan"] > 0).all()
    assert (table["signed_on"] <= table["registered_on"]).all()


def test_contracts_have_a_heavy_tail(cast: Cast) -> None:
    amounts = contracts(cast, 2021)["turnover_yuan"]
    assert amounts.mean() == pytest.approx(5_650_000, rel=0.001)
    assert amounts.median() < amounts.mean() / 2.5
    assert amounts.top_k(len(amounts) // 100).sum() > amounts.sum() * 0.15


@SEEDS
def test_revenue_is_this_years_and_last_years_on_the_same_basis(cast_of: OfSeed, seed: int) -> None:
    files = {file.name: file for file in high_tech_statistics(cast_of(seed))}
    sample = cast_of(seed).scene.sample
    june = rows([files["2021年上半年高新技术产业统计"]])
    assert amount(june, "营业收入") * 10_000 == sample.total("high_tech_revenue", "2021H1")
    restated = rows([files["2020年高新技术产业统计可比口径调整"]]).filter(pl.col("统计期") == "2020年1-6月")
    assert amount(restated, "营业收入（万元）") * 10_000 == sample.total("high_tech_revenue", "2020H1")
    first = rows([files["2020年上半年高新技术产业统计"]])
    assert amount(first, "营业收入") * 10**8 == int(sample.rate("revenue_first_published_yuan"))
    fields = ["电子信息", "先进制造", "航空航天", "新材料", "生物医药及生物农业", "核技术及新能源"]
    assert sum(amount(june, field) for field in fields) == amount(june, "规上工业营业收入")


def test_growth_is_what_the_article_prints(cast: Cast) -> None:
    total = cast.scene.sample.total
    growth = {name: total(name, "2021H1") / total(name, "2020H1") - 1 for name in _PRINTED}
    assert {name: f"{growth[name] * 100:.{places}f}" for name, (_, places) in _PRINTED.items()} == {
        name: text for name, (text, _) in _PRINTED.items()
    }
    assert total("high_tech_revenue", "2021H1") > 5858 * 10**8


_PRINTED = {
    "high_tech_revenue": ("27.1", 1),
    "new_technology_smes": ("11.94", 2),
    "high_tech_applications": ("57", 0),
    "contract_turnover": ("150", 0),
}


@SEEDS
def test_as_many_key_projects_start_as_the_figures_say(cast_of: OfSeed, seed: int) -> None:
    cast = cast_of(seed)
    started = rows(key_projects(cast)).unique(["项目名称", "实际开工日期"]).filter(pl.col("实际开工日期") != "/")
    for year in (2020, 2021):
        of_year = started.filter(pl.col("实际开工日期").str.starts_with(f"{year}."))
        assert of_year["项目名称"].n_unique() == of_year.height == cast.scene.sample.total("key_projects_started", f"{year}H1")
    known = {entry.label.zh for entry in cast.scene.known("key_projects")}
    assert known <= set(started.filter(pl.col("实际开工日期").str.starts_with("2021."))["项目名称"])


@SEEDS
def test_as_many_projects_are_attracted_as_the_figures_say(cast_of: OfSeed, seed: int) -> None:
    cast = cast_of(seed)
    latest = rows(attraction_projects(cast)).unique("项目名称", keep="last", maintain_order=True)
    for kind, column, name in (
        ("创新联合体", "签约日期", "consortium_projects_attracted"),
        ("科创项目", "落地日期", "science_projects_attracted"),
    ):
        for year in (2020, 2021):
            found = latest.filter((pl.col("项目类别") == kind) & pl.col(column).str.starts_with(f"{year}年"))
            assert found.height == cast.scene.sample.total(name, f"{year}H1")
    assert {entry.label.zh for entry in cast.scene.known("attraction_projects")} <= set(latest["项目名称"])


@SEEDS
def test_platforms_are_the_known_ones_and_as_many_as_the_figures_say(cast_of: OfSeed, seed: int) -> None:
    cast = cast_of(seed)
    register = rows(file for file in platforms(cast) if file.name.startswith("2021"))
    assert register["平台名称"].n_unique() == register.height == cast.scene.sample.total("platforms", "2021H1")
    laboratories = register.filter(pl.col("平台类型") == "天府实验室")
    stages = dict(laboratories.select("平台名称", "建设阶段").iter_rows())
    assert stages["天府兴隆湖实验室"] == "揭牌"
    assert stages["天府绛溪实验室"] == stages["天府锦城实验室"] == "启动建设"
    jincheng = laboratories.filter(pl.col("平台名称") == "天府锦城实验室").row(0, named=True)
    assert jincheng["投运面积（平方米）"] == "290000"
    assert [jincheng[header] for header in ("高层次人才", "导入国家、省级平台数", "落地转化项目数")] == ["37", "19", "12"]


def test_the_other_tables_sum_to_the_figures(cast: Cast) -> None:
    total = cast.scene.sample.total
    granted = {file.name: rows([file]) for file in patents(cast)}
    assert amount(granted["2021年1—6月专利统计"], "专利授权") == total("patents_granted", "2021H1")
    research = {file.name: rows([file]) for file in rd_statistics(cast)}
    assert amount(research["2020年RD经费统计"], "R&D经费支出（亿元）") * 10**8 == total("rd_expenditure", "2020")
    assert rows(track_layout(cast))["赛道"].n_unique() == total("tracks", "2021H1")
