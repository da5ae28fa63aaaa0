"""What bulletins print, shown apart from our own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ceyuan.cli.screen import Screen
from ceyuan.errors import Lang

if TYPE_CHECKING:
    from ceyuan.indicators import Published, Stated

HEDGES = {
    "zh": {"": "", "exact": "", "over": "超", "under": "近", "about": "约"},
    "en": {"": "", "exact": "", "over": "over ", "under": "nearly ", "about": "about "},
}


def said_in_words(said: Published, lang: Lang) -> str:
    """A level with its hedge, and a change, as far as they are printed: `超5,858 亿元 +27.1%`."""
    return " ".join(
        filter(None, (_amount(said.printed, said.printed_unit, HEDGES[lang][said.hedge]), _growth(said.change, said.change_from, lang)))
    )


def show_printed(screen: Screen, found: Sequence[Stated], name: str = "") -> None:
    """The series of what bulletins print; `name` is what was asked for where nothing else is shown."""
    if not found:
        if name:
            screen.say(f"没有“{name}”的已公布数字", f"Nothing published is known of '{name}'")
        return
    columns = [("时期", "period"), ("公布", "published"), ("公布增速", "growth published"), ("由公布数算", "from levels")]
    columns += [("本库", "ours"), ("本库增速", "our growth"), ("出处", "source"), ("口径", "scope"), ("核实", "verified")]
    screen.table(columns, _rows(screen.lang, found), "已公布数字（与本库分列）" if screen.lang == "zh" else "As published, apart from ours")


def _rows(lang: Lang, found: Iterable[Stated]) -> Iterable[list[str]]:
    unverified = "未核实" if lang == "zh" else "unverified"
    for each in found:
        growths = _growth(each.change_pct, each.change_from, lang), _percent(each.from_levels_pct)
        ours = _amount(each.ours, each.unit), _percent(each.ours_change_pct)
        printed = _amount(each.value, each.unit, HEDGES[lang][each.hedge or ""])
        yield [each.period, printed, *growths, *ours, each.source, each.scope or "", "✓" if each.verified else unverified]


def _growth(value: Decimal | None, since: str | None, lang: Lang) -> str:
    """The growth printed, with the period since which, where that is not the year before."""
    if not since:
        return _percent(value)
    return _percent(value) + (f"（比{since}）" if lang == "zh" else f" (since {since})")


def _amount(value: Decimal | None, unit: str | None, hedge: str = "") -> str:
    return "" if value is None else f"{hedge}{_short(value):,f} {unit or ''}".rstrip()


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{_short(value):+f}%"


def _short(value: Decimal) -> Decimal:
    """Without the zeros of its column; of what was worked out, two decimals say enough."""
    return round(value, 2).normalize()
