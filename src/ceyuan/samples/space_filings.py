"""F-07: the monthly filings of the innovation spaces, collated from the districts, with what they get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

import numpy as np
import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.names import persons, phones
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, Line, marked, widened
from ceyuan.samples.scene import Scene
from ceyuan.samples.space_levels import levels
from ceyuan.samples.spaces import spaces

_DATASET = "space_filings"
_SUMMED = (
    "built_area_m2", "area_under_construction_m2", "operating_area_m2", "investment_this_month_yuan", "investment_this_year_yuan",
    "investment_total_yuan", "firms_new", "firms", "universities", "institutes_and_platforms", "teams", "projects",
)  # fmt: skip
_FIELDS = (
    "district", "zone", "space", "leading_industry", "builder", "operator", "planned_area_m2", *_SUMMED, "occupancy_pct", "staff", "events",
)  # fmt: skip
_SMALL_UNITS = {name: "平方米" if name.endswith("_m2") else "万元" for name in _FIELDS if name.endswith(("_m2", "_yuan"))}
_FIRMS = {"firms_new": ("入驻企业数", "本月新增"), "firms": ("入驻企业数", "累计")}
_BY_DISTRICT = Form(sheets_by="district", merged="zone", summed=_SUMMED, total_under="space", groups=_FIRMS, hand=Hand(blank="/"))
_ONE_SHEET = Form(merged="district", summed=_SUMMED, total_under="space", subtotals=True, hand=Hand(alias=1, thousands=True))
_FORMS = (_BY_DISTRICT, _ONE_SHEET, replace(_ONE_SHEET, hand=Hand(units=_SMALL_UNITS)))


def space_filings(cast: Cast) -> Iterator[Envelope]:
    """The filing of every month, and the files that mend it."""
    forms = cycle(_FORMS)
    for filed in _filed(cast.scene).partition_by("month", maintain_order=True):
        month = _Month(cast.scene, next(forms), filed)
        story = _STORIES.get((month.day.year == cast.scene.years[1], month.day.month), _plain)
        yield from story(month)


def _filed(scene: Scene) -> pl.DataFrame:
    """Every row of every month, whole and right."""
    sized = scene.in_district_order(levels(scene, spaces(scene))).sort("month", maintain_order=True)
    chance, count = scene.chance("space filings"), sized.height
    return sized.with_columns(
        ((pl.col("built_area_m2") + pl.col("area_under_construction_m2")).max().over("space") // 1000 * 1200).alias("planned_area_m2"),
        pl.Series("occupancy_pct", np.round(chance.uniform(55, 98, size=count), 1)),
        pl.Series("staff", chance.integers(20, 60, size=count)) * (pl.col("firms") + 1),
        pl.Series("events", chance.integers(0, 9, size=count)),
    )


@dataclass(frozen=True)
class _Month:
    """The filings of one month and how they come."""

    scene: Scene
    form: Form
    rows: pl.DataFrame

    @property
    def day(self) -> date:
        """The month's last day."""
        day: date = self.rows["month"][0]
        return day

    def file(self, rows: pl.DataFrame, called: str = "", after_days: int = 4) -> Envelope:
        """A file of rows of the month."""
        month, received = f"{self.day.year}年{self.day.month}月", self.day + timedelta(days=after_days)
        heading = Heading(
            title=f"{month}高品质科创空间月报", lines=(self._filler(received),), notes=("注：面积、投资为累计数，每月25日截止。",)
        )
        marks = [name for name in rows.columns if name.startswith("_")]
        sheets = self.scene.fill(_DATASET, self.form, rows.select(*_FIELDS, *marks), heading)
        return Envelope(name=f"{month}高品质科创空间月报{called}", received_on=received, dataset=_DATASET, sheets=sheets)

    def split(self, rate: str) -> tuple[pl.DataFrame, pl.DataFrame]:
        """So many rows as a rate says, the first in the order of districts, and the others."""
        count = self.scene.sample.count(rate)
        return self.rows[:count], self.rows[count:]

    def _filler(self, day: date) -> Line:
        chance = self.scene.chance(f"filler {day}")
        who, phone = persons(chance, 1)[0], phones(chance, 1)[0]
        return (
            f"填报单位：{self.scene.city.label.zh}科技局",
            "",
            f"填报人：{who}",
            f"联系电话：{phone}",
            f"填报日期：{day.year}.{day.month}.{day.day}",
        )


def _plain(month: _Month) -> Iterator[Envelope]:
    yield month.file(month.rows)


def _sent_twice(month: _Month) -> Iterator[Envelope]:
    yield month.file(month.rows)
    yield replace(month.file(month.rows), name=month.file(month.rows).name + "（重发）", is_copy=True)


def _wide(month: _Month) -> Iterator[Envelope]:
    """Numbers of staff in full-width digits."""
    header = month.form.hand.header(month.scene.dataset(_DATASET).column("staff"))
    file = month.file(month.rows)
    yield replace(file, sheets=tuple(sheet.changed(lambda body: widened(body, header, 3)) for sheet in file.sheets))


def _impossible(month: _Month) -> Iterator[Envelope]:
    """Some spaces say that more is in operation than is built: refused, and sent again right."""
    faulty, good = month.split("impossible_spaces")
    swollen = marked(faulty.with_columns((pl.col("built_area_m2") + 50_000).alias("operating_area_m2")), "operating_above_built", REFUSED)
    yield month.file(pl.concat([swollen, good], how="diagonal"))
    yield month.file(faulty, "（补报）", after_days=9)


def _restated(month: _Month) -> Iterator[Envelope]:
    """Some spaces are restated while the month is still open."""
    yield from _misstated(month, "（更正）", 12)


def _corrected(month: _Month) -> Iterator[Envelope]:
    """Some spaces are restated when the month has long been closed, which takes a reason."""
    first, later = _misstated(month, "（核实后更正）", 90)
    yield first
    yield replace(later, correction="现场核实：在建面积误填入建成面积")


def _misstated(month: _Month, called: str, after_days: int) -> Iterator[Envelope]:
    right, good = month.split("misstated_spaces")
    wrong = marked(right.with_columns((pl.col("built_area_m2") + 30_000).alias("built_area_m2")), "restated_later")
    yield month.file(pl.concat([wrong, good], how="diagonal"))
    yield replace(month.file(right, called, after_days), superseded=right.height)


_STORIES: Mapping[tuple[bool, int], Callable[[_Month], Iterator[Envelope]]] = {
    (False, 3): _wide,
    (False, 5): _corrected,
    (False, 6): _impossible,
    (True, 3): _wide,
    (True, 4): _sent_twice,
    (True, 5): _restated,
    (True, 6): _impossible,
}
"""Whether it is the later year, and the month → what happens in it."""
