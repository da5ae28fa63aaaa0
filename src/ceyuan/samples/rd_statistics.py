"""F-19: research expenditure, gross product and intensity by district, for each year that is known by the later half-year."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from ceyuan.samples.apportion import apportion_in_steps
from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import Form, Hand, Heading
from ceyuan.samples.scene import Scene

_DATASET = "rd_statistics"
_STEP_YUAN = 1_000_000  # two decimals of 亿元
_SUMMED = ("rd_yuan", "gdp_yuan", "basic_yuan", "applied_yuan", "experimental_yuan", "firms_yuan", "institutes_yuan", "universities_yuan")
_FORM = Form(hand=Hand(dates="%Y.%-m.%-d", alias=2), summed=_SUMMED, total_under="district", is_numbered=False)
_SHARES = {"basic_yuan": 0.06, "applied_yuan": 0.14, "firms_yuan": 0.62, "institutes_yuan": 0.27}


def rd_statistics(cast: Cast) -> Iterator[Envelope]:
    """One table a year, in the autumn after it or, as a first estimate, in its summer."""
    for year, received in zip((cast.scene.years[0] - 1, cast.scene.years[0]), cast.scene.sample.days_of("rd_statistics"), strict=True):
        heading = Heading(title=f"{year}年{cast.scene.city.label.zh}R&D经费投入统计表", lines=(("", "单位：亿元"),))
        sheets = cast.scene.fill(_DATASET, _FORM, _table(cast.scene, year), heading)
        yield Envelope(name=f"{year}年RD经费统计", received_on=received, dataset=_DATASET, sheets=sheets)


def _table(scene: Scene, year: int) -> pl.DataFrame:
    chance, sample = scene.chance(f"research {year}"), scene.sample
    sizes = np.array([float(sample.mix("gdp")[place.code]) for place in scene.districts])
    gdp = apportion_in_steps(sample.total("gdp", str(year)), sizes, _STEP_YUAN)
    rd = apportion_in_steps(sample.total("rd_expenditure", str(year)), sizes * chance.uniform(0.5, 2, size=len(sizes)), _STEP_YUAN)
    parts = {name: (rd * share // _STEP_YUAN).astype(np.int64) * _STEP_YUAN for name, share in _SHARES.items()}
    return pl.DataFrame(
        {
            "district": [place.code for place in scene.districts],
            "rd_yuan": rd,
            "gdp_yuan": gdp,
            "intensity_pct": np.round(rd / gdp * 100, 2),
            "basic_yuan": parts["basic_yuan"],
            "applied_yuan": parts["applied_yuan"],
            "experimental_yuan": rd - parts["basic_yuan"] - parts["applied_yuan"],
            "firms_yuan": parts["firms_yuan"],
            "institutes_yuan": parts["institutes_yuan"],
            "universities_yuan": rd - parts["firms_yuan"] - parts["institutes_yuan"],
        }
    )
