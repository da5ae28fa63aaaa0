from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from ceyuan.definitions.load import load
from ceyuan.definitions.name_parts import name_words
from ceyuan.values.han_name import PARTS, NameParser

ROOT = Path(__file__).parents[2]
REGISTRATIONS = ROOT.parent / "shared/cases/enterprises/sichuan_1978_2004.csv.gz"
MARKS = Path(__file__).with_name("name_marks.csv")
"""Rows of the real registrations with the number of characters of each part, marked by hand; the names stay where they are."""


@pytest.fixture(scope="module")
def parser() -> NameParser:
    return NameParser(name_words(load(ROOT / "cities/chengdu")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("四川省成都市双流区青禾禾苗新能源科技有限公司", ("四川省成都市双流区", "青禾禾苗", "新能源科技", "有限公司", None)),
        ("中国青禾通信集团四川有限公司泸州分公司", ("中国四川", "青禾", "通信集团", "有限公司", "泸州分公司")),
        ("若尔盖青禾畜牧有限责任公司", ("若尔盖", "青禾", "畜牧", "有限责任公司", None)),
        ("阿坝藏族羌族自治州青禾旅游开发公司", ("阿坝藏族羌族自治州", "青禾", "旅游开发", "公司", None)),
        ("宜宾高新区青禾眾創空間管理有限公司", ("宜宾高新区", "青禾众创空间", "管理", "有限公司", None)),
        ("西部青禾大学附属医院", (None, "西部青禾", None, "大学", "附属医院")),
        ("天府青禾实验室", (None, "天府青禾", None, "实验室", None)),
        ("成都国家高新技术产业开发区管理委员会", ("成都国家高新技术产业开发区", None, None, "管理委员会", None)),
        ("Qinghe Instruments (Chengdu) Co., Ltd.", (None, "QINGHE INSTRUMENTS (CHENGDU)", None, "CO., LTD.", None)),
    ],
)
def test_made_up_names(parser: NameParser, name: str, expected: tuple[str | None, ...]) -> None:
    assert parser.parse(pl.Series([name])).select(PARTS).row(0) == expected


@pytest.mark.skipif(not REGISTRATIONS.exists(), reason="the real registrations are not on this machine")
def test_real_names_are_taken_apart_as_marked_by_hand(parser: NameParser) -> None:
    names = pl.read_csv(REGISTRATIONS, infer_schema=False, encoding="utf8-lossy")["企业名称"]
    marks = list(csv.DictReader(MARKS.read_text("utf-8").splitlines()))
    found = parser.parse(names.gather([int(mark["row"]) for mark in marks]))
    lengths = found.select(pl.col(PARTS).str.len_chars().fill_null(0)).rows(named=True)
    right = {part: sum(int(mark[part]) == row[part] for mark, row in zip(marks, lengths, strict=True)) / len(marks) for part in PARTS}
    assert len(marks) >= 150
    assert min(right["place"], right["form"], right["branch"]) >= 0.99
    assert min(right["core"], right["trade"]) >= 0.95
