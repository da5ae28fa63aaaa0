"""What ships: every definition says what it is and from where, in both languages; Chengdu's places and names are as they should be."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions, folder
from ceyuan.definitions.base import Definition
from ceyuan.definitions.wiring.names import plain
from ceyuan.values import Period

HAN = re.compile(r"[\u4e00-\u9fff]")
OURS = {"city", "units", "list", "sample", "report"}
"""Kinds that may belong to no instrument: they are our own tables and layouts."""
KINDS = ("city", "units", "list", "tracks", "places", "crosswalk", "dataset", "indicator", "roster", "targets", "sample", "report")


def everything(chengdu: Definitions) -> list[tuple[str, str, Definition]]:
    return [(kind, name, definition) for kind in KINDS for name, definition in chengdu.of_kind(kind).items()]


def labels(value: object, route: str = "") -> list[tuple[str, str, str]]:
    """Every label inside a definition, with its route."""
    if hasattr(value, "zh") and hasattr(value, "en"):
        return [(route, value.zh, value.en)] if isinstance(value.zh, str) else []
    if hasattr(type(value), "model_fields"):
        return [found for name in type(value).model_fields for found in labels(getattr(value, name), f"{route}.{name}")]
    if isinstance(value, tuple):
        return [found for number, part in enumerate(value) for found in labels(part, f"{route}[{number}]")]
    return []


def test_every_label_is_in_both_languages(chengdu: Definitions) -> None:
    wrong = [
        f"{kind} {name}{route}: {zh} | {en}"
        for kind, name, definition in everything(chengdu)
        for route, zh, en in labels(definition)
        if not zh.strip() or (not en.strip() and ".word" not in route) or (HAN.search(en) and ".word" not in route)
    ]
    assert wrong == []


def test_every_definition_names_its_instrument_or_leaves_it_to_its_parts(chengdu: Definitions) -> None:
    silent = [(kind, name, one) for kind, name, one in everything(chengdu) if one.reference is None and kind not in OURS]
    derived = {name for name, indicator in chengdu.indicators.items() if indicator.derived}
    assert [name for kind, name, _ in silent if kind != "roster" and name not in derived] == ["published_figures"]
    assert all(entry.reference for roster in chengdu.rosters.values() for entry in roster.entries)


def test_no_reference_names_a_mirror(chengdu: Definitions) -> None:
    instruments = {d.reference.instrument for _, _, d in everything(chengdu) if d.reference}
    instruments |= {entry.reference.instrument for roster in chengdu.rosters.values() for entry in roster.entries}
    assert [one for one in instruments if re.search(r"https?:|www\.|\.com|\.cn|百度|知乎|搜狐|新浪|微信", one)] == []


def test_what_is_not_sourced_is_marked(chengdu: Definitions) -> None:
    assert not chengdu.track_list.verified  # type: ignore[union-attr]
    assert "示例" in chengdu.track_list.label.zh  # type: ignore[union-attr]
    assert len(chengdu.track_list.entries) == 15  # type: ignore[union-attr]
    assert not any(target.reference.verified for targets in chengdu.targets.values() for target in targets.entries)
    unsourced = [e for roster in chengdu.rosters.values() for e in roster.entries if re.search("未核实|未记录", e.reference.instrument)]
    assert unsourced
    assert not any(entry.reference.verified for entry in unsourced)


# --- places -----------------------------------------------------------------------------------------------------------

GB = {
    "510104": "锦江区", "510105": "青羊区", "510106": "金牛区", "510107": "武侯区", "510108": "成华区", "510112": "龙泉驿区",
    "510113": "青白江区", "510114": "新都区", "510115": "温江区", "510116": "双流区", "510117": "郫都区", "510118": "新津区",
    "510121": "金堂县", "510129": "大邑县", "510131": "蒲江县", "510181": "都江堰市", "510182": "彭州市", "510183": "邛崃市",
    "510184": "崇州市", "510185": "简阳市",
}  # fmt: skip


def test_the_twenty_units_of_the_gb_table_and_three_functional_areas(chengdu: Definitions) -> None:
    districts = chengdu.places.districts  # type: ignore[union-attr]
    assert {p.code: p.label.zh for p in districts if p.is_gb} == GB
    assert {p.code for p in districts if not p.is_gb} == {"CD-GXQ", "CD-TFXQ", "CD-DBXQ"}
    assert all((p.level == "functional_area") != p.is_gb for p in districts)
    assert sum(name.endswith("区") for name in GB.values()) == 12
    assert sum(name.endswith("市") for name in GB.values()) == 5


@pytest.mark.parametrize(
    ("old", "code"),
    [("510122", "510116"), ("510124", "510117"), ("510132", "510118"), ("512081", "510185"), ("郫县", "510117"), ("双流县", "510116")],
)
def test_the_history_of_codes(chengdu: Definitions, old: str, code: str) -> None:
    assert chengdu.places.find(old).code == code  # type: ignore[union-attr]


def test_every_district_has_a_tile_and_the_map_lies_as_the_city_does(chengdu: Definitions) -> None:
    tile = {p.label.zh: p.tile for p in chengdu.places.districts}  # type: ignore[union-attr]
    assert None not in tile.values()
    south = ["金牛区", "青羊区", "武侯区", "成都高新区", "四川天府新区"]
    assert all(tile[north][0] < tile[below][0] for north, below in pairwise(south))  # type: ignore[index]
    for west, east in [
        ("都江堰市", "彭州市"),
        ("彭州市", "金堂县"),
        ("崇州市", "郫都区"),
        ("温江区", "青羊区"),
        ("锦江区", "龙泉驿区"),
        ("大邑县", "简阳市"),
    ]:
        assert tile[west][1] < tile[east][1], (west, east)  # type: ignore[index]
    for north, below in [("彭州市", "蒲江县"), ("新都区", "锦江区"), ("龙泉驿区", "简阳市"), ("金牛区", "成都东部新区")]:
        assert tile[north][0] < tile[below][0], (north, below)  # type: ignore[index]


# --- datasets ---------------------------------------------------------------------------------------------------------

IDS = {
    "F-01": "enterprises", "F-02": "technology_smes", "F-03": "sme_statements", "F-04": "high_tech_applications",
    "F-05": "high_tech_certificates", "F-07": "space_filings", "F-08": "space_tenants", "F-11": "technology_contracts",
    "F-13": "high_tech_statistics", "F-14": "platforms", "F-15": "key_projects", "F-16": "attraction_projects", "F-18": "patents",
    "F-19": "rd_statistics", "F-23": "track_layout", "P-01": "published_figures",
}  # fmt: skip


def test_the_files_of_the_bureau(chengdu: Definitions) -> None:
    assert {d.code: name for name, d in chengdu.datasets.items()} == IDS


def test_the_headers_of_a_file_tell_its_dataset(chengdu: Definitions) -> None:
    """With all of its columns, and with those it needs only, a file fits its own dataset better than any other."""
    for dataset in chengdu.datasets.values():
        full = [c.label.zh for c in dataset.columns]
        needed = [c.label.zh for c in dataset.columns if c.presence != "optional" and not c.stated_in]
        for headers in (full, needed):
            scores = {other: fit(headers, chengdu, other) for other in chengdu.datasets}
            best = max(scores, key=lambda name: scores[name])
            second = max(score for name, score in scores.items() if name != dataset.dataset)
            assert best == dataset.dataset, (headers, scores)
            assert scores[dataset.dataset] - second > 0.1, (dataset.dataset, second)


def fit(headers: list[str], chengdu: Definitions, name: str) -> float:
    """The share of the headers that the dataset knows, and of those it needs that are there."""
    columns = {plain(word): column.name for column in chengdu.datasets[name].columns for word in column.headers()}
    found = [columns[plain(header)] for header in headers if plain(header) in columns]
    needed = [c.name for c in chengdu.datasets[name].columns if c.presence != "optional" and not c.stated_in]
    return (len(found) / len(headers) + sum(one in found for one in needed) / max(len(needed), 1)) / 2


def test_every_dataset_has_an_example_that_passes_and_one_that_is_faulty(chengdu: Definitions) -> None:
    for dataset in chengdu.datasets.values():
        assert any(not set(example.faults) - WARNED for example in dataset.examples), dataset.dataset
        assert any(example.faults for example in dataset.examples), dataset.dataset


WARNED = {"firm_is_known", "space_files_monthly"}


def test_names_and_phones_of_people_are_personal(chengdu: Definitions) -> None:
    people = re.compile(r"(?:联系|填报|登记员|法定代表)(?:人|电话)?$|电话")
    open_ = [f"{d.dataset}.{c.name}" for d in chengdu.datasets.values() for c in d.columns if people.search(c.label.zh) and not c.personal]
    assert open_ == []


def test_the_certificate_of_sichuan_is_a_warning_elsewhere_a_fault(chengdu: Definitions) -> None:
    column = chengdu.datasets["high_tech_certificates"].column("certificate_number")
    assert (column.pattern, column.pattern_level, column.presence) == (r"G[RF]20\d{2}51\d{6}", "warning", "row")


# --- published figures ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published() -> list[dict[str, str]]:
    path = folder("chengdu") / "published_figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_they_stand_under_the_dataset_s_own_headers(chengdu: Definitions, published: list[dict[str, str]]) -> None:
    own = [column.label.zh for column in chengdu.datasets["published_figures"].columns]
    assert list(published[0]) == [label for label in own if label in published[0]]  # what only a reader fills in is left out


def test_they_name_indicators_places_units_and_periods_that_exist(chengdu: Definitions, published: list[dict[str, str]]) -> None:
    for row in published:
        assert not row["指标编号"] or row["指标编号"] in chengdu.indicators
        assert chengdu.places.find(row["地区"])  # type: ignore[union-attr]
        assert str(Period.parse(row["时期"])) == row["时期"]
        assert Period.parse(row["时期"]).end.isoformat() == row["时期末日"]
        assert bool(row["公布数值"]) == bool(row["计量单位"])
        assert not row["计量单位"] or chengdu.units.find(row["计量单位"]), row
        for column, name in (("模糊词", "hedges"), ("数字性质", "claim_states"), ("可信程度", "confidences")):
            assert not row[column] or chengdu.lists[name].find(row[column]), row


def test_their_units_are_those_of_their_indicators(chengdu: Definitions, published: list[dict[str, str]]) -> None:
    for row in (row for row in published if row["指标编号"] and row["计量单位"]):
        assert chengdu.unit(row["计量单位"]).base == chengdu.indicators[row["指标编号"]].unit, row


def test_only_what_the_article_prints_is_sure(published: list[dict[str, str]]) -> None:
    for row in published:
        assert (row["可信程度"] == "有据可查") == (row["出处"] == "科技日报 2021-08-27")
        assert row["数字性质"] != "推算" or row["可信程度"] == "未核实"


@pytest.mark.parametrize(
    ("indicator", "period", "base", "tolerance"),
    [
        ("new_technology_smes", "2021H1", "2020H1", "0.5"),
        ("new_technology_smes", "2021", "2020", "0.5"),
        ("high_tech_applications", "2021H1", "2020H1", "0.5"),
        ("high_tech_revenue", "2021H1", "2020H1", "1"),
    ],
)
def test_derived_bases_give_back_the_printed_growth(
    published: list[dict[str, str]], indicator: str, period: str, base: str, tolerance: str
) -> None:
    found = {row["时期"]: row for row in published if row["指标编号"] == indicator and row["地区"] == "成都市"}
    growth = 1 + Decimal(found[period]["公布增速"].rstrip("%")) / 100
    assert abs(Decimal(found[period]["公布数值"]) / growth - Decimal(found[base]["公布数值"])) <= Decimal(tolerance)


def test_what_the_article_prints_is_in_the_article(published: list[dict[str, str]]) -> None:
    article = Path(__file__).parents[3] / "shared/cases/article-2021-08-27.txt"
    if not article.exists():
        pytest.skip("the article is not beside the clone")
    text = article.read_text("utf-8")
    printed = [row for row in published if row["出处"] == "科技日报 2021-08-27"]
    assert len(printed) == 23
    for row in printed:
        value, growth = row["公布数值"] + row["计量单位"], row["公布增速"]
        assert not value or value in text, row
        assert not growth or growth in text or (growth == "150%" and "增长1.5倍" in text), row


def test_headers_may_count_back_from_the_year_of_the_file(chengdu: Definitions) -> None:
    column = chengdu.datasets["high_tech_applications"].column("rd_year_2_yuan")
    assert "近三年研发费用2019年" in column.headers(2021)
    assert "近三年研发费用2020年" in column.headers(2022)
    assert not [header for header in column.headers() if "{" in header or "2019" in header]


def test_headers_of_some_years_hold_in_those_years_only(chengdu: Definitions) -> None:
    column = chengdu.datasets["high_tech_statistics"].column("revenue_yuan")
    assert "主营业务收入" in column.headers(2017)
    assert "主营业务收入" not in column.headers(2021)
    assert "主营业务收入" in column.headers()
