"""Forms: the fields of a dataset, what was filed before as a clerk writes it, and the answers as a file that is read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ceyuan.intake import Desk, Plan, Receipt, fields, filed, write_answers
from ceyuan.values import Period
from intake.writing import halls

JULY = Period.parse("2021-07")


def test_fields_say_units_choices_and_what_must_be(desk: Desk) -> None:
    found = {each.column.name: each for each in fields(desk.definitions, desk.definitions.dataset("halls"), "zh")}
    assert (found["built_area_m2"].header, found["built_area_m2"].is_required) == ("建成面积（万平方米）", True)
    assert found["is_free"].choices == ("是", "否")
    assert "高新区" in " ".join(found["district"].choices)
    assert fields(desk.definitions, desk.definitions.dataset("halls"), "en")[4].takes.en == "area"


def test_what_was_filed_before_as_it_is_written(desk: Desk, received: Callable[..., Receipt], tmp_path: Path) -> None:
    halls_dataset = desk.definitions.dataset("halls")
    assert filed(desk.definitions, desk.ledger, halls_dataset, JULY) == {}
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1.50, 1, "20", 3, "50.5%"]))
    record = filed(desk.definitions, desk.ledger, halls_dataset, JULY)["甲厅"]
    assert (record.period, record.reach.place) == ("2021-06", "CD-GXQ")
    assert {name: record.texts[name] for name in ("built_area_m2", "invested_yuan", "firms", "occupancy_pct", "month")} == {
        "built_area_m2": "1.5",
        "invested_yuan": "20",
        "firms": "3",
        "occupancy_pct": "50.5",
        "month": "2021年6月",
    }
    assert filed(desk.definitions, desk.ledger, halls_dataset, Period.parse("2021-05")) == {}


def test_answers_are_read_as_they_were_typed(
    desk: Desk, received: Callable[..., Receipt], planned: Callable[..., Plan], tmp_path: Path
) -> None:
    received(halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1.5, 1, 20, 3, "50%"]))
    halls_dataset = desk.definitions.dataset("halls")
    texts = dict(filed(desk.definitions, desk.ledger, halls_dataset, JULY)["甲厅"].texts) | {"month": "2021年7月", "firms": "=1+1"}
    path = tmp_path / "form.xlsx"
    write_answers(desk.definitions, halls_dataset, [texts, texts | {"hall": "乙,厅\n", "firms": "4"}], path)
    found = planned(path, dataset="halls")
    assert [(text, level) for text, level in found.faults.select("text", "level").iter_rows()] == [("=1+1", "fault")]
    assert (found.rows_good, found.sample["hall"].to_list()) == (1, ["乙,厅"])
