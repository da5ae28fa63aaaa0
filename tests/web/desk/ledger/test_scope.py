"""Who may decide for one district sees of who is who what that district holds, by whatever address it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from ceyuan_web.base.actions import do
from ceyuan_web.base.actions.tokens import IssueToken
from ceyuan_web.base.models import Person, Post, Role, ScopeKind
from ceyuan_web.base.policy import Scope
from ceyuan_web.base.whose_organisation import directory, holds
from ceyuan_web.desk.deciding import who
from organisations.town import LANTIAN, QINGHE
from web.conftest import person

OURS, OTHERS = "CD-GXQ", "510116"
ALL = Scope(everything=True)
PLAIN = "成都青禾智能科技有限公司"


def reviewer(place: str) -> Person:
    found, is_new = Person.objects.get_or_create(username=f"reviewer of {place}")
    if is_new:
        Post.objects.create(person=found, role=Role.REVIEWER, scope_kind=ScopeKind.PLACE, scope=place)
    return found


@pytest.fixture
def of(own: Path) -> Callable[[str], Client]:
    """A browser of the reviewer of a district."""

    def browser(place: str) -> Client:
        client = Client()
        client.force_login(reviewer(place))
        return client

    return browser


def pair() -> str:
    doubt = who.queue(ALL)[0]
    return f"/zh/desk/matches/{doubt.left['mention']}/{doubt.right['mention']}/"


def number(code: str) -> int:
    return directory(ALL).search(code)[0].organisation


def test_a_pair_opens_to_its_district_alone(of: Callable[[str], Client]) -> None:
    address = pair()
    for place, status in ((OURS, 200), (OTHERS, 403)):
        assert of(place).get(address).status_code == status
    assert PLAIN in of(OURS).get("/zh/desk/matches/").content.decode()
    assert PLAIN not in of(OTHERS).get("/zh/desk/matches/").content.decode()
    assert of(OTHERS).post(f"{address}judge/", {"verdict": "same"}).status_code == 403
    assert of(OURS).post(f"{address}judge/", {"verdict": "same"}).status_code == 302


def test_changes_and_history_are_told_within_the_scope(of: Callable[[str], Client]) -> None:
    of(OURS).post(f"{pair()}judge/", {"verdict": "same"})
    change = f"/zh/desk/matches/changes/{who.proposed().changes[0].before[0]}/"
    for place, status in ((OURS, 200), (OTHERS, 403)):
        assert of(place).get(change).status_code == status
    for address in ("/zh/desk/matches/changes/", "/zh/desk/matches/past/"):
        assert "ORG-" in of(OURS).get(address).content.decode()
        assert "ORG-" not in of(OTHERS).get(address).content.decode()
    assert of(OURS).post(f"{change}confirm/").status_code == 403  # it settles the whole city
    assert "confirm/" not in of(OURS).get(change).content.decode()
    take_back = "/zh/desk/matches/past/1/take-back/"
    assert of(OTHERS).post(take_back).status_code == 403
    assert of(OURS).post(take_back).status_code == 302


def test_a_merge_stays_within_the_scope_of_those_it_merged(of: Callable[[str], Client], acting: Callable[[str], Client]) -> None:
    client = acting("statistician")
    client.post(f"{pair()}judge/", {"verdict": "same"})
    client.post(f"/zh/desk/matches/changes/{who.proposed().changes[0].before[0]}/confirm/", {"reason": "核实"})
    assert "合并" in of(OURS).get("/zh/desk/matches/past/").content.decode()
    assert "合并</td>" not in of(OTHERS).get("/zh/desk/matches/past/").content.decode()


def test_search_and_file_of_an_organisation_end_at_the_district(of: Callable[[str], Client]) -> None:
    for text in (PLAIN, "cdqhznkj", QINGHE):
        assert PLAIN in of(OURS).get("/zh/desk/organisations/", {"q": text}).content.decode()
        assert f"{PLAIN}</a>" not in of(OTHERS).get("/zh/desk/organisations/", {"q": text}).content.decode()
    for place, code, status in ((OURS, QINGHE, 200), (OURS, LANTIAN, 403), (OTHERS, QINGHE, 403), (OTHERS, LANTIAN, 200)):
        assert of(place).get(f"/zh/desk/organisations/{number(code)}/").status_code == status


def test_the_api_answers_as_the_pages_do(of: Callable[[str], Client]) -> None:
    for place, code, status in ((OURS, QINGHE, 200), (OURS, LANTIAN, 403), (OTHERS, QINGHE, 403), (OTHERS, LANTIAN, 200)):
        name = reviewer(place).username
        _, secret = do(IssueToken(name, f"{place} {code}", ("organisation.read",)), person(Role.ADMINISTRATOR))
        program = Client(headers={"Authorization": f"Bearer {secret}"})
        assert program.get(f"/api/v1/organisations/ORG-{number(code)}").status_code == status
        assert len(program.get("/api/v1/organisations", {"q": code}).json()["items"]) == (status == 200)


def test_a_scope_may_be_an_organisation_by_its_code_or_its_number(own: Path) -> None:
    ours, other = number(QINGHE), number(LANTIAN)
    for code in (QINGHE, f"ORG-{ours}"):
        scope = Scope(organisations=frozenset({code}))
        assert holds(scope, [ours])
        assert not holds(scope, [ours, other])
    assert not holds(Scope(places=frozenset({OURS})), [])


def test_a_batch_names_no_other_outside_the_scope(own: Path, acting: Callable[[str], Client]) -> None:
    """Batch 2 is of one space, batch 1 of the same month holds another's rows too."""
    someone = Person.objects.create(username="of a space")
    Post.objects.create(person=someone, role=Role.STATISTICIAN, scope_kind=ScopeKind.SPACE, scope="示例科创空间01")
    client = Client()
    client.force_login(someone)
    assert client.get("/zh/desk/batches/1/").status_code == 403
    assert "/desk/batches/1/" in acting("statistician").get("/zh/desk/batches/2/").content.decode()
    found = client.get("/zh/desk/batches/2/")
    assert found.status_code == 200
    assert "/desk/batches/1/" not in found.content.decode()
