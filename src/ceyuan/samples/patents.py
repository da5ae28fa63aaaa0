"""F-18: patents granted and in force by district, cumulated to the end of each quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.samples.apportion import apportion
from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import Form, Hand, Heading
from ceyuan.samples.scene import Scene

_DATASET = "patents"
_GRANTED = ("granted", "granted_inventions", "granted_utility_models", "granted_designs")
_SUMMED = (*_GRANTED, "inventions_in_force", "high_value_inventions", "pct_applications")
_FORM = Form(hand=Hand(thousands=True, blank="—", alias=1), summed=_SUMMED, total_under="district")
_SPRING_SHARE = 0.46


def patents(cast: Cast) -> Iterator[Envelope]:
    """The quarterly tables of both half-years."""
    scene = cast.scene
    for year in scene.years:
        summer = _summer(scene, year)
        spring = summer.with_columns((pl.col(_GRANTED[1:]) * _SPRING_SHARE).cast(pl.Int64))
        yield _file(scene, date(year, 3, 31), spring.with_columns(granted=pl.sum_horizontal(_GRANTED[1:])))
        yield _file(scene, date(year, 6, 30), summer)


def _summer(scene: Scene, year: int) -> pl.DataFrame:
    """What was granted by June, and what is in force then."""
    period, chance = f"{year}H1", scene.chance(f"patents {year}")
    sizes = np.array([float(scene.sample.mix("patents")[place.code]) for place in scene.districts])
    sizes *= chance.uniform(0.9, 1.1, size=len(sizes))
    granted = apportion(scene.sample.total("patents_granted", period), sizes)
    inventions = apportion(scene.sample.total("invention_patents_granted", period), granted)
    designs = (granted - inventions) // 9
    in_force = apportion(scene.sample.total("invention_patents_in_force", period), sizes)
    return pl.DataFrame(
        {
            "district": [place.code for place in scene.districts],
            "granted": granted,
            "granted_inventions": inventions,
            "granted_utility_models": granted - inventions - designs,
            "granted_designs": designs,
            "inventions_in_force": in_force,
            "high_value_inventions": in_force * 2 // 5,
            "pct_applications": in_force // 120,
        }
    )


def _file(scene: Scene, month: date, table: pl.DataFrame) -> Envelope:
    period = f"{month.year}年1—{month.month}月"
    sheets = scene.fill(_DATASET, _FORM, table, Heading(title=f"{period}{scene.city.label.zh}专利统计", lines=(("", "单位：件"),)))
    return Envelope(name=f"{period}专利统计", received_on=month + timedelta(days=15), dataset=_DATASET, sheets=sheets)
