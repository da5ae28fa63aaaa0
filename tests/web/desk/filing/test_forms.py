"""Filing by form: what was filed before, checks as one types, drafts, and the same road as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.test import Client

from ceyuan.city import City
from ceyuan.intake import original
from ceyuan_web.base.filing.models import Draft, State, Submission
from web.desk.filing.conftest import OTHERS, SPACE, page, step

Desk = Callable[[str], Client]
FORM = "/zh/desk/file/space_filings/2021-08/"
TYPED = {
    "month": "2021年8月",
    "district": "成都高新区",
    "space": SPACE,
    "planned_area_m2": "60",
    "built_area_m2": "31",
    "area_under_construction_m2": "20",
    "operating_area_m2": "26",
    "investment_this_year_yuan": "2.5",
    "investment_total_yuan": "20.5",
    "firms": "38",
    "universities": "3",
    "institutes_and_platforms": "12",
    "teams": "8",
    "projects": "19",
}


def typed(**other: str) -> dict[str, str]:
    return {"entity": SPACE} | {f"f-{name}": text for name, text in (TYPED | other).items()}


def test_the_form_is_the_dataset_with_what_was_filed_before(desk: Desk) -> None:
    shown = desk("operator").get(FORM, {"entity": SPACE}).content.decode()
    assert "建成面积（万平方米）" in shown
    assert '<td class="before number">30</td>' in shown
    assert "<option selected>成都高新区</option>" in shown.replace("\n", "")
    assert "Built area" in desk("operator").get(FORM.replace("/zh/", "/en/"), {"entity": SPACE}).content.decode()


def test_it_is_checked_as_one_types_and_saves_itself(desk: Desk) -> None:
    operator = desk("operator")
    answer = operator.post(FORM + "check/", typed(operating_area_m2="40", firms="三十八"), headers={"HX-Request": "true"}).content.decode()
    assert "投运面积大于建成面积" in answer
    assert "“三十八”不是" in answer
    assert Draft.objects.get().texts["firms"] == "三十八"
    assert "三十八" in operator.get(FORM, {"entity": SPACE}).content.decode()
    answer = operator.post(FORM + "check/", typed(), headers={"HX-Request": "true"}).content.decode()
    assert "why-fault" not in answer


def test_a_form_takes_the_road_of_a_file(desk: Desk, office: Path) -> None:
    operator, reviewer = desk("operator"), desk("reviewer")
    operator.post(FORM + "save/", typed() | {"send": "1"})
    sent = Submission.objects.get()
    assert (sent.way, sent.state, sent.found["rows_good"], Draft.objects.get().submission) == ("form", State.READY, 1, sent.pk)
    assert "31" in page(operator, sent)
    step(operator, sent, "submit")
    step(reviewer, sent, "accept", file_sha256=sent.file_sha256)
    assert sent.state == State.ENTERED
    at = City.open(office).desk()
    sheet = at.ledger.batch(sent.batch or 0).sheets[0].name
    assert original(at, sent.batch or 0, sheet, 2, "built_area_m2").text == "31"


def test_nobody_fills_in_for_another(desk: Desk) -> None:
    for role in ("operator", "filer"):
        client = desk(role)
        assert client.get(FORM, {"entity": OTHERS["space"]}).status_code == 403
        assert client.post(FORM + "save/", typed(space=OTHERS["space"]) | {"entity": OTHERS["space"]}).status_code == 403
    assert not Draft.objects.exists()
    listed = desk("filer").get("/zh/desk/file/space_filings/", {"period": "2021-08"}).content.decode()
    assert SPACE in listed
    assert OTHERS["space"] not in listed


def test_a_form_for_another_name_is_stopped_by_its_rows(desk: Desk) -> None:
    operator = desk("operator")
    operator.post(FORM + "save/", typed(space=OTHERS["space"], district="锦江区") | {"send": "1"})
    sent = Submission.objects.get()
    assert step(operator, sent, "submit").status_code == 403


def test_a_name_cut_short_is_never_the_draft_of_another(desk: Desk) -> None:
    theirs = "长" * 200
    client = desk("statistician")
    client.post(FORM + "save/", typed(space=theirs) | {"entity": theirs})
    told = Draft.objects.get().texts
    for part in ("save/", "check/"):
        answer = desk("filer").post(FORM + part, typed(space=theirs, firms="1") | {"entity": theirs + "名"})
        assert answer.status_code == 400
        assert "名称超过 200 个字符" in answer.content.decode()
    assert Draft.objects.get().texts == told


def test_a_name_with_marks_of_an_address_leads_back_to_its_own_form(desk: Desk) -> None:
    name = "甲&乙#1+空间"
    shown = desk("filer").post(FORM + "save/", typed(space=name) | {"entity": name}, follow=True)
    assert shown.status_code == 200
    assert shown.request["QUERY_STRING"]
    assert shown.context["record"].entity == name


def test_what_is_no_form_is_not_found(desk: Desk) -> None:
    assert desk("statistician").get("/zh/desk/file/technology_contracts/").status_code == 404
    assert desk("statistician").get(FORM).status_code == 400
