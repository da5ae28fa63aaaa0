"""Figures as JSON: the names of docs/json.md, which scripts rely on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ceyuan.values import Bilingual, Period


def plain(value: Any) -> Any:
    """A value in the types of JSON: periods and dates as text, decimals as numbers, labels as `{zh, en}`."""
    if isinstance(value, Period | date):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Bilingual):
        return {"zh": value.zh, "en": value.en}
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value
