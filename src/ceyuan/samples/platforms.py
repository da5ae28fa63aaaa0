"""F-14: the register of innovation platforms at the end of each half-year, with a row that is refused and sent again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.platform_register import register
from ceyuan.samples.scene import Scene

_DATASET = "platforms"
_FORM = Form(hand=Hand(dates="%Y年%-m月%-d日", blank="—"), merged="platform_class")


def platforms(cast: Cast) -> Iterator[Envelope]:
    """The register of each June; in the later a row is refused and sent again."""
    scene = cast.scene
    first, second = (date(year, 6, 30) for year in scene.years)
    yield _file(scene, register(scene, first), first)
    rows = register(scene, second)
    faulty, good = rows.tail(1), rows.head(-1)
    swollen = faulty.with_columns((pl.col("built_area_m2") + 1000).alias("operating_area_m2"))
    yield _file(scene, pl.concat([good, marked(swollen, "operating_above_built", REFUSED)], how="diagonal"), second)
    yield _file(scene, faulty, second, "（补正）", 25)


def _file(scene: Scene, rows: pl.DataFrame, day: date, called: str = "", after_days: int = 10) -> Envelope:
    sheets = scene.fill(_DATASET, _FORM, rows, Heading(title=f"{day.year}年上半年创新平台台账"))
    return Envelope(
        name=f"{day.year}年上半年创新平台台账{called}", received_on=day + timedelta(days=after_days), dataset=_DATASET, sheets=sheets
    )
