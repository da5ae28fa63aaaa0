"""What those who send and accept are told: whom a file is about, and how it moved since the period before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from ceyuan.intake import Delivery, Desk, Inspection, Reach, Receipt, inspect
from intake.writing import halls

Received = Callable[..., Receipt]
MAY, JUNE = "展厅月报（2021年5月）", "展厅月报（2021年6月）"


def hall(name: str, district: str = "高新区", built: object = 2, firms: object = 10) -> list[object]:
    return [district, name, built, 1, 2, firms, "50%"]


def inspected(desk: Desk, path: Path) -> Inspection:
    return inspect(desk, Delivery(path=path, receiver="测试"))


def test_whom_a_file_is_about(desk: Desk, tmp_path: Path) -> None:
    found = inspected(desk, halls(tmp_path / "a.xlsx", hall("甲厅"), hall("乙厅"), hall("丙厅", "武侯区", built="待定")))
    assert found.reaches == (Reach("510107", None, None), Reach("CD-GXQ", None, None))


def test_a_row_that_would_replace_anothers_is_about_it_too(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", hall("甲厅", "武侯区")))
    assert inspected(desk, halls(tmp_path / "b.xlsx", hall("甲厅", "高新区"))).reaches == (
        Reach("510107", None, None),
        Reach("CD-GXQ", None, None),
    )


def test_totals_against_the_period_before(desk: Desk, received: Received, tmp_path: Path) -> None:
    earlier = replace(desk, today=desk.today.replace(month=6))
    assert inspected(earlier, halls(tmp_path / "a.xlsx", hall("甲厅"), title=MAY)).comparison is None
    received(halls(tmp_path / "a.xlsx", hall("甲厅"), hall("乙厅", firms=None), hall("远厅", "武侯区"), title=MAY))
    found = inspected(desk, halls(tmp_path / "b.xlsx", hall("甲厅", firms=13), hall("新厅", built=2), title=JUNE)).comparison
    assert found is not None
    assert (found.before, found.rows_now, found.rows_before, found.missing, found.new_count) == ("2021-05", 2, 2, ("乙厅",), 1)
    told = {total.column: (total.now, total.before, total.change_pct, total.is_unusual) for total in found.totals}
    assert told["built_area_m2"] == (Decimal("40000.00"), Decimal("40000.00"), Decimal("0.0"), False)
    assert told["firms"] == (Decimal(23), Decimal(10), Decimal("130.0"), True)
    assert "occupancy_pct" not in told
