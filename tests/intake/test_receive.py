"""Files into the ledger: what enters, what waits, and what is remembered of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from ceyuan.intake import Delivery, Desk, Plan, Progress, Receipt, receive
from intake.conftest import codes
from intake.writing import HALL_HEADERS, deal, deals, halls, table, workbook

Planned = Callable[..., Plan]
Received = Callable[..., Receipt]


def facts(desk: Desk, dataset: str) -> pl.DataFrame:
    """The current rows of a dataset, in the order of file and row."""
    rows = desk.ledger.relation(dataset)
    return pl.DataFrame(rows.filter(rows["_superseded_by"].isnull()).to_polars()).sort("_batch", "_sheet", "_row")


def hall(name: str, **other: object) -> list[object]:
    cells = dict(zip(HALL_HEADERS, ["高新区", name, 1.5, 1, 2, 3, "50%"], strict=True))
    return list((cells | other).values())


def test_rows_keep_where_they_came_from(desk: Desk, received: Received, tmp_path: Path) -> None:
    path = halls(tmp_path / "六月.xlsx", hall("甲厅"), hall("乙厅", 入驻率="七成"), hall("丙厅"))
    batch = received(path).batch
    assert (batch.rows_accepted, batch.rows_quarantined, batch.period, batch.filer) == (2, 1, "2021-06", "CD-GXQ")
    assert (batch.file_name, batch.receiver, batch.file_bytes) == ("六月.xlsx", "测试", path.stat().st_size)
    (layout,) = batch.sheets
    assert (layout.name, layout.header_row, layout.columns["hall"], layout.units["invested_yuan"]) == ("展厅", 3, "B", "亿元")
    assert layout.titles["A1"] == "展厅月报（2021年6月）"
    rows = facts(desk, "halls")
    assert rows.select("_batch", "_sheet", "_row", "hall").rows() == [(1, "展厅", 4, "甲厅"), (1, "展厅", 6, "丙厅")]
    assert rows["invested_yuan"].to_list() == [Decimal(200_000_000)] * 2
    with desk.ledger.originals.open(batch.file_sha256) as kept:
        assert kept.read() == path.read_bytes()


def test_refused_rows_wait_whole_with_every_reason(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", hall("甲厅", 开放面积=9, 入驻企业数="三", 入驻率="140%")))
    (row,) = desk.ledger.quarantined(1).to_pylist()
    assert (row["_sheet"], row["_row"], json.loads(row["cells"])) == ("展厅", 4, ["高新区", "甲厅", "1.5", "9", "2", "三", "140%"])
    reasons = json.loads(row["reasons"])
    assert [(r["column"], r["field"], r["code"]) for r in reasons] == [
        ("F", "firms", "not-a-number"),
        ("G", "occupancy_pct", "out-of-range"),
        ("D", "open_area_m2", "open_within_built"),
    ]
    assert all(r["zh"] and r["en"] for r in reasons)


def test_the_same_content_twice_is_one_batch(desk: Desk, received: Received, tmp_path: Path) -> None:
    first = received(halls(tmp_path / "a.xlsx", hall("甲厅")))
    again = received((tmp_path / "a.xlsx").rename(tmp_path / "另名.xlsx"))
    assert (first.already, again.already, again.plan, again.batch) == (False, True, None, first.batch)
    assert len(desk.ledger.batches()) == 1
    assert received(tmp_path / "另名.xlsx", correction="更正").already  # a reason changes nothing of what is in


def test_a_reason_brings_in_what_the_same_content_could_not(desk: Desk, received: Received, tmp_path: Path) -> None:
    part = halls(tmp_path / "a.xlsx", hall("甲厅"), hall("乙厅", 入驻率="七成多少"))
    assert received(part).batch.rows_quarantined == 1
    assert not received(part, correction="更正").already
    assert received(part, correction="更正").already


def test_a_later_batch_supersedes_by_key(desk: Desk, received: Received, tmp_path: Path) -> None:
    received(halls(tmp_path / "a.xlsx", hall("甲厅"), hall("乙厅")))
    receipt = received(halls(tmp_path / "b.xlsx", hall("甲厅", 入驻企业数=8)))
    assert receipt.batch.rows_superseded == 1
    assert facts(desk, "halls").select("hall", "firms").rows() == [("乙厅", 3), ("甲厅", 8)]


def test_planning_writes_nothing_and_says_what_receiving_does(desk: Desk, planned: Planned, received: Received, tmp_path: Path) -> None:
    path = halls(tmp_path / "a.xlsx", hall("甲厅"), hall("乙厅", 开放面积=9), hall("甲厅"))
    plan = planned(path)
    assert desk.ledger.version == 0
    done = received(path).plan
    assert done is not None
    for name in ("dataset", "period", "filer", "rows_good", "rows_refused", "rows_warned", "sheets", "totals", "notes"):
        assert getattr(plan, name) == getattr(done, name)
    assert plan.faults.equals(done.faults)


def test_facts_stated_twice_enter_once(planned: Planned, tmp_path: Path) -> None:
    rows = [deal("D0001"), deal("D0002"), deal("D0001", 成交额="7"), deal("D0003", 签订日期="?"), deal("D0003"), deal("D0003")]
    plan = planned(deals(tmp_path / "a.csv", *rows))
    found = [fault for fault in codes(plan) if fault[1] != "seller_has_hall"]
    assert found == [("A4", "duplicate-key"), ("A5", "duplicate-key"), ("G5", "not-a-date"), ("A7", "duplicate-key")]
    assert plan.sample["number"].to_list() == ["D0001", "D0002", "D0003"]
    hints = {row: en for row, code, en in plan.faults.select("row", "code", "en").rows() if code == "duplicate-key"}
    assert "row 2" in hints[4]
    assert "row 6" in hints[5]
    assert "row 6" in hints[7]


def test_repeats_are_found_across_sheets(planned: Planned, tmp_path: Path) -> None:
    pages = {name: [HALL_HEADERS[1:], ["甲厅", 1]] for name in ("高新区", "双流区")}
    plan = planned(workbook(tmp_path / "2021年6月.xlsx", pages))
    assert plan.faults.select("sheet", "row", "code").rows() == [("双流区", 2, "duplicate-key")]
    assert "高新区!2" in plan.faults["zh"][0]


def test_the_whole_waits_for_every_row(desk: Desk, received: Received, tmp_path: Path) -> None:
    rows = [["2021年二季度"], ["地区", "收入"], ["武侯区", 1], ["双流区", "二"], ["高新区", 3]]
    receipt = received(table(tmp_path / "a.csv", rows))
    plan = receipt.plan
    assert plan is not None
    assert (plan.rows_good, plan.rows_refused, plan.rows_waiting) == (0, 1, 2)
    assert (receipt.batch.rows_accepted, receipt.batch.rows_quarantined) == (0, 3)
    kept = desk.ledger.quarantined(1).to_pylist()
    assert [json.loads(row["cells"])[0] for row in sorted(kept, key=lambda row: row["_row"])] == ["武侯区", "双流区", "高新区"]
    rows[3][1] = 2
    assert received(table(tmp_path / "b.csv", rows)).batch.rows_accepted == 3


def test_rules_see_the_period_before_in_the_ledger_and_in_the_file(received: Received, planned: Planned, tmp_path: Path) -> None:
    received(halls(tmp_path / "五月.xlsx", hall("甲厅", 累计投资=5), hall("乙厅", 累计投资=1), title="2021年5月"))
    plan = planned(halls(tmp_path / "六月.xlsx", hall("甲厅", 累计投资=4), hall("乙厅", 累计投资=1), hall("丙厅", 累计投资=1)))
    assert codes(plan) == [("E4", "investment_grows")]
    assert (plan.rows_good, plan.rows_warned) == (3, 1)
    both = [["填报月份", *HALL_HEADERS], *[[month, *hall("丁厅", 累计投资=sum_)] for month, sum_ in (("2021年5月", 3), ("2021年6月", 2))]]
    assert codes(planned(table(tmp_path / "两月.csv", both))) == [("F3", "investment_grows")]


def test_rules_see_other_datasets(received: Received, planned: Planned, tmp_path: Path) -> None:
    received(halls(tmp_path / "六月.xlsx", hall("甲厅")))
    plan = planned(deals(tmp_path / "a.csv", deal("D0001", 卖方="甲厅"), deal("D0002", 卖方="无名厅")))
    assert codes(plan) == [("B3", "seller_has_hall")]


def test_closed_periods_change_only_with_a_reason(desk: Desk, planned: Planned, received: Received, tmp_path: Path) -> None:
    """May closes 31 days after its end: it is closed on 8 July, June is not."""
    received(halls(tmp_path / "五月.xlsx", hall("甲厅"), hall("乙厅"), title="2021年5月"))
    changed = halls(tmp_path / "更正.xlsx", hall("甲厅"), hall("乙厅", 入驻企业数=9), hall("丙厅"), title="2021年5月")
    plan = planned(changed)
    assert codes(plan) == [("F5", "closed-period")]  # what is the same or new may come
    assert (plan.rows_good, "3" in plan.faults["text"][0]) == (2, True)
    receipt = received(changed, correction="统计口径更正")
    assert (receipt.batch.reason, receipt.batch.rows_quarantined) == ("统计口径更正", 0)
    assert dict(facts(desk, "halls").select("hall", "firms").rows()) == {"甲厅": 3, "乙厅": 9, "丙厅": 3}
    received(halls(tmp_path / "六月.xlsx", hall("甲厅")))
    assert codes(planned(halls(tmp_path / "六月改.xlsx", hall("甲厅", 入驻企业数=4)))) == []


def test_addresses_tell_the_district_where_its_cell_does_not(planned: Planned, tmp_path: Path) -> None:
    rows = [deal("D0001", 地址="成都市双流县东升镇"), deal("D0002", 地址="成都市簇桥街1号"), deal("D0003", 地址="绵阳市")]
    assert planned(deals(tmp_path / "a.csv", *rows)).sample["district"].to_list() == ["510116", "510107", None]


def test_faults_say_what_may_have_been_meant(received: Received, planned: Planned, tmp_path: Path) -> None:
    good = "9144030071526726XG"
    plan = planned(deals(tmp_path / "a.csv", deal("D0001", 交易类别="技术转止"), deal("D0002", 卖方代码=good.replace("0", "O", 1))))
    said = dict(plan.faults.filter(pl.col("level") == "fault").select("code", "zh").rows())
    assert "“技术转让”" in said["unknown-entry"]
    assert good in said["credit-code-character"]


def test_rows_with_too_many_cells_are_refused(planned: Planned, tmp_path: Path) -> None:
    plan = planned(deals(tmp_path / "a.csv", deal("D0001"), [*deal("D0002"), "多余"]))
    assert (plan.rows_good, codes(plan)[-2:]) == (1, [("3", "too-many-cells"), ("B3", "seller_has_hall")])


def test_progress_is_told(desk: Desk, tmp_path: Path) -> None:
    told: list[Progress] = []
    path = deals(tmp_path / "a.csv", *(deal(f"D{n:05}") for n in range(20_000)))
    receive(desk, Delivery(path=path, receiver="测试"), told.append)
    assert told
    assert 0 < told[-1].share <= 1
    assert told[-1].rows_per_second > 0


def test_an_interrupted_reading_leaves_the_ledger_as_it_was(desk: Desk, tmp_path: Path) -> None:
    path = deals(tmp_path / "a.csv", *(deal(f"D{n:05}") for n in range(20_000)))

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive(desk, Delivery(path=path, receiver="测试"), stop)
    assert desk.ledger.batches() == ()
    assert receive(desk, Delivery(path=path, receiver="测试")).batch.rows_accepted == 20_000


def test_the_period_is_that_of_the_rows_when_nothing_states_it(planned: Planned, tmp_path: Path) -> None:
    rows = [["填报月份", *HALL_HEADERS], ["202106", *hall("甲厅")], ["202106", *hall("乙厅")]]
    assert planned(table(tmp_path / "a.csv", rows)).period == "2021-06"
    rows[1][0] = "202105"
    assert planned(table(tmp_path / "b.csv", rows)).period is None
    assert planned(table(tmp_path / "b.csv", rows)).sample["month"].to_list() == [date(2021, 5, 31), date(2021, 6, 30)]
