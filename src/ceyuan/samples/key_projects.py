"""F-15: the monthly progress of key projects: those that the city knows by name and synthetic ones beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.scene import Scene
from ceyuan.samples.words import picked, words
from ceyuan.values.period import month_end

_DATASET = "key_projects"
_INDICATOR = "key_projects_started"
_MONEY = ("investment_yuan", "planned_this_year_yuan", "done_this_month_yuan", "done_this_year_yuan", "done_total_yuan")
_FORM = Form(
    hand=Hand(dates="%Y.%-m.%-d", blank="/", units_in="row"), merged="responsible", summed=_MONEY, total_under="name", subtotals=True
)
_STEP_YUAN = 1_000_000


def key_projects(cast: Cast) -> Iterator[Envelope]:
    """The table of June of the earlier year and of every month of the later; one month has an impossible row."""
    scene = cast.scene
    earlier, later = scene.years
    for month in [month_end(date(earlier, 6, 1)), *(month_end(date(later, n, 1)) for n in range(1, 7))]:
        rows = _rows(scene, month)
        if month != month_end(date(later, 4, 1)):
            yield _file(scene, rows, month)
            continue
        moving = rows.filter(pl.col("done_this_month_yuan") > 0).head(1)
        too_much = marked(
            moving.with_columns((pl.col("done_this_year_yuan") + _STEP_YUAN).alias("done_this_month_yuan")), "part_above_whole", REFUSED
        )
        others = rows.filter(~pl.col("name").is_in(moving["name"].to_list()))
        yield _file(scene, pl.concat([too_much, others], how="diagonal").sort("responsible", maintain_order=True), month)
        yield _file(scene, moving, month, "（补报）", 15)


def _file(scene: Scene, rows: pl.DataFrame, month: date, called: str = "", after_days: int = 6) -> Envelope:
    title = f"{month.year}年{month.month}月重点项目进度表"
    sheets = scene.fill(_DATASET, _FORM, rows, Heading(title=title, lines=(("填报单位：各责任单位", "", "单位：万元"),)))
    return Envelope(name=title + called, received_on=month + timedelta(days=after_days), dataset=_DATASET, sheets=sheets)


def _projects(scene: Scene) -> pl.DataFrame:
    """Every project: `name`, `year` in which it starts (empty for one in preparation), `starts_on`, and what it costs."""
    earlier, later = scene.years
    counts = [scene.sample.count("key_projects_before"), *(scene.sample.total(_INDICATOR, f"{year}H1") for year in (earlier, later))]
    years = np.repeat([earlier - 1, earlier, later, later], [*counts, scene.sample.count("key_projects_prepared")])
    chance, count = scene.chance("key projects"), len(years)
    is_prepared = np.arange(count) >= sum(counts)
    new_year = pl.select(pl.date(pl.lit(pl.Series(years)), 1, 1)).to_series()
    return pl.DataFrame(
        {
            "name": _names(scene, count, sum(counts[:2])),
            "year": years,
            "starts_on": new_year.dt.offset_by(pl.Series(chance.integers(15, 175, size=count)).cast(pl.String) + "d"),
            "is_prepared": is_prepared,
            "responsible": picked(chance, words().departments, count),
            "district": scene.drawn(chance, "firms", count),
            "investment_yuan": chance.integers(200, 5000, size=count) * np.int64(_STEP_YUAN),
            "light": scene.drawn(chance, "traffic_lights", count),
        }
    ).sort("responsible", maintain_order=True)


def _names(scene: Scene, count: int, before: int) -> list[str]:
    """Names of projects; those known by name start in the later year, after `before` others."""
    known = [entry.label.zh for entry in scene.known("key_projects")]
    others = [f"示例重点项目{nth:02}" for nth in range(1, count - len(known) + 1)]
    return [*others[:before], *known, *others[before:]]


def _rows(scene: Scene, month: date) -> pl.DataFrame:
    """What is reported of every project at a month's end; spending runs evenly over the year from the month of the start."""
    has_started = ~pl.col("is_prepared") & (pl.col("starts_on") <= month)
    before = pl.col("year") < month.year
    first_month = pl.when(before).then(1).otherwise(pl.col("starts_on").dt.month())
    spent_months = pl.when(has_started).then(month.month - first_month + 1).otherwise(0)
    planned = pl.col("investment_yuan") // (4 * _STEP_YUAN)
    this_year, until_last_month = (planned * spent // 12 * _STEP_YUAN for spent in (spent_months, (spent_months - 1).clip(0)))
    state = pl.when(~has_started).then(pl.lit("preparing")).when(before).then(pl.lit("building")).otherwise(pl.lit("started"))
    return (
        _projects(scene)
        .filter(pl.col("year") <= month.year)
        .select(
            pl.lit(month).alias("month"),
            "name",
            pl.when(before).then(pl.lit("continued")).otherwise(pl.lit("new")).alias("construction_kind"),
            "responsible",
            "district",
            "investment_yuan",
            (planned * _STEP_YUAN).alias("planned_this_year_yuan"),
            (this_year - until_last_month).alias("done_this_month_yuan"),
            this_year.alias("done_this_year_yuan"),
            (pl.when(before).then(pl.col("investment_yuan") // 3).otherwise(0) + this_year).alias("done_total_yuan"),
            pl.when(has_started).then("starts_on").alias("started_on"),
            state.alias("progress"),
            "light",
        )
    )
