"""Definitions made up by tests: Chengdu's, with a dataset and indicators of the test's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ceyuan.definitions import Dataset, Definitions, Indicator

_LABEL = {"zh": "试验", "en": "trial"}
_COLUMNS = [
    {"name": "thing", "kind": "code", "label": {"zh": "对象", "en": "thing"}},
    {"name": "day", "kind": "date", "label": {"zh": "日期", "en": "day"}, "presence": "row"},
    {"name": "month", "kind": "period", "label": {"zh": "月份", "en": "month"}},
    {"name": "district", "kind": "place", "label": {"zh": "区县", "en": "district"}},
    {"name": "track", "kind": "category", "list": "tracks", "label": {"zh": "赛道", "en": "track"}},
    {"name": "state", "kind": "text", "label": {"zh": "状态", "en": "state"}},
    {"name": "ended_on", "kind": "date", "label": {"zh": "终止", "en": "ended on"}},
    {"name": "amount_yuan", "kind": "money", "unit": "元", "label": {"zh": "金额", "en": "amount"}},
    {"name": "heads", "kind": "integer", "label": {"zh": "人数", "en": "heads"}},
    {"name": "share_pct", "kind": "percent", "label": {"zh": "占比", "en": "share"}},
]
BREAKDOWNS = ("district", "track", "state")
FLOW = {"basis": "flow", "column": "day"}


def dataset(**said: Any) -> Dataset:
    known: dict[str, Any] = {
        "dataset": "trials",
        "code": "T-01",
        "label": _LABEL,
        "filed_by": _LABEL,
        "filer": "bureau",
        "cadence": "month",
        "period": "day",
        "key": ("thing", "day"),
        "entity": "thing",
        "place": "district",
        "track": "track",
        "columns": _COLUMNS,
        "examples": [{"cells": {}}],
    }
    return Dataset.model_validate(known | said)


def indicator(name: str, **said: Any) -> Indicator:
    unit = said.get("unit", "元")
    known = {
        "indicator": name,
        "label": {"zh": name, "en": name},
        "unit": unit,
        "display": {"unit": unit},
        "breakdowns": BREAKDOWNS,
        "examples": [{"period": "2021", "value": None}],
    }
    counted = {} if "derived" in said else {"dataset": "trials", "time": FLOW}
    return Indicator.model_validate(known | counted | said)


def with_trials(definitions: Definitions, *indicators: Indicator, of: Dataset | None = None) -> Definitions:
    """The definitions with the dataset of trials and no indicators but these."""
    return replace(
        definitions,
        datasets={**definitions.datasets, "trials": of or dataset()},
        indicators={each.indicator: each for each in indicators},
    )


def catalogue() -> tuple[Indicator, ...]:
    """One indicator of every measure and time basis."""
    filed = {"basis": "stock", "column": "month", "carry_months": 1}
    return (
        indicator("turnover", measure={"sum": "amount_yuan"}, filter="state != 'revoked'"),
        indicator("deals", measure={"count": "rows"}, unit="项"),
        indicator("good_deals", measure={"count": "rows"}, filter="state != 'revoked' and heads > 3", unit="项"),
        indicator("things", measure={"count_distinct": "thing"}, unit="家"),
        indicator("good_things", measure={"count_distinct": "thing"}, filter="not given(state) or state != 'revoked'", unit="家"),
        indicator("mean_heads", measure={"mean": "heads"}, unit="人"),
        indicator("held", measure={"count_distinct": "thing"}, time={"basis": "stock", "column": "day", "until": "ended_on"}, unit="家"),
        indicator("filed", measure={"sum": "amount_yuan"}, time=filed),
        indicator("cumulated", measure={"sum": "amount_yuan"}, time={"basis": "cumulative", "column": "month"}),
        indicator("latest", measure={"last": "amount_yuan"}),
        indicator("heads_a_deal", derived={"kind": "per_unit", "of": "turnover", "to": "deals"}),
        indicator("good_share", derived={"kind": "share", "of": "good_deals", "to": "deals"}, unit="%"),
    )
