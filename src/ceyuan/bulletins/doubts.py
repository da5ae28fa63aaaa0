"""What makes a stated figure impossible in itself, whatever the ledger says."""

from __future__ import annotations

import re

from ceyuan.bulletins.claim import Flag
from ceyuan.values.quantity import Quantity

_MIXED_DIGITS = re.compile(r"\d[.．][零〇一二三四五六七八九]|[零〇一二三四五六七八九]\d|\d[零〇一二三四五六七八九](?![十百千万亿])")
_WHOLE = frozenset(
    ["家", "个", "所", "项", "件", "人", "户", "场", "位", "台", "套", "名", "篇", "种", "处", "座", "辆", "批", "条", "只", "支"]
)


def flags(quote: str, quantity: Quantity) -> tuple[Flag, ...]:
    """The doubts about one figure: `malformed` as written, or `impossible` as a value."""
    found: list[Flag] = []
    if _MIXED_DIGITS.search(quote):
        found.append("malformed")
    if _is_impossible(quantity):
        found.append("impossible")
    return tuple(found)


def _is_impossible(quantity: Quantity) -> bool:
    """A share above 100 %, a fall by more than 100 %, a count of things in parts, a rank below one."""
    value = quantity.value
    if value is None:
        return False
    match quantity.kind:
        case "share":
            return value > 100 or value < 0
        case "growth":
            return value < -100
        case "level":
            return quantity.unit in _WHOLE and (value % 1 != 0 or value < 0)
        case "rank":
            return value < 1 or value % 1 != 0
    return False
