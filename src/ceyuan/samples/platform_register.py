"""The platforms of the register at a day: those known by name, as far as it is known of them, and synthetic ones beside them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.definitions import Event, RosterEntry
from ceyuan.samples.chance import Ints, days_after
from ceyuan.samples.scene import Scene
from ceyuan.samples.words import picked, words

_STAGES = {
    "launched": "launched_on",
    "construction_started": "construction_started_on",
    "unveiled": "unveiled_on",
    "in_operation": "in_operation_on",
}
"""Stage → the column of its day, in the order of a platform's life."""
_LABORATORY = "tianfu_laboratory"
_A_YEAR = timedelta(days=365)


def register(scene: Scene, day: date) -> pl.DataFrame:
    """Every platform at the end of a half-year, class by class."""
    named = _named(scene, day)
    count = scene.sample.total("platforms", f"{day.year}H1") - named.height
    reached = [pl.when(pl.col(column) <= day).then(pl.col(column)).alias(column) for column in _STAGES.values()]
    stage = pl.coalesce(pl.when(pl.col(column).is_not_null()).then(pl.lit(code)) for code, column in reversed(_STAGES.items()))
    synthetic = _synthetic(scene).head(count).with_columns(reached).with_columns(stage.fill_null("planned").alias("stage"))
    return pl.concat([named, synthetic], how="diagonal_relaxed").sort("platform_class", descending=True, maintain_order=True)


def _named(scene: Scene, day: date) -> pl.DataFrame:
    """The platforms known by name of which something has happened, or will within a year."""
    known = scene.known("laboratories") + scene.known("platforms")
    soon = [entry for entry in known if any(_happened(scene, event) <= day + _A_YEAR for event in entry.events)]
    return pl.DataFrame([_row(scene, entry, day) for entry in soon], infer_schema_length=None)


def _happened(scene: Scene, event: Event) -> date:
    """The day of an event; one of which only a day is known by which it had happened is taken to be of the later half-year."""
    return min(event.on, date(scene.years[1], 6, 15)) if event.precision == "by" else event.on


def _row(scene: Scene, entry: RosterEntry, day: date) -> dict[str, object]:
    """What the register says of a platform known by name; what is not known stays empty."""
    days = {event.stage: _happened(scene, event) for event in entry.events if _happened(scene, event) <= day}
    sized = entry.category == _LABORATORY and day.year == scene.years[1] and any("投运" in fact for fact in entry.facts)
    return {
        "name": entry.label.zh,
        "platform_class": next(
            code for code in scene.sample.mix("platform_classes") if entry.category in scene.sample.mix(f"{code}_platforms")
        ),
        "level": entry.level,
        "platform_kind": entry.category,
        "layer": "system",
        "district": entry.place,
        "stage": next((stage for stage in reversed(_STAGES) if stage in days), "planned"),
        "office": words().offices[0],
        **{column: days.get(stage) for stage, column in _STAGES.items()},
        **(_sizes(scene) if sized else {}),
    }


def _sizes(scene: Scene) -> dict[str, object]:
    """What is known of the laboratories in numbers belongs to the one of which an area in operation is known."""
    area, talent, hosted, landed = (
        scene.sample.total(f"laboratory_{part}", f"{scene.years[1]}H1") for part in ("operating_area", "talent", "platforms", "projects")
    )
    return {
        "built_area_m2": area,
        "operating_area_m2": area,
        "researchers": talent * 30,
        "top_talent": talent,
        "hosted_platforms": hosted,
        "landed_projects": landed,
    }


def _synthetic(scene: Scene) -> pl.DataFrame:
    """More synthetic platforms than any half-year needs, the oldest first, with all their days."""
    count = scene.sample.total("platforms", f"{scene.years[1]}H1")
    chance = scene.chance("platforms")
    classes = scene.drawn(chance, "platform_classes", count)
    kinds = {code: scene.drawn(chance, f"{code}_platforms", count) for code in scene.sample.mix("platform_classes")}
    kind = pl.Series([kinds[code][at] for at, code in enumerate(classes)], dtype=pl.String)
    labels = {entry.code: entry.label.zh for entry in scene.definitions.lists["platform_kinds"].entries}
    first, last = date(scene.years[0] - 5, 1, 1), date(scene.years[1], 5, 31)
    launched = days_after(first, np.sort(chance.integers((last - first).days, size=count)))
    waited = np.cumsum(chance.integers(20, 260, size=(count, 3)), axis=1)
    later = {name: launched.dt.offset_by(pl.Series(waited[:, at]).cast(pl.String) + "d") for at, name in enumerate([*_STAGES.values()][1:])}
    return pl.DataFrame(
        {
            "name": "示例"
            + kind.replace_strict(labels, return_dtype=pl.String)
            + pl.Series(range(1, count + 1)).cast(pl.String).str.zfill(3),
            "platform_class": classes,
            "level": scene.drawn(chance, "platform_levels", count),
            "platform_kind": kind,
            "layer": scene.drawn(chance, "layout_layers", count),
            "district": scene.drawn(chance, "firms", count),
            "launched_on": launched,
            **later,
            **_size(chance, count),
            "office": picked(chance, words().offices, count),
        }
    )


def _size(chance: np.random.Generator, count: int) -> dict[str, Ints]:
    """How large a platform is; what is in operation is part of what is built, what is invested part of the investment."""
    area, investment, researchers = (
        chance.integers(5, 400, size=count),
        chance.integers(10, 900, size=count),
        chance.integers(12, 300, size=count),
    )
    return {
        "built_area_m2": area * 100,
        "operating_area_m2": (area * chance.uniform(0.3, 1, size=count)).astype(np.int64) * 100,
        "investment_yuan": investment * 1_000_000,
        "invested_yuan": (investment * chance.uniform(0.2, 1, size=count)).astype(np.int64) * 1_000_000,
        "researchers": researchers,
        "top_talent": researchers // 12,
        "served_firms": chance.integers(3, 400, size=count),
        "research_projects": chance.integers(1, 60, size=count),
    }
