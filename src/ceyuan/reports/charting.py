"""Charts of figures that were asked one by one, for pages that show an indicator rather than a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ceyuan.definitions import Definitions
from ceyuan.definitions.report import ChartKind
from ceyuan.definitions.sentence import Aspect
from ceyuan.indicators import UNSTATED, Figure
from ceyuan.reports import words
from ceyuan.reports.register import member_of
from ceyuan.reports.saying import Speaker
from ceyuan.reports.tree import NOTHING, Chart, Number, Series, Tile
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Charting:
    """Draws figures of one indicator.

    Attributes:
        label: of the charts.
    """

    definitions: Definitions
    label: Bilingual

    def through_time(self, figures: Sequence[Figure]) -> Chart:
        """A line over periods."""
        names = tuple(_period(one) for one in figures)
        return self._chart("time", "line", names, (self._series(self.label, figures),), figures)

    def by_member(self, figures: Sequence[Figure], by: str) -> Chart:
        """Bars of the members that have something, the largest first, each beside its base."""
        known = [one for one in figures if one.value or one.base.value]
        known.sort(key=lambda one: (-(one.value or 0), one.key.place or ""))
        base = self._series(words.ASPECTS["base"], known, "base")
        now = self._series(_period(known[0]) if known else NOTHING, known)
        both = (Series(base.label, base.points, is_base=True), now)
        return self._chart(f"by-{by}", "bar", tuple(one.member(by) for one in known), both, figures)

    def on_map(self, figures: Sequence[Figure]) -> Chart:
        """The tile map of districts."""
        tiles = self._tiles()
        placed = [one for one in figures if member_of(one.key, "district") in tiles]
        shown = tuple(tiles[member_of(one.key, "district")] for one in placed)
        names = tuple(one.member("district") for one in placed)
        chart = self._chart("map", "tiles", names, (self._series(_period(placed[0]), placed),) if placed else (), figures)
        note = words.OVERLAYS if any(tile.is_overlay for tile in shown) else NOTHING
        return replace(chart, tiles=shown, note=note)

    def _chart(
        self, name: str, kind: ChartKind, categories: tuple[Bilingual, ...], series: tuple[Series, ...], figures: Sequence[Figure]
    ) -> Chart:
        unit = Speaker(self.definitions).unit(figures[0]) if figures else None
        return Chart(name, 0, self.label, kind, Bilingual(unit.unit, unit.word.en) if unit else NOTHING, categories, series)

    def _series(self, label: Bilingual, figures: Sequence[Figure], aspect: Aspect = "value") -> Series:
        points: tuple[Number | None, ...] = tuple(Speaker(self.definitions).point(one, aspect) for one in figures)
        return Series(label, points)

    def _tiles(self) -> dict[str, Tile]:
        districts = self.definitions.places.districts if self.definitions.places else ()
        return {one.code: Tile(*one.tile, one.level == "functional_area") for one in districts if one.tile is not None}


def stated(figures: Sequence[Figure], by: str) -> list[Figure]:
    """Those of members that are known; what nobody stated has no place on a chart."""
    return [one for one in figures if member_of(one.key, by) != UNSTATED]


def _period(one: Figure) -> Bilingual:
    return Bilingual(one.key.period.label("zh"), one.key.period.label("en"))
