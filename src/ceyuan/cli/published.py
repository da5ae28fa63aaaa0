"""Showing publications: moves, revisions with their effects and places, rows, impacts; as lines, table rows and plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.publications import Effect, Impact, Move, Passage, Revision, Revisions

_WORDS = {
    "moved": ("变动", "moved"),
    "new": ("新增", "new"),
    "missing": ("缺失", "missing"),
    "added": ("新增行", "rows added"),
    "changed": ("更正行", "rows changed"),
    "removed": ("退出行", "rows removed"),
    "relinked": ("重新归并的行", "rows linked otherwise"),
    "definitions": ("口径调整", "definitions changed"),
    "software": ("软件", "software"),
    "value": ("数值", "value"),
    "base": ("基数", "base"),
    "change": ("变化", "change"),
    "average": ("两年平均", "two-year average"),
    "current": ("本期", "current"),
    "numerator": ("分子", "numerator"),
    "denominator": ("分母", "denominator"),
    "card": ("卡片", "card"),
    "sentence": ("句", "sentence"),
    "table": ("表", "table"),
    "chart": ("图", "chart"),
    "manifest": ("清单", "manifest"),
    "file": ("文件", "file"),
    "figure": ("数字", "figure"),
    "page": ("网页", "page"),
    "due": ("待报", "due"),
    "overdue": ("逾期", "overdue"),
    "quarantined": ("待改", "quarantined"),
}


def word(screen: Screen, code: str) -> str:
    """A code in the reader's language."""
    zh, en = _WORDS.get(code, (code, code))
    return zh if screen.lang == "zh" else en


def show_moves(screen: Screen, moves: Iterable[Move]) -> None:
    """What moved, as a table."""
    columns = [("变动", "kind"), ("数字", "figure"), ("原值", "before"), ("现值", "after"), ("单位", "unit")]
    columns += [("原变化", "change before"), ("现变化", "change after")]
    rows = [
        [word(screen, m.kind), m.label[screen.lang], m.value_before, m.value_after, m.unit, m.change_before, m.change_after] for m in moves
    ]
    screen.table(columns, rows)


def show_revision(screen: Screen, each: Revision) -> None:
    """One number: as published, now, what adds up to the difference, where it stands."""
    sign = f"{each.difference:+,}" if each.difference is not None else ""
    screen.say(
        f"{each.figure.label.zh} {word(screen, each.aspect)}：{each.published} → {each.now}（{sign}）",
        f"{each.figure.label.en}, {word(screen, each.aspect)}: {each.published} → {each.now} ({sign})",
    )
    for line in (*(_effect(screen, effect) for effect in each.effects), *stands(screen, each.passages)):
        screen.say(f"    {line}", f"    {line}")


def moved_row(screen: Screen, row: dict[str, Any]) -> list[Any]:
    """A row that counts differently, as a table row."""
    sides = [[row[f"{name}_{side}"] for name in ("batch", "sheet", "row")] for side in ("before", "after")]
    places = [":".join(map(str, place)) if place[0] is not None else None for place in sides]
    return [word(screen, row["kind"]), word(screen, row["window"]), row["weight_before"], row["weight_after"], *places]


def impact_row(screen: Screen, each: Impact) -> list[Any]:
    """An impact as a table row."""
    places = "\n".join(stands(screen, each.passages))
    return [each.publication, each.figure.label[screen.lang], word(screen, each.window), each.rows, each.weight, places]


def revisions_json(found: Revisions, limit: int) -> dict[str, Any]:
    """Revisions as plain data, with the first rows of each figure."""
    return {
        "publication": found.publication.id,
        "published_version": found.publication.version,
        "version": found.version,
        "figures": found.figures,
        "revisions": [_revision_json(each) for each in found.found],
        "rows": {name: {"rows": rows.height, "first": rows.head(limit).to_dicts()} for name, rows in found.rows.items()},
    }


def impact_json(each: Impact) -> dict[str, Any]:
    """An impact as plain data."""
    told = {name: getattr(each, name) for name in ("publication", "window", "role", "rows", "weight")}
    return {**told, "figure": each.figure.id, "passages": [passage.model_dump(mode="json") for passage in each.passages]}


def _revision_json(each: Revision) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in ("aspect", "published", "now", "difference")}
    return {
        "figure": each.figure.id,
        "label": asdict(each.figure.label),
        "unit": each.figure.unit,
        **told,
        "effects": [asdict(effect) for effect in each.effects],
        "passages": [passage.model_dump(mode="json") for passage in each.passages],
    }


def _effect(screen: Screen, effect: Effect) -> str:
    where = [word(screen, code) for code in dict.fromkeys((effect.window, effect.role)) if code]
    return "  ".join([f"{effect.effect:+,}", word(screen, effect.kind), *([f"{effect.rows:,}"] if effect.window else []), *where])


def stands(screen: Screen, passages: Iterable[Passage]) -> list[str]:
    """Where numbers stand, each place once: §3 sentence …"""
    return list(dict.fromkeys(f"§{each.section} {word(screen, each.kind)} {each.text[screen.lang]}" for each in passages))
