"""Movements: which things came, went and stayed between the two windows of a figure, and what that adds to the difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

import ibis
import ibis.expr.types as ir

from ceyuan.indicators.figure import Number
from ceyuan.indicators.part import Part
from ceyuan.indicators.question import Question
from ceyuan.indicators.scope import Scope, member
from ceyuan.indicators.tally import exact
from ceyuan.values import Bilingual

LABELS = {
    "new": Bilingual("新增", "new"),
    "moved-in": Bilingual("迁入", "moved in"),
    "lost": Bilingual("退出", "lost"),
    "moved-out": Bilingual("迁出", "moved out"),
    "continuing": Bilingual("延续", "continuing"),
    "moved": Bilingual("延续中跨区迁移", "continuing, moved to another district"),
    "unstated": Bilingual("未注明主体", "of nobody named"),
    "reclassified": Bilingual("延续中改变分类", "continuing, reclassified"),
    "renamed": Bilingual("延续中更名", "continuing, renamed"),
}

KINDS = ("new", "moved-in", "lost", "moved-out", "continuing", "unstated")
"""The kinds that add up to the difference."""


CONTINUING = ("moved", "reclassified", "renamed")
"""What may have become of things that continue."""

_NAME = "called"
_SPELLING = r"[（）()\[\]【】\s　]|责任"
"""What two spellings of one name differ in."""


@dataclass(frozen=True)
class Movement:
    """One kind of movement between the two windows.

    Attributes:
        kind: `new`, `lost`, `continuing`; of a place also `moved-in` and `moved-out`; of sums also `unstated`, rows that name nobody.
            They add up to the difference of the values.
            Of what continues, `moved` has changed its district, `reclassified` its track or a class, and `renamed` its name, spelling
            apart; one thing may be all of them.
        entities: how many things.
        delta: what they add to the difference of the two values.
    """

    kind: str
    label: Bilingual
    entities: int
    delta: Number


def movements(question: Question, parts: Sequence[Part]) -> tuple[Movement, ...]:
    """How the things counted moved; nothing where a figure has no things that could (a mean, a dataset without an entity).

    Args:
        parts: the two parts of a counted figure, the current one first.
    """
    measure, entity = question.indicator.measure, _entity(parts[0])
    if len(parts) != 2 or measure is None or measure.kind in ("mean", "last") or entity is None:
        return ()
    wide = [replace(part, scope=_wide(part)) for part in parts]
    sides = [_things(part, entity, _districts(question.scope)) for part in wide]
    rows = _by_kind(*sides).to_pyarrow().to_pylist()
    found = {row["kind"]: row for row in rows if row["kind"] is not None}
    moved = [_movement(kind, found[kind], parts[0]) for kind in KINDS if kind in found]
    if not parts[0].distinct_column:
        return tuple(moved)
    stayed = found.get("continuing", {})
    return (*moved, *(Movement(kind, LABELS[kind], int(stayed[kind]), 0) for kind in CONTINUING if stayed.get(kind)))


def _entity(part: Part) -> str | None:
    return part.distinct_column or part.dataset.entity


def _districts(scope: Scope) -> tuple[str, ...] | None:
    """The districts of a scope; None for the whole city."""
    return dict(scope.members).get("district")


def _wide(part: Part) -> Scope:
    """The scope in which things are looked for: all districts for distinct things, so that one that moved is not taken for lost."""
    if part.distinct_column is None:
        return part.scope
    return Scope(tuple(pair for pair in part.scope.members if pair[0] != "district"))


def _things(part: Part, entity: str, districts: tuple[str, ...] | None) -> ir.Table:
    """One row for each thing in a window: what it weighs, whether it is in the place asked for, and where it first stands."""
    table = part.inside()
    here = member(table, part.dataset, "district").isin(districts) if districts and part.distinct_column else ibis.literal(True)
    table = table.filter(table["_step"].isnull()).mutate(_here=ibis.ifelse(here, 1, 0).cast("int64"))
    found = {"weight": table["_weight"].sum(), "here": table["_here"].max()}
    if part.distinct_column:
        found["weight"] = found["here"]
        found |= {
            f"at_{dimension}": ibis.ifelse(table["_nth"] == 0, member(table, part.dataset, dimension), ibis.null("string")).max()
            for dimension in part.indicator.breakdowns
        }
        found[_NAME] = ibis.ifelse(table["_nth"] == 0, _called(table, part), ibis.null("string")).max()
    return table.group_by(thing=table[entity].cast("string")).aggregate(**found)


def _called(table: ir.Table, part: Part) -> ir.StringValue:
    """The name that a row states of the organisation that is counted, however it is spelt; empty where things are no organisations."""
    parties = (party for party in part.dataset.parties if party.credit_code == part.distinct_column)
    party = next(parties, None)
    return table[party.name].re_replace(_SPELLING, "") if party else ibis.null("string")


def _by_kind(now: ir.Table, base: ir.Table) -> ir.Table:
    """The things of both windows side by side, counted by kind of movement."""
    names = [name for name in now.columns if name != "thing"]
    both = ibis.union(
        now.select("thing", **_side(now, names, "now"), **_side(base, names, "base", is_empty=True)),
        base.select("thing", **_side(now, names, "now", is_empty=True), **_side(base, names, "base")),
    )
    things = both.group_by("thing").aggregate(**{name: both[name].max() for name in both.columns if name != "thing"})
    stays = (things["now_here"] == 1) & (things["base_here"] == 1)
    delta = things["now_weight"].fill_null(0) - things["base_weight"].fill_null(0)
    kinds = things.mutate(kind=_kind(things), delta=delta)
    return kinds.group_by("kind").aggregate(
        entities=kinds.count(),
        delta=kinds["delta"].sum(),
        moved=(stays & _differs(things, [name for name in names if name == "at_district"])).sum(),
        reclassified=(stays & _differs(things, [name for name in names if name.startswith("at_") and name != "at_district"])).sum(),
        renamed=(stays & _differs(things, [name for name in names if name == _NAME])).sum(),
    )


def _side(table: ir.Table, names: Sequence[str], side: str, *, is_empty: bool = False) -> dict[str, ir.Value]:
    return {f"{side}_{name}": ibis.null(table[name].type()) if is_empty else table[name] for name in names}


def _kind(things: ir.Table) -> ir.StringValue:
    now_here, base_here = things["now_here"].fill_null(0) == 1, things["base_here"].fill_null(0) == 1
    was, is_now = things["base_here"].notnull(), things["now_here"].notnull()
    return ibis.cases(
        (~now_here & ~base_here, ibis.null("string")),
        (things["thing"].isnull(), "unstated"),
        (now_here & base_here, "continuing"),
        (now_here & was, "moved-in"),
        (now_here, "new"),
        (is_now, "moved-out"),
        else_="lost",
    )


def _differs(things: ir.Table, names: Sequence[str]) -> ir.BooleanValue:
    return reduce(or_, (things[f"now_{name}"] != things[f"base_{name}"] for name in names), ibis.literal(False))


def _movement(kind: str, row: Mapping[str, Any], part: Part) -> Movement:
    return Movement(kind, LABELS[kind], int(row["entities"]), exact(row["delta"], part.indicator, part.dataset))
