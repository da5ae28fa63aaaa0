"""Figures against plans: how far a target is reached."""

from __future__ import annotations

from decimal import Decimal

from ceyuan.definitions import Definitions, Target
from ceyuan.indicators.figure import FigureKey, Number, Plan
from ceyuan.indicators.tally import rounded
from ceyuan.values import Period


def plan(definitions: Definitions, key: FigureKey, value: Number | None) -> Plan | None:
    """Where the value stands to the target for the figure's period, or else for the year it lies in; None without a target.

    Targets are of the whole city or of a place, never of a track or a class.
    """
    if key.track is not None or key.group:
        return None
    of_figure = [t for each in definitions.targets.values() for t in each.entries if t.indicator == key.indicator and t.place == key.place]
    for period in (key.period, Period(key.period.start.replace(month=1, day=1), key.period.end.replace(month=12, day=31))):
        for target in of_figure:
            if Period.parse(target.period) == period:
                return _against(target, period, value, is_over=key.period.end >= period.end)
    return None


def _against(target: Target, period: Period, value: Number | None, *, is_over: bool) -> Plan:
    completion = rounded(Decimal(value) * 100 / target.value) if value is not None and target.value else None
    is_met = None if value is None or not is_over else _is_met(target, Decimal(value))
    return Plan(period, target.value, target.relation, completion, is_met, target.reference.instrument, target.reference.verified)


def _is_met(target: Target, value: Decimal) -> bool:
    return {"at_least": value >= target.value, "at_most": value <= target.value, "equal": value == target.value}[target.relation]
