"""Showing what other definitions would change: the keys that differ, and the numbers that would be others."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ceyuan.cli.published import stands, word
from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.publications import Redefinition, Shift


def show_redefinition(screen: Screen, found: Redefinition) -> None:
    """Two tables, and what the numbers mean."""
    if not found.alterations:
        screen.say("定义相同，没有数字会变", "The definitions are the same; no number would change")
        return
    columns = [("定义", "definition"), ("键", "key"), ("原为", "before"), ("改为", "after")]
    rows = [[f"{one.kind} {one.name}", one.key, one.before, one.after] for one in found.alterations]
    screen.table(columns, rows, "定义的改动" if screen.lang == "zh" else "What differs in the definitions")
    screen.say(
        f"\n看了 {found.figures} 个数字，{len(found.shifts)} 处会变；账本与出版物都未改动",
        f"\n{found.figures} figures looked at, {len(found.shifts)} numbers would change; ledger and publications are as they were",
    )
    if found.shifts:
        columns = [
            ("数字", "figure"),
            ("项", "of it"),
            ("原值", "before"),
            ("将为", "would be"),
            ("差", "difference"),
            ("所在", "stands in"),
        ]
        for name in dict.fromkeys(one.publication for one in found.shifts):
            title = name or ("当前" if screen.lang == "zh" else "Today")
            screen.table(columns, [_row(screen, one) for one in found.shifts if one.publication == name], title)
    screen.note(
        "下一步：认可则把改动留在城市文件夹，重新出版；不认可则撤回改动",
        "Next: keep the change in the city's folder and publish again, or take it back",
    )


def redefinition_json(found: Redefinition) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "alterations": [asdict(one) for one in found.alterations],
        "figures": found.figures,
        "shifts": [_shift_json(one) for one in found.shifts],
    }


def _row(screen: Screen, one: Shift) -> list[Any]:
    difference = f"{one.after - one.before:+,}" if one.before is not None and one.after is not None else None
    places = "\n".join(stands(screen, one.passages)) if one.publication else ""
    return [one.figure.label[screen.lang], word(screen, one.aspect), one.before, one.after, difference, places]


def _shift_json(one: Shift) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ("publication", "aspect", "before", "after")}
    return {"figure": one.figure.id, **told, "passages": [passage.model_dump(mode="json") for passage in one.passages]}
