"""The figures a report cites: each is asked of the book once, remembered under its id, with the sections that cite it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ceyuan.definitions import Report
from ceyuan.indicators import UNSTATED, Book, Figure, FigureKey, breakdown, figure, series
from ceyuan.reports.identity import figure_id
from ceyuan.values import Bilingual, Period


@dataclass
class Register:
    """What has been cited so far.

    Attributes:
        section: number of the section being resolved.
        figures: id → figure, in the order of citing.
        where: id → numbers of the sections that cite it.
    """

    book: Book
    report: Report
    period: Period
    section: int = 0
    figures: dict[str, Figure] = field(default_factory=dict)
    where: dict[str, list[int]] = field(default_factory=dict)
    _named: dict[str, Figure] = field(default_factory=dict)
    _labels: dict[str, Bilingual] = field(default_factory=dict)
    _broken_down: dict[tuple[str, str], list[Figure]] = field(default_factory=dict)

    def named(self, name: str) -> Figure:
        """The figure of a name in the report, for its period."""
        if name not in self._named:
            self._named[name] = figure(self.book, self.key(name))
        one, own = self._cite(self._named[name]), self.report.cited(name).label
        if own:
            self._labels[figure_id(one.key)] = own
        return one

    def members(self, name: str, by: str) -> dict[str, Figure]:
        """Code → figure of every member of a dimension, in the order of its list; rows that state no member only where there are any."""
        if (name, by) not in self._broken_down:
            self._broken_down[name, by] = breakdown(self.book, self.key(name), by)
        found = {member_of(one.key, by): one for one in self._broken_down[name, by]}
        return {code: self._cite(found[code]) for code in found if code != UNSTATED or found[code].rows}

    def months(self, name: str, period: Period) -> list[Figure]:
        """The figure of each month of a period."""
        return [self._cite(one) for one in series(self.book, self.key(name), months_of(period))]

    def key(self, name: str) -> FigureKey:
        """What a name in the report means."""
        cited = self.report.cited(name)
        return FigureKey(cited.indicator, self.period, cited.place, cited.track, tuple(cited.group.items()))

    def label(self, one: Figure) -> Bilingual:
        """The label of a figure, with place, track and class: 新登记入库科技型中小企业（成都高新区）."""
        key = one.key
        if own := self._labels.get(figure_id(key)):
            return own
        parts = list(one.members.values())
        if key.period != self.period:
            parts.append(Bilingual(key.period.label("zh"), key.period.label("en")))
        if not parts:
            return one.label
        zh, en = "，".join(part.zh for part in parts), ", ".join(part.en for part in parts)
        return Bilingual(f"{one.label.zh}（{zh}）", f"{one.label.en} ({en})")

    def _cite(self, one: Figure) -> Figure:
        name = figure_id(one.key)
        self.figures.setdefault(name, one)
        sections = self.where.setdefault(name, [])
        if self.section and self.section not in sections:
            sections.append(self.section)
        return self.figures[name]


def months_of(period: Period) -> list[Period]:
    """The months of a period, in order."""
    first, size = period.start, period.size_months
    firsts = [date(first.year + (first.month - 1 + nth) // 12, (first.month - 1 + nth) % 12 + 1, 1) for nth in range(size)]
    return [Period.months(month, month) for month in firsts]


def member_of(key: FigureKey, by: str) -> str:
    """The code of the member of a dimension that a figure is of."""
    if by == "district":
        return key.place or UNSTATED
    return (key.track if by == "track" else dict(key.group).get(by)) or UNSTATED
