"""The road of a file: sent, seen, mended, submitted, accepted by a second person, in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from ceyuan.city import City
from ceyuan.intake import original
from ceyuan_web.base.audit import chain
from ceyuan_web.base.audit.trail import links
from ceyuan_web.base.filing import uploads
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.models import Role
from web.desk.filing.conftest import OTHERS, SPACE, filing, page, person, send, step

Desk = Callable[[str], Client]


def test_from_a_faulty_file_to_a_batch_that_names_both(desk: Desk, office: Path, tmp_path: Path) -> None:
    filer, reviewer = desk("filer"), desk("reviewer")
    sent = send(filer, filing(tmp_path / "2021年8月空间.xlsx", {"built": "三十"}, {"space": "另一空间"}, month="2021年8月"))
    assert (sent.state, sent.dataset, sent.period) == (State.READY, "space_filings", "2021-08")
    shown = page(filer, sent)
    assert "“三十”不是数字" in shown
    assert 'name="cell:汇总!D3" value="三十"' in shown
    assert "not a number" in page(filer, sent, "en")
    before = sent.file_sha256
    step(filer, sent, "mend", **{"cell:汇总!D3": "30.5"})
    assert (sent.found["rows_good"], sent.found["rows_refused"], sent.state) == (2, 0, State.READY)
    assert sent.file_sha256 != before
    assert uploads.path_of(before).is_file()
    step(filer, sent, "submit")
    assert sent.state == State.SENT
    assert step(filer, sent, "accept", file_sha256=sent.file_sha256).status_code == 403
    step(reviewer, sent, "accept", file_sha256=sent.file_sha256)
    assert (sent.state, sent.outcome["rows_accepted"]) == (State.ENTERED, 2)
    with City.open(office).ledger as ledger:
        batch = ledger.batch(sent.batch or 0)
        assert batch.receiver == "filer；审核 reviewer"
        found = original(City.open(office).desk(), batch.number, "汇总", 3, "built_area_m2")
        assert (found.cell, found.text) == ("汇总!D3", "30.5")
    assert chain.check(links())[1] is None


def test_nobody_accepts_their_own(desk: Desk, tmp_path: Path) -> None:
    statistician = desk("statistician")
    sent = send(statistician, filing(tmp_path / "2021年1月空间.xlsx", {}, month="2021年1月"))
    step(statistician, sent, "submit")
    assert "不能审核自己的报送" in page(statistician, sent)
    assert step(statistician, sent, "accept", file_sha256=sent.file_sha256).status_code == 403
    assert sent.state == State.SENT


def test_a_return_says_why(desk: Desk, tmp_path: Path) -> None:
    filer, reviewer = desk("filer"), desk("reviewer")
    sent = send(filer, filing(tmp_path / "2021年7月空间.xlsx", {"firms": 35}))
    step(filer, sent, "submit")
    step(reviewer, sent, "return", words=" ")
    assert sent.state == State.SENT
    step(reviewer, sent, "return", words="请核对入驻企业数")
    assert sent.state == State.RETURNED
    assert "请核对入驻企业数" in page(filer, sent)
    assert "2021年7月空间.xlsx" in filer.get("/zh/desk/").content.decode()
    step(filer, sent, "mend", **{"cell:汇总!I3": "34"})
    step(filer, sent, "submit")
    assert (sent.state, sent.words) == (State.SENT, "")


def test_what_changed_since_it_was_looked_at_is_not_accepted(desk: Desk, tmp_path: Path) -> None:
    filer, reviewer = desk("filer"), desk("reviewer")
    sent = send(filer, filing(tmp_path / "2021年7月空间.xlsx", {"firms": 33}))
    step(filer, sent, "submit")
    step(reviewer, sent, "accept", file_sha256="0" * 64)
    assert (sent.state, sent.batch) == (State.SENT, None)


@pytest.mark.parametrize("rows", [({}, OTHERS), ({"space": OTHERS["space"]},)], ids=["another district", "another's space as one's own"])
def test_a_filer_files_for_their_own_district_alone(desk: Desk, tmp_path: Path, rows: tuple[dict[str, str], ...]) -> None:
    filer = desk("filer")
    sent = send(filer, filing(tmp_path / "2021年6月空间.xlsx", *rows, month="2021年6月"), correction="更正")
    assert sent.found["rows_refused"] == 0
    assert "不在您的范围内" in page(filer, sent)
    assert step(filer, sent, "submit").status_code == 403
    assert sent.state == State.READY


def test_others_see_only_what_is_within_their_scope(desk: Desk, tmp_path: Path) -> None:
    statistician, filer, operator = desk("statistician"), desk("filer"), desk("operator")
    theirs = send(statistician, filing(tmp_path / "2021年7月全市.xlsx", {}, OTHERS))
    own = send(statistician, filing(tmp_path / "2021年7月高新区.xlsx", {"space": "又一空间"}))
    space = send(statistician, filing(tmp_path / "2021年7月本空间.xlsx", {"firms": 40}))
    for client, sees in ((filer, {own, space}), (operator, {space})):
        for sent in (theirs, own, space):
            for part in ("", "file/", "marked/", "state/"):
                answer = client.get(f"/zh/desk/submissions/{sent.pk}/{part}")
                answer.close()
                assert answer.status_code == (200 if sent in sees else 403)
        listed = client.get("/zh/desk/submissions/").content.decode()
        assert [sent.file_name in listed for sent in (theirs, own, space)] == [sent in sees for sent in (theirs, own, space)]


def test_a_file_that_is_no_table_says_so_and_may_be_told(desk: Desk, tmp_path: Path) -> None:
    filer = desk("filer")
    path = tmp_path / "说明.csv"
    path.write_text("某列,又一列\n1,2\n", "utf-8")
    sent = send(filer, path)
    assert sent.state == State.UNREADABLE
    assert "表头与任何数据集都不相符" in page(filer, sent)
    marked = filer.get(f"/zh/desk/submissions/{sent.pk}/marked/")
    assert (marked.status_code, "文件没有读成" in marked.content.decode()) == (400, True)
    step(filer, sent, "again", dataset="space_filings")
    assert sent.state == State.UNREADABLE
    assert "没有找到“高品质科创空间月报”的表头" in page(filer, sent)
    step(filer, sent, "withdraw")
    assert sent.state == State.WITHDRAWN


def test_the_marked_workbook_is_sent_again(desk: Desk, tmp_path: Path) -> None:
    filer = desk("filer")
    sent = send(filer, filing(tmp_path / "2021年7月空间.xlsx", {"built": "待定"}, {"space": "再一空间"}))
    answer = filer.get(f"/zh/desk/submissions/{sent.pk}/marked/")
    path = tmp_path / "marked.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    answer.close()
    book = openpyxl.load_workbook(path)
    cell = book["汇总"]["D3"]
    assert "不是数字" in cell.comment.text
    cell.value = 31
    book.save(path)
    assert send(filer, path, period="2021-07").found["rows_refused"] == 0


def test_totals_stand_beside_those_of_the_period_before(desk: Desk, tmp_path: Path) -> None:
    statistician = desk("statistician")
    sent = send(statistician, filing(tmp_path / "2021年7月空间.xlsx", {"space": "更新的空间", "firms": 72}))
    found = sent.found["comparison"]
    assert (found["before"], found["missing"], found["new_count"]) == ("2021-06", [SPACE], 1)
    told = {total["column"]: (total["now"], total["before"], total["change_pct"], total["is_unusual"]) for total in found["totals"]}
    assert told["firms"] == ("72", "36", "100.0", True)
    assert told["built_area_m2"] == ("300000.00", "300000.00", "0.0", False)
    shown = page(statistician, sent)
    assert "异常，请核对" in shown
    assert f"上期有、本期没有： {SPACE}" in shown


def test_an_oversized_file_is_refused(desk: Desk, tmp_path: Path, settings: Settings) -> None:
    settings.UPLOAD_BYTES = 63
    file = SimpleUploadedFile("a.csv", b"x" * 64)
    assert "文件超过" in desk("filer").post("/zh/desk/receive/", {"file": file}, follow=True).content.decode()
    assert not Submission.objects.exists()


def test_the_same_content_is_one_batch(desk: Desk, tmp_path: Path) -> None:
    reviewer, statistician = desk("reviewer"), desk("statistician")
    path = filing(tmp_path / "2021年5月空间.xlsx", {}, month="2021年5月")
    numbers = []
    for _ in range(2):
        sent = send(statistician, path)
        step(statistician, sent, "submit")
        step(reviewer, sent, "accept", file_sha256=sent.file_sha256)
        numbers.append((sent.batch, sent.outcome["already"]))
    assert [already for _, already in numbers] == [False, True]
    assert numbers[0][0] == numbers[1][0]
    assert person(Role.REVIEWER).reviewed.count() == 2
