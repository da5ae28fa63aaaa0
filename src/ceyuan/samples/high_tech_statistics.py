"""F-13: the statistics of high-tech industry by district, cumulated each quarter, and last year's put on a comparable basis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.samples.apportion import apportion_in_steps
from ceyuan.samples.cast import Cast
from ceyuan.samples.chance import Ints
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.scene import Scene

_DATASET = "high_tech_statistics"
_INDICATOR = "high_tech_revenue"
_STEP_YUAN = 1_000_000  # two decimals of 亿元
_FIELDS = "revenue_{}_yuan"
_MONEY = ("revenue_yuan", "industry_revenue_yuan", "profit_yuan", "exports_yuan", "assets_yuan")
_SUMMED = ("firms", "staff", *_MONEY)
_QUARTERS = {3: "1—3月", 6: "上半年"}


def high_tech_statistics(cast: Cast) -> Iterator[Envelope]:
    """Both quarters of each year; one file waits for a sum to be put right, and last year is restated when this year is known."""
    scene = cast.scene
    earlier, later = scene.years
    before, base, now = _revenues(scene)
    for year, half in ((earlier, before), (later, now)):
        spring, summer = (_table(scene, quarter, revenue) for quarter, revenue in _by_quarter(scene, year, half))
        if year == later:
            yield replace(_file(scene, _with_wrong_sum(spring), "（初报）", -2), waits=True)
        yield _file(scene, spring)
        yield _file(scene, _with_growth(summer, base) if year == later else summer)
    yield _restatement(scene, base)


def _revenues(scene: Scene) -> tuple[Ints, Ints, Ints]:
    """Each district's half-year: the earlier as first published, the same on the later one's basis, and the later."""
    chance, sample = scene.chance("high-tech revenue"), scene.sample
    sizes = [float(sample.mix("high_tech_revenue")[place.code]) for place in scene.districts]
    base = np.array(sizes) * chance.uniform(0.9, 1.1, size=len(sizes))
    first = int(sample.rate("revenue_first_published_yuan"))
    earlier, later = (sample.total(_INDICATOR, f"{year}H1") for year in scene.years)
    shared = [apportion_in_steps(total, weights, _STEP_YUAN) for total, weights in ((first, base), (earlier, base), (later, sizes))]
    return shared[0], shared[1], shared[2]


def _by_quarter(scene: Scene, year: int, half: Ints) -> Iterator[tuple[date, Ints]]:
    """The cumulated revenue of March and June."""
    share = scene.chance(f"spring {year}").uniform(0.43, 0.48, size=len(half))
    yield date(year, 3, 31), (half * share // _STEP_YUAN).astype(np.int64) * _STEP_YUAN
    yield date(year, 6, 30), half


def _table(scene: Scene, quarter: date, revenue: Ints) -> pl.DataFrame:
    """What every district reports; the fields add up to the industrial revenue exactly."""
    chance, count = scene.chance(f"industry {quarter}"), len(revenue)
    parts = {name: _share(revenue, chance.uniform(low, high, size=count)) for name, (low, high) in _SHARES.items()}
    fields, weights = scene.weights("industry_fields")
    industry, shares = parts["industry_revenue_yuan"], weights / weights.sum()
    split = {_FIELDS.format(code): _share(industry, np.full(count, share)) for code, share in zip(fields, shares, strict=True)}
    split[_FIELDS.format(fields[0])] += industry - np.sum([*split.values()], axis=0)
    return pl.DataFrame(
        {
            "quarter": [quarter] * count,
            "district": [place.code for place in scene.districts],
            "firms": revenue // 220_000_000 + 3,
            "staff": revenue // 1_100_000,
            "revenue_yuan": revenue,
            "industry_revenue_yuan": industry,
            **split,
            **{name: parts[name] for name in ("profit_yuan", "exports_yuan", "assets_yuan")},
            "share_of_industry_pct": np.round(chance.uniform(18, 48, size=count), 1),
        }
    )


_SHARES = {
    "industry_revenue_yuan": (0.6, 0.85),
    "profit_yuan": (0.04, 0.09),
    "exports_yuan": (0.05, 0.4),
    "assets_yuan": (1.2, 2.2),
}
"""Column → between which shares of the revenue it is."""


def _share(amounts: Ints, share: NDArray[np.float64]) -> Ints:
    parts: Ints = (amounts * share // _STEP_YUAN).astype(np.int64) * _STEP_YUAN
    return parts


def _with_growth(summer: pl.DataFrame, base: Ints) -> pl.DataFrame:
    """With the growth that the form itself states, on the comparable basis."""
    growth = ((pl.col("revenue_yuan") / pl.Series(base) - 1) * 100).round(1)
    return summer.with_columns(growth.alias("stated_growth_pct"))


def _with_wrong_sum(spring: pl.DataFrame) -> pl.DataFrame:
    """One district's fields do not add up, so that the whole file waits."""
    wrong = marked(spring.head(1).with_columns(pl.col("industry_revenue_yuan") - 10 * _STEP_YUAN), "sum_does_not_add_up", REFUSED)
    return pl.concat([wrong, spring[1:]], how="diagonal")


def _file(scene: Scene, table: pl.DataFrame, called: str = "", days: int = 0) -> Envelope:
    """The file of one quarter, whose period its title states: in 亿元 in the earlier year, in 万元 in the later."""
    quarter: date = table["quarter"][0]
    period = f"{quarter.year}年{_QUARTERS[quarter.month]}"
    money = dict.fromkeys((name for name in table.columns if name.endswith("_yuan")), "亿元")
    hand = (
        Hand(units=money, units_in="row", place_name=1)
        if quarter.year == scene.years[0]
        else Hand(thousands=True, units_in="row", blank="—")
    )
    unit = "单位：亿元" if hand.units else "单位：万元"
    form = Form(hand=hand, summed=_SUMMED, total_under="district")
    heading = Heading(title=f"{period}{scene.city.label.zh}高新技术产业统计表", lines=(("", unit),))
    (received,) = scene.sample.days_of(f"statistics_{quarter:%Y_%m}")
    sheets = scene.fill(_DATASET, form, table.drop("quarter"), heading)
    return Envelope(name=f"{period}高新技术产业统计{called}", received_on=received + timedelta(days=days), dataset=_DATASET, sheets=sheets)


def _restatement(scene: Scene, base: Ints) -> Envelope:
    """Last year on this year's basis, when both of its quarters are long closed."""
    tables = [_table(scene, quarter, revenue) for quarter, revenue in _by_quarter(scene, scene.years[0], base)]
    rows = pl.concat(tables)
    (received,) = scene.sample.days_of("statistics_restated")
    heading = Heading(
        title=f"{scene.years[0]}年高新技术产业统计可比口径调整表", notes=("注：统计范围调整，上年同期数按本年口径重新核定。",)
    )
    return Envelope(
        name=f"{scene.years[0]}年高新技术产业统计可比口径调整",
        received_on=received,
        dataset=_DATASET,
        sheets=scene.fill(_DATASET, Form(summed=_SUMMED, total_under="district"), rows, heading),
        correction="统计范围调整，上年同期按可比口径重新核定",
        superseded=rows.height,
    )
