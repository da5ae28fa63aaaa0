"""Showing what was understood of a file: the dataset and why, sheets, units, rows, faults, totals, the first rows."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.intake import Plan, Receipt

FAULTS_SHOWN = 20


def show(screen: Screen, plan: Plan, path: Path) -> None:
    """The whole plan, for a person who has not yet committed."""
    dataset = screen.city.definitions.dataset(plan.dataset)
    screen.say(f"{path.name}：{dataset.label.zh}（{plan.why.zh}）", f"{path.name}: {dataset.label.en} ({plan.why.en})")
    if plan.period or plan.filer:
        screen.say(
            f"  时期 {plan.period or '—'}，填报单位 {plan.filer or '—'}", f"  period {plan.period or '—'}, filer {plan.filer or '—'}"
        )
    labels, gap = _labels(screen, plan), "、" if screen.lang == "zh" else ", "
    for sheet in plan.sheets:
        columns = gap.join(f"{letter} {labels[field]}" for field, letter in sheet.columns.items())
        units = gap.join(f"{labels[field]} {screen.unit(unit)}" for field, unit in sheet.units.items())
        rows = ",".join(map(str, sheet.header_rows))
        screen.say(
            f"  工作表“{sheet.name}”：表头第 {rows} 行，{sheet.rows:,} 行数据",
            f"  sheet '{sheet.name}': header in row {rows}, {sheet.rows:,} rows",
        )
        screen.say(f"    列 {columns}", f"    columns {columns}")
        if units:
            screen.say(f"    单位 {units}", f"    units {units}")
    for name, why in plan.skipped.items():
        screen.say(f"  略过“{name}”：{why.zh}", f"  skipped '{name}': {why.en}")
    show_remarks(screen, plan)
    screen.say(
        f"  合格 {plan.rows_good:,} 行，有误 {plan.rows_refused:,} 行，提醒 {plan.rows_warned:,} 行，等待 {plan.rows_waiting:,} 行",
        f"  {plan.rows_good:,} rows good, {plan.rows_refused:,} refused, {plan.rows_warned:,} with a remark, {plan.rows_waiting:,} waiting",
    )
    _show_sample(screen, plan)


def show_remarks(screen: Screen, plan: Plan) -> None:
    """What a person should know: notes, totals that do not add up, the first faults."""
    for note in plan.notes:
        screen.say(f"  注意：{note.zh}", f"  Note: {note.en}")
    for total in plan.totals:
        if not total.agrees:
            screen.say(
                f"  合计不符：{total.cell} 写 {total.stated}，各行相加为 {total.summed}",
                f"  Total differs: {total.cell} says {total.stated}, the rows add up to {total.summed}",
            )
    for fault in plan.faults.head(FAULTS_SHOWN).iter_rows(named=True):
        where = f"{fault['sheet']}!{fault['column'] or ''}{fault['row']}".lstrip("!")
        mark = {"fault": ("有误", "fault"), "warning": ("提醒", "remark")}[fault["level"]]
        screen.say(f"  {mark[0]} {where}：{fault['zh']}", f"  {mark[1]} {where}: {fault['en']}")
    more = plan.faults.height - FAULTS_SHOWN
    if more > 0:
        screen.say(f"  ……还有 {more:,} 处", f"  … and {more:,} more")


def _show_sample(screen: Screen, plan: Plan) -> None:
    rows = plan.sample.head(3).to_dicts()
    if rows:
        titles = [(f"第 {at} 条", f"record {at}") for at in range(1, len(rows) + 1)]
        screen.table([("字段", "field"), *titles], _turned(rows, _labels(screen, plan)))


def _turned(rows: list[dict[str, Any]], labels: dict[str, str]) -> list[list[Any]]:
    return [[labels[field], *[str(row[field]) if row[field] is not None else "—" for row in rows]] for field in rows[0]]


def _labels(screen: Screen, plan: Plan) -> dict[str, str]:
    """What the columns of the rows are called in the reader's language."""
    dataset = screen.city.definitions.dataset(plan.dataset)
    beside = {"_sheet": ("工作表", "sheet"), "_row": ("行号", "row")}
    return {column.name: column.label[screen.lang] for column in dataset.columns} | {
        name: zh if screen.lang == "zh" else en for name, (zh, en) in beside.items()
    }


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain data."""
    shallow = {
        name: getattr(plan, name)
        for name in plan.__dataclass_fields__
        if name not in ("faults", "sample", "sheets", "totals", "candidates", "skipped")
    }
    return shallow | {
        "why": asdict(plan.why),
        "notes": [asdict(note) for note in plan.notes],
        "sheets": [asdict(sheet) for sheet in plan.sheets],
        "totals": [asdict(total) for total in plan.totals],
        "candidates": [asdict(candidate) for candidate in plan.candidates],
        "skipped": {name: asdict(why) for name, why in plan.skipped.items()},
        "faults": plan.faults.to_dicts(),
        "sample": plan.sample.to_dicts(),
    }


def receipt_json(receipt: Receipt) -> dict[str, Any]:
    """The receipt as plain data."""
    return {
        "batch": asdict(receipt.batch),
        "already": receipt.already,
        "mended": receipt.mended,
        "plan": as_json(receipt.plan) if receipt.plan else None,
    }
