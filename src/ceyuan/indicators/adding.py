"""Adding figures up, where that is right; where it is not, saying why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ceyuan.definitions import Definitions, Indicator
from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators.figure import Figure, FigureKey, Number


def add_up(definitions: Definitions, figures: Sequence[Figure]) -> Number:
    """The sum of figures of one indicator over periods or members.

    Raises:
        QuestionError: they must not be added: a stock or a cumulated value over time, distinct counts over anything, means and
            rates ever, figures that overlap, figures of several indicators, a figure without a value.
    """
    faults = [fault for found in _indicators(definitions, figures) for fault in _faults(found, figures)]
    if len({each.key.indicator for each in figures}) > 1:
        faults.append(_fault("not-one-indicator", "不同指标的数字不能相加", "Figures of different indicators do not add up"))
    if faults:
        raise QuestionError(*faults)
    values = [each.value for each in figures if each.value is not None]
    return sum(values, 0) if all(isinstance(value, int) for value in values) else sum(map(Decimal, values), Decimal(0))


def _indicators(definitions: Definitions, figures: Sequence[Figure]) -> list[Indicator]:
    return [definitions.indicators[name] for name in sorted({each.key.indicator for each in figures})]


def _faults(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Fault]:
    keys = [each.key for each in figures]
    zh, en = indicator.label.zh, indicator.label.en
    kind = indicator.measure.kind if indicator.measure else "rate"
    if kind == "count_distinct" and len(keys) > 1:
        why = f"“{zh}”是去重计数，同一对象可在多处出现，不能相加"
        yield _fault("distinct-added-up", why, f"'{en}' counts distinct things, which may occur in several; they do not add up")
    elif kind not in ("count", "sum", "count_distinct"):
        yield _fault("rate-added-up", f"“{zh}”是均值或比率，不能相加", f"'{en}' is a mean or a rate; they do not add up")
    elif indicator.time and indicator.time.basis != "flow" and len({key.period for key in keys}) > 1:
        basis = ("时点数", "a stock") if indicator.time.basis == "stock" else ("累计数", "cumulated from January")
        yield _fault("added-over-time", f"“{zh}”是{basis[0]}，不能跨期相加", f"'{en}' is {basis[1]}; it does not add up over time")
    elif any(_overlap(one, other) for nth, one in enumerate(keys) for other in keys[:nth]):
        yield _fault("counted-twice", "这些数字互相包含，相加会重复计算", "Some of these figures contain others; a sum would count twice")
    if any(each.value is None for each in figures):
        yield _fault("value-absent", "其中有的数字没有值", "One of the figures has no value")


def _overlap(one: FigureKey, other: FigureKey) -> bool:
    """Whether a row may be in both: their periods meet, and no dimension tells them apart."""
    apart_in_time = one.period.end < other.period.start or other.period.end < one.period.start
    places = one.place is not None and other.place is not None and one.place != other.place
    tracks = one.track is not None and other.track is not None and one.track != other.track
    groups = any(dict(other.group).get(column, value) != value for column, value in one.group)
    return not (apart_in_time or places or tracks or groups)


def _fault(code: str, zh: str, en: str) -> Fault:
    return Fault(code, zh, en, fix_zh="请直接问整个时期或整个范围的数", fix_en="Ask for the whole period or the whole place by itself")
