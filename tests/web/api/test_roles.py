"""Every address of the API × every role with a token that may do all that a token can."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from web.conftest import DISTRICT
from web.matrix import API, ROLES, SIGNED_IN, STAFF, Row

SENDERS = ("filer", "operator", "reviewer", "statistician")
_ONE = {"indicator": "new_technology_smes", "period": "2021H1"}
_OTHERS = {
    "get organisations": (STAFF, 200),
    "get organisation": (STAFF, 404),
    "get filings": (SIGNED_IN, 200),
    "post filings": (SENDERS, 422),
    "get filing": (SIGNED_IN, 404),
    "post filing-submit": (SENDERS, 404),
}
"""Who gets what where everyone is asked for a token; nothing is linked or sent in the small town, and a filing needs a file."""


def expected(row: Row, role: str) -> int:
    allowed, status = _OTHERS.get(f"{row.method} {row.name.partition(':')[2]}", (ROLES, row.status))
    return status if role in allowed else 401 if role == "public" else 403


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", API, ids=lambda row: f"{row.method} {row.path}")
@pytest.mark.django_db
def test_what_a_token_gets(client: Client, bearing: Callable[..., Client], row: Row, role: str) -> None:
    program = client if role == "public" else bearing(role)
    is_post = row.method == "post"
    answer = program.post(row.path, "{", content_type="application/json") if is_post else program.get(row.path, row.data)
    assert answer.status_code == expected(row, role)


@pytest.mark.parametrize(
    ("role", "status"), [("filer", 403), ("operator", 403), ("reviewer", 200), ("statistician", 200), ("publisher", 200)]
)
@pytest.mark.django_db
def test_the_figures_of_a_place_are_for_whom_it_concerns(bearing: Callable[..., Client], role: str, status: int) -> None:
    assert bearing(role).get("/api/v1/figures", {**_ONE, "place": "510104"}).status_code == status
    own = 200 if role != "operator" else 403
    assert bearing(role).get("/api/v1/figures", {**_ONE, "place": DISTRICT}).status_code == own
