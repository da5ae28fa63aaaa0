"""Who is who, decided by persons with their names; batches undone by correction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.test import Client

from ceyuan.indicators import FigureKey, figure
from ceyuan.intake import receive, replaced_by
from ceyuan.values import Period
from ceyuan_web.base import city
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.base.filing.reading import delivery_of
from ceyuan_web.base.models import Entry
from ceyuan_web.base.policy import Scope
from ceyuan_web.base.whose_organisation import directory, known
from ceyuan_web.desk.deciding import who

Acting = Callable[[str], Client]
ALL = Scope(everything=True)


def address() -> str:
    doubt = who.queue(ALL)[0]
    return f"/zh/desk/matches/{doubt.left['mention']}/{doubt.right['mention']}/"


def test_an_organisation_is_found_by_pinyin_and_by_code_and_opens_to_its_cells(own: Path, acting: Acting) -> None:
    client = acting("reviewer")
    for text in ("cdqhznkj", "91510100MA6ABCDE1P", "青禾"):
        assert "成都青禾智能科技有限公司" in client.get("/zh/desk/organisations/", {"q": text}).content.decode()
    number = directory(ALL).search("成都青禾智能科技有限公司")[0].organisation
    page = client.get(f"/zh/desk/organisations/{number}/").content.decode()
    assert "天府大道中段1366号" in page
    assert "/zh/desk/batches/" in page


def test_a_verdict_bears_the_name_of_who_gave_it_and_is_in_the_trail(own: Path, acting: Acting) -> None:
    client, place, before = acting("reviewer"), address(), len(who.queue(ALL))
    assert client.post(f"{place}judge/", {"verdict": "different", "note": "地址不同"}).status_code == 302
    assert len(who.queue(ALL)) == before - 1
    said = known().judgements.to_dicts()[-1]
    assert (said["person"], said["verdict"], said["note"]) == ("reviewer", "different", "地址不同")
    assert Entry.objects.get(deed="match.judge").told["verdict"] == "different"
    assert "reviewer" in client.get(place).content.decode()


def test_a_merge_waits_tells_its_effect_is_confirmed_and_taken_back(own: Path, acting: Acting) -> None:
    client = acting("statistician")
    client.post(f"{address()}judge/", {"verdict": "same"})
    number = who.proposed().changes[0].before[0]
    page = client.get(f"/zh/desk/matches/changes/{number}/").content.decode()
    assert "新登记入库科技型中小企业" in page
    before = known().links["organisation"].n_unique()
    client.post(f"/zh/desk/matches/changes/{number}/confirm/", {"reason": "核实"})
    assert known().links["organisation"].n_unique() == before - 1
    events = client.get("/zh/desk/matches/past/").content.decode()
    assert "合并" in events
    assert client.post("/zh/desk/matches/past/2/take-back/").status_code == 302
    assert [one.kind for one in who.proposed().changes] == ["split"]


def test_one_takes_back_ones_own_verdict_alone(own: Path, acting: Acting) -> None:
    acting("reviewer").post(f"{address()}judge/", {"verdict": "different"})
    assert acting("statistician").post("/zh/desk/matches/past/1/take-back/").status_code == 400
    assert acting("reviewer").post("/zh/desk/matches/past/1/take-back/").status_code == 302


def test_undoing_a_batch_files_a_correction_with_the_rows_as_they_were(own: Path, acting: Acting) -> None:
    client = acting("statistician")
    assert replaced_by(city.the_city().desk(), 2) == 1
    assert client.post("/zh/desk/batches/2/undo/", {"reason": ""}).status_code == 400
    assert client.post("/zh/desk/batches/2/undo/", {"reason": "原数无误"}).status_code == 302
    sent = Submission.objects.get()
    assert sent.correction.endswith("原数无误")
    built = FigureKey("space_built_area", Period.parse("2021-06"))
    assert figure(city.book(), built).value == 650_000
    receive(city.the_city().desk(), delivery_of(sent, own, "statistician"))
    city.forget()
    assert figure(city.book(), built).value == 600_000


def test_a_batch_that_replaced_nothing_cannot_be_undone(own: Path, acting: Acting) -> None:
    assert acting("statistician").post("/zh/desk/batches/1/undo/", {"reason": "x"}).status_code == 400


def test_filers_see_no_batches_and_only_their_own_quarantine(own: Path, acting: Acting) -> None:
    assert acting("filer").get("/zh/desk/batches/").status_code == 403
    assert acting("filer").get("/zh/desk/quarantine/").status_code == 200
    assert acting("filer").get("/zh/desk/quarantine/1/").status_code == 403
