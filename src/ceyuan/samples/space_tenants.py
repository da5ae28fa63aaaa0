"""F-08: the tenants of the innovation spaces, listed whole at each date; as many in place as the monthly filings count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.scene import Scene
from ceyuan.samples.slips import miscopied
from ceyuan.samples.space_levels import levels
from ceyuan.samples.spaces import spaces

_DATASET = "space_tenants"
_COLLATED = Form(hand=Hand(dates="%Y年%-m月%-d日", blank="/"), merged="space")
_OWN = Form(hand=Hand(dates="%Y%m%d", blank="无"), sheets_by="space")
_LEASE = timedelta(days=3 * 365)


def space_tenants(cast: Cast) -> Iterator[Envelope]:
    """The lists of each date, each with every tenant there has been; the largest spaces send their own."""
    tenants = _tenants(cast)
    by_size = tenants.group_by("space", maintain_order=True).len().sort("len", descending=True, maintain_order=True)
    own = by_size["space"].head(cast.scene.sample.count("spaces_filing_alone")).to_list()
    parts = {"": tenants.filter(~pl.col("space").is_in(own))} | {name: tenants.filter(pl.col("space") == name) for name in own}
    days = _days(cast.scene)
    for before, day in zip([date.min, *days], days, strict=False):
        for name, rows in parts.items():
            yield _file(cast.scene, name, day, rows, superseded=int((rows["entered_on"] <= before).sum()))


def _days(scene: Scene) -> list[date]:
    return [date(year, 6, 30) for year in scene.years]


def _tenants(cast: Cast) -> pl.DataFrame:
    """Every tenant of the sample, space by space."""
    moves = pl.concat([_stays(cast.scene), _visits(cast.scene)]).sort("space", maintain_order=True)
    chance, count = cast.scene.chance("tenants"), moves.height
    founded_before = cast.founded_by(date(cast.scene.years[0] - 3, 12, 31))
    firms = cast.firms[cast.choose("tenants", founded_before, count)].select("name", "credit_code", "track", "sales_yuan")
    drawn = pl.DataFrame({"came": chance.uniform(0.1, 0.5, size=count), "left": chance.uniform(0.5, 0.9, size=count)})
    length = (pl.col("until") - pl.col("since")).dt.total_days()
    return (
        pl.concat([moves, firms, drawn, _terms(chance, count)], how="horizontal")
        .with_columns(
            (pl.col("since") + pl.duration(days=(length * pl.col("came")).cast(pl.Int64))).alias("entered_on"),
            pl.when("leaves").then(pl.col("since") + pl.duration(days=(length * pl.col("left")).cast(pl.Int64))).alias("left_on"),
        )
        .select(
            "space",
            "district",
            "room",
            "name",
            "credit_code",
            "entered_on",
            (pl.col("entered_on") + _LEASE).alias("lease_until"),
            "leased_area_m2",
            "admission_score",
            "track",
            pl.when("leaves").then(pl.lit("graduated")).otherwise(pl.lit("incubating")).alias("state"),
            "left_on",
            pl.when("leaves").then(pl.lit("扩大规模，迁入自建厂房")).alias("why_left"),
            pl.col("sales_yuan").alias("revenue_yuan"),
            "intellectual_property",
        )
    )


def _terms(chance: np.random.Generator, count: int) -> pl.DataFrame:
    """What a tenant's contract says."""
    floors, rooms = (pl.Series(chance.integers(1, top, size=count)).cast(pl.String) for top in (20, 30))
    return pl.DataFrame(
        {
            "room": floors + "栋" + rooms + "号",
            "leased_area_m2": chance.integers(50, 3000, size=count),
            "admission_score": np.round(chance.uniform(60, 99, size=count), 1),
            "intellectual_property": chance.poisson(4, size=count),
        }
    )


def _stays(scene: Scene) -> pl.DataFrame:
    """Those who came between two dates and stayed: `space`, `district`, `since`, `until`, `leaves`."""
    days = _days(scene)
    since = dict(zip(days, [date(days[0].year - 2, 1, 1), *days], strict=False))
    sizes = levels(scene, spaces(scene)).filter(pl.col("month").is_in(days)).sort("space", "month")
    came = sizes["firms"] - sizes.select(pl.col("firms").shift(1, fill_value=0).over("space"))["firms"]
    rows = sizes[np.repeat(np.arange(sizes.height), came.to_numpy())]
    return rows.select(
        "space",
        "district",
        pl.col("month").replace_strict(since, return_dtype=pl.Date).alias("since"),
        pl.col("month").alias("until"),
        pl.lit(value=False).alias("leaves"),
    )


def _visits(scene: Scene) -> pl.DataFrame:
    """Those who came and left between two dates, and so are in place on none of them."""
    count = scene.sample.count("tenants_left")
    stays = _stays(scene)
    return stays[:: stays.height // count][:count].with_columns(pl.lit(value=True).alias("leaves"))


def _file(scene: Scene, space: str, day: date, rows: pl.DataFrame, superseded: int) -> Envelope:
    """The list of one space, or of all that send none of their own; some of these give a code that is nobody's."""
    until = f"{day.year}年{day.month}月{day.day}日"
    listed = rows.filter(pl.col("entered_on") <= day)
    if not space:
        strangers = listed.head(scene.sample.count("miscopied_tenants")).with_columns(miscopied("credit_code"))
        listed = pl.concat([listed, marked(strangers, "invalid_code", REFUSED)], how="diagonal").sort("space", maintain_order=True)
    line = (f"空间名称：{space}", "", f"截至日期：{until}") if space else ("填报单位：各运营主体", "", f"截至日期：{until}")
    form = _OWN if space else _COLLATED
    return Envelope(
        name=f"{space}入驻企业清单{day:%Y%m%d}",
        received_on=day + timedelta(days=8),
        dataset=_DATASET,
        sheets=scene.fill(_DATASET, form, listed, Heading(title="入驻企业清单", lines=(line,))),
        superseded=superseded,
    )
