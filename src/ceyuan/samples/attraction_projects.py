"""F-16: the rolling register of projects to attract: who is in talks, who has signed, who has landed."""

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

_DATASET = "attraction_projects"
_FORM = Form(hand=Hand(dates="%Y年%-m月%-d日", blank="/"), summed=("investment_yuan",), total_under="name")
_STEP_YUAN = 1_000_000


def attraction_projects(cast: Cast) -> Iterator[Envelope]:
    """The register of each June and of the spring between them; each repeats what is still open."""
    scene = cast.scene
    earlier, later = scene.years
    projects, seen = _projects(scene), pl.Series([], dtype=pl.String)
    for day in (date(earlier, 6, 30), date(later, 3, 31), date(later, 6, 30)):
        rows = _listed(projects, day)
        faulty = marked(_out_of_order(rows), "dates_out_of_order", REFUSED)
        heading = Heading(title=f"招引项目台账（截至{day.year}年{day.month}月{day.day}日）")
        yield Envelope(
            name=f"招引项目台账{day:%Y%m%d}",
            received_on=day + timedelta(days=7),
            dataset=_DATASET,
            sheets=scene.fill(_DATASET, _FORM, pl.concat([rows, faulty], how="diagonal"), heading),
            superseded=int(rows["name"].is_in(seen.implode()).sum()),
        )
        seen = pl.concat([seen, rows["name"]]).unique()


def _projects(scene: Scene) -> pl.DataFrame:
    """Every project with the days of all its steps, whether or not they are past on a register's day."""
    return pl.concat([_of_kind(scene, year, kind) for year in scene.years for kind in _KINDS])


_KINDS = {
    "consortium": ("signed_on", "consortium_projects_attracted"),
    "science": ("landed_on", "science_projects_attracted"),
    "research_body": ("signed_on", ""),
    "other": ("contacted_on", ""),
}
"""Kind of project → how far it gets in the half-year that brings it, and the indicator that counts it."""


def _of_kind(scene: Scene, year: int, kind: str) -> pl.DataFrame:
    """The projects of one kind that a half-year brings; those known by name come in the later year."""
    reached, indicator = _KINDS[kind]
    count = scene.sample.total(indicator, f"{year}H1") if indicator else scene.sample.count(f"{kind}_projects")
    known = [e.label.zh for e in scene.known("attraction_projects") if e.category == kind] if year == scene.years[1] else []
    label = next(entry.label.zh for entry in scene.definitions.lists["attraction_kinds"].entries if entry.code == kind)
    chance = scene.chance(f"attraction {year} {kind}")
    waits = pl.DataFrame(chance.integers([20, 5, 60], [170, 60, 200], size=(count, 3)), schema=["came", "signed", "talked"])
    last = pl.date(year, 1, 1) + pl.duration(days="came")
    signed = {"signed_on": last, "landed_on": last - pl.duration(days="signed")}.get(reached, pl.lit(None, dtype=pl.Date))
    return waits.select(
        pl.Series("name", [*known, *(f"{year}年示例{label}项目{nth:02}" for nth in range(1, count - len(known) + 1))]),
        pl.lit("示例投资方").alias("investor"),
        picked(chance, tuple(words().buyer_regions), count).alias("origin"),
        pl.lit(kind).alias("project_kind"),
        pl.Series("district", scene.drawn(chance, "firms", count)),
        pl.Series("investment_yuan", chance.integers(20, 3000, size=count) * np.int64(_STEP_YUAN)),
        pl.coalesce(signed - pl.duration(days="talked"), last).alias("contacted_on"),
        signed.alias("signed_on"),
        pl.when(pl.lit(reached) == "landed_on").then(last).alias("landed_on"),
    )


def _listed(projects: pl.DataFrame, day: date) -> pl.DataFrame:
    """The register of a day: what was begun by then and not finished in an earlier year, each with the steps it has taken."""
    begun = pl.col("contacted_on") <= day
    open_then = pl.coalesce("landed_on", "signed_on").fill_null(day) >= date(day.year, 1, 1)
    taken = [pl.when(pl.col(name) <= day).then(pl.col(name)).alias(name) for name in ("signed_on", "landed_on")]
    stage = (
        pl.when(pl.col("landed_on").is_not_null())
        .then(pl.lit("registered"))
        .when(pl.col("signed_on").is_not_null())
        .then(pl.lit("signed"))
        .otherwise(pl.lit("talks"))
    )
    return projects.filter(begun & open_then).with_columns(taken).with_columns(stage.alias("stage"), pl.lit(day).alias("reported_on"))


def _out_of_order(rows: pl.DataFrame) -> pl.DataFrame:
    """A row that was signed before anyone had talked."""
    signed = rows.filter(pl.col("signed_on").is_not_null()).head(1)
    return signed.with_columns(pl.col("name") + "（误填）", (pl.col("signed_on") + timedelta(days=30)).alias("contacted_on"))
