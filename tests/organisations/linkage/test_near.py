"""What is near a small batch is all that it can be tied to: the ties are those of comparing everything."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from ceyuan.organisations.linkage import RECORD, Model, linked, prepare
from ceyuan.organisations.linkage.near import is_near

CODES = ("91510100MA6ABCDE1P", "9144030071526726XG", "91510100MA6ABCDE1Q", "9144030071526726X", None, None, None)
NAMES = [
    f"{place}{core}{trade}{form}"
    for place in ("成都", "四川", "")
    for core in ("青禾", "蓝田", "宏达", "青木")
    for trade in ("科技", "软件", "")
    for form in ("有限公司", "有限责任公司武侯分公司", "厂（原名：成都青禾科技有限公司）")
]


def town(size: int, seed: int) -> pl.DataFrame:
    """Records of few words, so that nearly all of them meet in some block."""
    chance = random.Random(seed)
    rows = [
        {
            "mention": number,
            "name": chance.choice(NAMES),
            "credit_code": chance.choice(CODES[:2] + CODES[4:]),
            "damaged_code": chance.choice(CODES[2:]),
            "address": chance.choice(["武侯区一环路24号", "高新区天府大道1366号2栋", None]),
            "district": chance.choice(["510107", "CD-GXQ", None]),
            "registered_on": chance.choice([date(2015, 3, 9), date(2016, 9, 3), None]),
            "scope": chance.choice(["软件开发；电子产品销售", "农用机械制造", None]),
        }
        for number in range(size)
    ]
    return pl.DataFrame(rows, schema=RECORD, strict=False)


@pytest.mark.parametrize("most_pairs", [60, 5000])
def test_a_small_batch_finds_the_ties_that_comparing_everything_finds(model: Model, most_pairs: int) -> None:
    keys = tuple(key.model_copy(update={"most_pairs": most_pairs}) for key in model.linkage.blocking)
    capping = replace(model, linkage=model.linkage.model_copy(update={"blocking": keys}))
    records = town(160, seed=1)
    known, new = records.head(140), records.tail(20)
    mentions = new["mention"].implode()
    whole, small = linked(records, None, capping), linked(new, prepare(known, capping), capping)
    every = whole.ties.filter(pl.col("left").is_in(mentions) | pl.col("right").is_in(mentions))
    stars = pl.col("by") == "code"  # a code is tied as a star, whose middle depends on what is new
    assert_frame_equal(small.ties.filter(~stars), every.filter(~stars))
    assert len(small.ties) > 20
    assert small.capped.join(whole.capped, on=small.capped.columns, how="anti").is_empty()
    assert small.capped.is_empty() == (most_pairs == 5000)


def test_few_of_many_are_near(model: Model) -> None:
    known, new = prepare(town(200, seed=2), model), prepare(town(200, seed=3).head(1).with_columns(mention=pl.lit(900)), model)
    found = is_near(known, new, model.linkage)
    assert 0 < found.sum() < 200
    assert found.filter(known["stem"] == new["stem"][0]).all()
