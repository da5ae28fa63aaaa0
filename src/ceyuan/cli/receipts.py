"""What came of a file, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ceyuan.cli import understood
from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.intake import Receipt
    from ceyuan.ledger import Batch


def show(screen: Screen, receipt: Receipt, path: Path) -> None:
    """Say what became of the rows of a file."""
    if receipt.already:
        _show_known(screen, receipt.batch, path)
        return
    if receipt.plan:
        understood.show_remarks(screen, receipt.plan)
    batch = receipt.batch
    accepted, refused, replaced = batch.rows_accepted, batch.rows_quarantined, batch.rows_superseded
    mended = (f"，补正 {receipt.mended:,} 行", f", {receipt.mended:,} mended") if receipt.mended else ("", "")
    where_zh, where_en = f"{path.name} → 第 {batch.number} 批 {batch.dataset}", f"{path.name} → batch {batch.number}, {batch.dataset}"
    screen.say(
        f"{where_zh}：入账 {accepted:,} 行，隔离 {refused:,} 行，取代旧行 {replaced:,} 行{mended[0]}",
        f"{where_en}: {accepted:,} rows accepted, {refused:,} in quarantine, {replaced:,} superseded{mended[1]}",
    )
    if refused:
        _say_how_to_mend(screen, receipt)


def _show_known(screen: Screen, batch: Batch, path: Path) -> None:
    screen.say(
        f"{path.name}：内容已在第 {batch.number} 批，未再写入",
        f"{path.name}: this content is batch {batch.number} already; nothing written",
    )
    if batch.rows_quarantined:
        screen.say(
            f"  该批收取时隔离 {batch.rows_quarantined:,} 行；查看：{_command(batch)}",
            f"  It left {batch.rows_quarantined:,} rows in quarantine; see them: {_command(batch)}",
        )


def _say_how_to_mend(screen: Screen, receipt: Receipt) -> None:
    """Cells are mended; the change of a closed period wants a reason only."""
    assert receipt.plan is not None
    faults = receipt.plan.faults
    codes = set(faults.filter(faults["level"] == "fault")["code"])
    if "closed-period" in codes:
        screen.say(
            "  下一步：已结账时期的行若确应更改，加 --correction 理由，把原文件再收一次",
            "  Next: if the rows of a closed period should change, receive the file again with --correction and the reason",
        )
    if codes != {"closed-period"}:
        screen.say(
            f"  下一步：{_command(receipt.batch)}，改好标红的单元格后再收取",
            f"  Next: {_command(receipt.batch)}, mend the marked cells, receive it again",
        )


def _command(batch: Batch) -> str:
    return f"ceyuan quarantine {batch.number} --out {batch.number}.xlsx"
