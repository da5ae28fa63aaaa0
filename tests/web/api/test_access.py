"""Tokens, freshness, pace and the one shape of faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from ceyuan_web.base.actions import RefusalError, do
from ceyuan_web.base.actions.tokens import IssueToken, RevokeToken
from ceyuan_web.base.addresses import address_of
from ceyuan_web.base.models import Entry, Person, Role, Token
from web.conftest import person

ONE = {"indicator": "new_technology_smes", "period": "2021H1"}
pytestmark = pytest.mark.django_db


def test_only_the_hash_of_a_secret_is_kept_and_none_of_it_in_the_trail() -> None:
    token, secret = do(IssueToken("statistician", "nightly", ("rows.read",)), _administrator())
    kept = str(Token.objects.values().get(pk=token.pk)) + str(list(Entry.objects.values()))
    assert secret not in kept
    assert token.hint == secret[:8]


def _administrator() -> Person:
    person(Role.STATISTICIAN)
    return person(Role.ADMINISTRATOR)


def test_who_may_not_issue_a_token_is_refused() -> None:
    with pytest.raises(RefusalError):
        do(IssueToken("reviewer", "mine", ("rows.read",)), person(Role.REVIEWER))


@pytest.mark.parametrize("spoil", ["revoke", "expire", "put away"])
def test_a_token_that_is_spent_opens_nothing(client: Client, bearing: Callable[..., Client], spoil: str) -> None:
    program, token = bearing("statistician"), Token.objects.get()
    assert program.get("/api/v1/figures", ONE).status_code == 200
    if spoil == "revoke":
        do(RevokeToken(token.pk), person(Role.ADMINISTRATOR))
    elif spoil == "expire":
        Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        token.person.is_active = False
        token.person.save()
    answer = program.get("/api/v1/figures", ONE)
    assert (answer.status_code, answer.json()["faults"][0]["code"]) == (401, "token-refused")


def test_a_token_does_only_what_it_was_made_for(bearing: Callable[..., Client]) -> None:
    program = bearing("statistician", ("figures.ask",))
    assert program.get("/api/v1/organisations", {"q": "小城"}).status_code == 403
    closed = {"indicator": "contract_turnover", "period": "2021H1"}
    assert program.get("/api/v1/evidence", closed).json()["items"] == []


def test_when_a_token_was_last_used_is_known(bearing: Callable[..., Client]) -> None:
    bearing("statistician").get("/api/v1/figures", ONE)
    assert Token.objects.get().last_used_at is not None


def test_what_did_not_change_is_not_sent_again(client: Client, bearing: Callable[..., Client]) -> None:
    first = client.get("/api/v1/figures", ONE)
    again = client.get("/api/v1/figures", ONE, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "public" in first.headers["Cache-Control"]
    own = bearing("statistician").get("/api/v1/figures", ONE, headers={"If-None-Match": first.headers["ETag"]})
    assert (own.status_code, own.headers["Cache-Control"]) == (200, "private, no-cache")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("get", "/api/v1/figures?indicator=nothing&period=2021H1", 404, "unknown-indicator"),
        ("get", "/api/v1/figures?indicator=new_technology_smes&period=2021X", 404, None),
        ("get", "/api/v1/figures", 422, "bad-parameter"),
        ("post", "/api/v1/figures", 405, "method-not-allowed"),
        ("get", "/api/v1/organisations?q=x", 401, "token-needed"),
        ("get", "/api/v1/publications/nothing", 404, "unknown-publication"),
        ("get", "/api/v2/anything", 404, "not-found"),
        ("get", "/api/v1/indicators?format=xml", 406, "no-such-format"),
    ],
)
def test_every_fault_has_one_shape(client: Client, method: str, path: str, status: int, code: str | None) -> None:
    answer = getattr(client, method)(path)
    faults = answer.json()["faults"]
    assert answer.status_code == status
    assert all(set(fault) == {"code", "zh", "en", "where", "fix"} and set(fault["fix"]) == {"zh", "en"} for fault in faults)
    assert code is None or faults[0]["code"] == code


def test_a_wrong_credential_is_not_taken_for_none(client: Client) -> None:
    for said in ("Bearer cy_wrong", "Basic YTpi", "nonsense"):
        assert client.get("/api/v1/figures", ONE, headers={"Authorization": said}).status_code == 401


def test_who_asks_too_often_waits(client: Client, settings: Settings) -> None:
    settings.API_PER_MINUTE = 2
    answers = [client.get("/api/v1/publications") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert answers[-1].json()["faults"][0]["code"] == "too-many"


def test_an_address_is_believed_only_from_our_own_proxy(settings: Settings) -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}, REMOTE_ADDR="127.0.0.1")
    settings.PROXIES = 0
    assert address_of(request) == "127.0.0.1"
    settings.PROXIES = 1
    assert address_of(request) == "198.51.100.7"
