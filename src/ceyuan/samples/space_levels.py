"""How large each innovation space is at every month's end, so that the sums of each June are the sample's to the last step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.samples.apportion import apportion
from ceyuan.samples.cast import Mask
from ceyuan.samples.chance import Ints
from ceyuan.samples.scene import Scene
from ceyuan.values.period import month_end

_AREA_STEP, _MONEY_STEP = 100, 1_000_000  # filings print two decimals of 万平方米 and of 亿元
_HALF = 6
_GROWING = {
    "built_area_m2": ("space_built_area", _AREA_STEP),
    "firms": ("space_firms", 1),
    "universities": ("space_universities", 1),
    "institutes_and_platforms": ("space_institutes_and_platforms", 1),
    "teams": ("space_teams", 1),
    "projects": ("space_projects", 1),
}
"""Column → its indicator and the step in which filings print it; these never shrink."""


@dataclass(frozen=True)
class Course:
    """A column's course over the sample, for each space, in steps.

    Attributes:
        before: at the end of the year before the earlier one.
        first: in June of the earlier year.
        between: at the end of the earlier year.
        second: in June of the later year.
        step: what a step is.
    """

    before: Ints
    first: Ints
    between: Ints
    second: Ints
    step: int

    def at(self, month: date, later: int) -> Ints:
        """The values at a month's end: straight from one known end to the next, in whole steps."""
        if month.year < later - 1:
            return self.before * self.step
        if month.year == later:
            start, end = self.between, self.second
        elif month.month <= _HALF:
            start, end = self.before, self.first
        else:
            start, end = self.first, self.between
        nth = (month.month - 1) % _HALF + 1
        return (start + (end - start) * nth // _HALF) * self.step


def months(scene: Scene) -> list[date]:
    """The month's ends that are filed: both first halves, and December between them."""
    earlier, later = scene.years
    halves = [(year, number) for year in (earlier, later) for number in range(1, _HALF + 1)]
    return [month_end(date(year, number, 1)) for year, number in sorted([*halves, (earlier, 12)])]


def levels(scene: Scene, spaces: pl.DataFrame) -> pl.DataFrame:
    """The size of every space in every month from its opening: `month`, `space` and the numeric columns of a filing."""
    opened = _opened(scene, spaces.height)
    courses = _courses(scene, (opened.dt.year() == scene.years[0]).to_numpy())
    filed = [
        spaces.with_columns(pl.lit(month).alias("month"), opened.alias("opened"), *_sizes(courses, month, scene.years[1]))
        for month in months(scene)
    ]
    built = pl.min_horizontal("operating_area_m2", "built_area_m2").alias("operating_area_m2")
    return pl.concat(filed).filter(pl.col("opened") <= pl.col("month")).drop("opened").with_columns(built)


def _opened(scene: Scene, count: int) -> pl.Series:
    """The first month that each space files: the newest open one after another in the later year."""
    earlier, later = scene.years
    old = scene.sample.total("spaces", f"{earlier}H1")
    first = [month_end(date(earlier, 1, 1))] * old
    return pl.Series([*first, *(month_end(date(later, 1 + nth % (_HALF - 1), 1)) for nth in range(count - old))])


def _sizes(courses: dict[str, Course], month: date, later: int) -> list[pl.Series]:
    """Every column at a month's end, with what the month and the year have added."""
    month_before = month.replace(day=1) - timedelta(days=1)
    year_before = date(month.year - 1, 12, 31)
    invested, firms = courses["investment_total_yuan"], courses["firms"]
    added = {
        "investment_this_month_yuan": invested.at(month, later) - invested.at(month_before, later),
        "investment_this_year_yuan": invested.at(month, later) - invested.at(year_before, later),
        "firms_new": firms.at(month, later) - firms.at(month_before, later),
    }
    sizes = {name: course.at(month, later) for name, course in courses.items()} | added
    return [pl.Series(name, values) for name, values in sizes.items()]


def _courses(scene: Scene, was_there: Mask) -> dict[str, Course]:
    chance, count = scene.chance("sizes of spaces"), len(was_there)
    size = chance.lognormal(0, 0.6, size=count)
    courses = {name: _growing(scene, name, size * chance.uniform(0.6, 1.5, size=count), was_there) for name in _GROWING}
    courses["operating_area_m2"] = _operating(scene, courses["built_area_m2"])
    courses["area_under_construction_m2"] = _under_construction(scene, chance.lognormal(0, 0.8, size=count), was_there)
    courses["investment_total_yuan"] = _investment(scene, size, was_there)
    return courses


def _steps(scene: Scene, indicator: str, step: int) -> tuple[int, int]:
    """The totals of both Junes, in steps."""
    earlier, later = (scene.sample.total(indicator, f"{year}H1") // step for year in scene.years)
    return earlier, later


def _growing(scene: Scene, column: str, weights: NDArray[np.float64], was_there: Mask) -> Course:
    indicator, step = _GROWING[column]
    first_total, second_total = _steps(scene, indicator, step)
    second = apportion(second_total, weights)
    first = apportion(first_total, second * was_there)
    return Course(first * 4 // 5, first, first + (second - first) // 2, second, step)


def _operating(scene: Scene, built: Course) -> Course:
    """Shares of the built area, so never more than it: a share is less than a step from its quota, which is below the area."""
    first_total, second_total = _steps(scene, "space_operating_area", _AREA_STEP)
    first, second = apportion(first_total, built.first), apportion(second_total, built.second)
    return Course(first * 4 // 5, first, first + (second - first) // 2, second, _AREA_STEP)


def _under_construction(scene: Scene, weights: NDArray[np.float64], was_there: Mask) -> Course:
    first_total, second_total = _steps(scene, "space_area_under_construction", _AREA_STEP)
    second, first = apportion(second_total, weights), apportion(first_total, weights * was_there)
    return Course(first, first, (first + second) // 2, second, _AREA_STEP)


def _investment(scene: Scene, weights: NDArray[np.float64], was_there: Mask) -> Course:
    """The total of a June is that of the year's start and what the year has added since."""
    first_year, second_year = _steps(scene, "space_investment_this_year", _MONEY_STEP)
    first_total, second_total = _steps(scene, "space_investment_total", _MONEY_STEP)
    between = apportion(second_total - second_year, weights)
    before = apportion(first_total - first_year, between * was_there)
    first = before + apportion(first_year, (between - before) * was_there)
    return Course(before, first, between, between + apportion(second_year, weights), _MONEY_STEP)
