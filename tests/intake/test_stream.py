"""Text tables at volume: read in pieces, by several threads, and yet as one."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from ceyuan.errors import SourceError
from ceyuan.intake import Desk, Plan, Receipt
from ceyuan.intake.limits import Limits
from intake.writing import DEAL_HEADERS, deal, deals

Planned = Callable[..., Plan]
Received = Callable[..., Receipt]
ROWS = 60_000


def test_pieces_add_up(desk: Desk, received: Received, tmp_path: Path) -> None:
    """Right and wrong rows far apart, checked against a plain reading of the same file."""
    chance = random.Random(7)
    wrong = set(chance.sample(range(ROWS), 200))
    repeated = set(chance.sample(sorted(set(range(25_000, ROWS)) - wrong), 100))
    cents = [chance.randrange(1, 10**9) for _ in range(ROWS)]
    rows = [
        deal(f"D{n - 20_000 if n in repeated else n:06}", 成交额="?" if n in wrong else f"{cents[n] / 100:.2f}", 卖方=f"示例厅{n % 977}")
        for n in range(ROWS)
    ]
    receipt = received(deals(tmp_path / "a.csv", *rows))
    taken = {n for n in repeated if n - 20_000 not in wrong}
    kept = [n for n in range(ROWS) if n not in wrong and n not in taken]
    plan = receipt.plan
    assert plan is not None
    assert (plan.rows_good, plan.rows_refused) == (len(kept), len(wrong) + len(taken))
    stored = pl.DataFrame(desk.ledger.relation("deals").to_polars()).sort("_row")
    assert stored["_row"].to_list() == [n + 2 for n in kept]
    assert stored["amount_yuan"].sum() == Decimal(sum(cents[n] for n in kept)) / 100
    assert stored["_key"].n_unique() == len(kept)
    refused = plan.faults.filter(pl.col("level") == "fault")
    assert set(refused.filter(pl.col("code") == "not-a-number")["row"]) == {n + 2 for n in wrong}
    assert {n + 2 for n in taken} <= set(refused.filter(pl.col("code") == "duplicate-key")["row"])
    assert plan.faults["row"].is_sorted()


@pytest.mark.parametrize(
    ("tail", "code", "en"),
    [
        ("D9999,甲,,,,5,2021-06-01\n".encode("gbk"), "wrong-encoding", "line 30002"),
        (b'D9999,"unclosed,,,,5,2021-06-01\n' + b"x,y\n" * 10, "damaged-file", "Quotes"),
    ],
)
def test_damage_far_down_is_told(planned: Planned, tmp_path: Path, tail: bytes, code: str, en: str) -> None:
    path = deals(tmp_path / "a.csv", *(deal(f"D{n:06}") for n in range(30_000)))
    with path.open("ab") as file:
        file.write(tail)
    with pytest.raises(SourceError) as caught:
        planned(path)
    assert caught.value.faults[0].code == code
    assert en in caught.value.faults[0].en


def test_a_giant_cell_far_down_is_told_with_its_address(desk: Desk, planned: Planned, tmp_path: Path) -> None:
    path = deals(tmp_path / "a.csv", *(deal(f"D{n:06}") for n in range(40_000)), deal("D999999", 卖方="巨" * 3_000_000))
    with pytest.raises(SourceError) as caught:
        planned(path)
    assert (caught.value.faults[0].code, caught.value.faults[0].where) == ("oversized-cell", "a!B40002")
    assert desk.ledger.version == 0


def test_a_hopeless_file_is_given_up(planned: Planned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["ceyuan.intake.receive"], "LIMITS", Limits(refused_rows=100))
    path = deals(tmp_path / "a.csv", *(deal(f"D{n:06}", 成交额="?") for n in range(200)))
    with pytest.raises(SourceError) as caught:
        planned(path)
    assert caught.value.faults[0].code == "too-many-faults"


def test_every_encoding_gives_the_same_rows(desk: Desk, received: Received, tmp_path: Path) -> None:
    rows = [DEAL_HEADERS, *(deal(f"D{n:06}", 卖方=f"示例厅{n}") for n in range(3000))]
    found = []
    for codec in ("utf-8", "gb18030", "utf-16"):
        path = tmp_path / f"{codec}.csv"
        path.write_text("\n".join(",".join(map(str, row)) for row in rows), codec)
        number = received(path).batch.number
        stored = pl.DataFrame(desk.ledger.relation("deals").to_polars()).filter(pl.col("_batch") == number)
        found.append(stored.sort("_row").drop("_batch", "_sheet", "_superseded_by"))
    assert found[0].height == 3000
    assert found[0].equals(found[1])
    assert found[0].equals(found[2])
