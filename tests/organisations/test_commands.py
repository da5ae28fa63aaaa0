"""The commands, as a clerk uses them: link, review in a workbook, judge, confirm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from ceyuan.city import City, found
from ceyuan.cli import main
from ceyuan.values import Bilingual
from organisations.town import REGISTER, Town, sme


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A city with two firms whose names are alike and whose codes differ."""
    folder = found(tmp_path_factory.mktemp("city"), "chengdu", Bilingual("试城", "Trial"), today=date(2021, 7, 20))
    city = City.open(folder)
    city.ledger.close()
    town = Town(city.definitions, folder / "ledger")
    twin = {**REGISTER[0], "credit_code": "91510100MA61RKAF1L", "former_names": None}
    town.receive("enterprises", [*REGISTER, twin])
    town.receive(
        "technology_smes", [sme(1, "成都青禾智能科技有限公司", REGISTER[0]["credit_code"]), sme(2, twin["name"], twin["credit_code"])]
    )
    town.ledger.close()
    return folder


def run(home: Path, *arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(main, ["--city", str(home), *arguments], input=given)


@pytest.mark.slow
def test_from_linking_to_a_verdict_and_back(home: Path, tmp_path: Path) -> None:
    out = run(home, "organisations", "link", "--person", "李静")
    assert out.exit_code == 0, out.output
    assert "3 家" in out.output
    assert "organisations review" in out.output
    book = tmp_path / "review.xlsx"
    assert run(home, "organisations", "review", "--out", str(book)).exit_code == 0
    workbook = openpyxl.load_workbook(book)
    sheet = workbook.active
    headers = [cell.value for cell in sheet[1]]
    row = dict(zip(headers, [cell.value for cell in sheet[2]], strict=True))
    assert row["甲 名称"] == row["乙 名称"] == "成都青禾智能科技有限公司"
    assert "信用代码" in row["反对"]
    assert "名称" in row["支持"]
    sheet.cell(2, 1, "也许")
    workbook.save(book)
    refused = run(home, "organisations", "judge", str(book))
    assert refused.exit_code == 2
    assert "!A2" in refused.output
    sheet.cell(2, 1, "同一")
    sheet.cell(2, 2, "王强")
    workbook.save(book)
    assert "记下 1 条判定" in run(home, "organisations", "judge", str(book)).output
    assert "记下 0 条判定" in run(home, "organisations", "judge", str(book)).output
    waiting = run(home, "organisations", "changes")
    assert "合并" in waiting.output
    assert "新登记入库科技型中小企业" in waiting.output
    assert "待确认" in run(home, "organisations", "link").output
    assert "2 家" in run(home, "organisations", "link", "--confirm").output
    told = json.loads(run(home, "organisations", "status", "--json").output)
    assert (told["organisations"], told["judgements"], told["by"]["judgement"]) == (2, 1, 1)
    pair = [str(row["甲编号 left"]), str(row["乙编号 right"])]
    assert run(home, "organisations", "judge", "--pair", *pair, "--verdict", "withdrawn", "--person", "王强").exit_code == 0
    assert "3 家" in run(home, "organisations", "link", "--confirm", "--person", "李静").output


def test_history_lists_what_happened_and_takes_it_back(home: Path) -> None:
    pair = ["--pair", "91510100MA6ABCDE1P", "91510100MA61RKAF1L"]
    run(home, "organisations", "judge", *pair, "--verdict", "same", "--person", "王强", "--note", "换照")
    run(home, "organisations", "link", "--confirm", "--person", "李静")
    told = json.loads(run(home, "organisations", "history", "--json").output)
    *_, verdict, merge = told
    assert (verdict["kind"], verdict["verdict"], verdict["person"], verdict["note"]) == ("verdict", "same", "王强", "换照")
    assert (merge["kind"], merge["person"]) == ("merge", "李静")
    assert merge["before"] == sorted({*merge["before"], *verdict["before"]})
    assert [event["number"] for event in told] == list(range(1, len(told) + 1))
    refused = run(home, "organisations", "take-back", str(verdict["number"]), "--person", "李静")
    assert (refused.exit_code, "只能由本人收回" in refused.output) == (2, True)
    assert run(home, "organisations", "take-back", "99").exit_code == 2
    assert "记下 1 条判定" in run(home, "organisations", "take-back", str(merge["number"]), "--person", "王强").output
    waiting = run(home, "organisations", "link", "--person", "李静").output
    assert "拆分" in waiting
    assert "对以往数字的影响" in waiting
    run(home, "organisations", "link", "--confirm", "--person", "李静")
    shown = run(home, "organisations", "history").output
    assert ("合并" in shown, "拆分" in shown, "判定 不同" in shown) == (True, True, True)
    last = json.loads(run(home, "organisations", "history", "--json").output)[-1]
    assert (last["kind"], last["after"]) == ("split", merge["before"])
    run(home, "organisations", "judge", *pair, "--verdict", "withdrawn", "--person", "王强")
    run(home, "organisations", "link", "--confirm")


def test_review_on_the_terminal(home: Path) -> None:
    run(home, "organisations", "link", "--confirm")
    seen = run(home, "organisations", "review", "--person", "李静", given="2\n")
    assert "－ 信用代码" in seen.output
    assert "记下 1 条判定" in seen.output
    assert "没有存疑的对" in run(home, "organisations", "review").output


def test_what_is_no_review_workbook_is_refused(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)
    assert run(home, "organisations", "judge", str(other)).exit_code == 2
    assert run(home, "organisations", "judge", "--pair", "无人", "无名", "--verdict", "same").exit_code == 2


def test_two_persons_decide_and_contradictions_are_told_by_name(tmp_path: Path) -> None:
    folder = found(tmp_path / "city", "chengdu", Bilingual("试城", "Trial"), today=date(2021, 7, 20))
    with (folder / "city.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: true\n")
    city = City.open(folder)
    city.ledger.close()
    town = Town(city.definitions, folder / "ledger")
    town.receive("enterprises", REGISTER)
    town.link()
    town.ledger.close()
    codes = [str(firm["credit_code"]) for firm in REGISTER]
    pair = ("--pair", *codes, "--verdict")
    run(folder, "organisations", "judge", *pair, "same", "--person", "李静")
    assert "待第二人 1 对" in run(folder, "organisations", "status").output
    assert "没有待确认的改变" in run(folder, "organisations", "changes").output
    run(folder, "organisations", "judge", *pair, "same", "--person", "王强")
    assert "合并" in run(folder, "organisations", "changes").output
    for person in ("赵敏", "钱勇"):
        run(folder, "organisations", "judge", *pair, "different", "--person", person, "--note", "地址不同")
    status = run(folder, "organisations", "status").output
    assert "互相矛盾 1 对" in status
    told = status[status.index("矛盾：") :]
    assert all(firm["name"] in told for firm in REGISTER)
    assert all(person in told for person in ("李静", "王强", "赵敏", "钱勇"))
    assert "地址不同" in told
    assert "没有待确认的改变" in run(folder, "organisations", "changes").output
