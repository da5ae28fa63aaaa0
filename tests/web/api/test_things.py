"""Spaces and platforms, organisations, publications and claims."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from django.test import Client

from ceyuan_web.base import city, public

pytestmark = pytest.mark.django_db


def test_a_listing_shows_the_public_columns_alone(client: Client) -> None:
    rows = client.get("/api/v1/spaces").json()["items"]
    wanted = public.portal().listing("spaces")
    assert wanted is not None
    assert rows
    assert set(rows[0]) == {"space", *wanted.columns}


def test_one_of_them_with_its_rank(client: Client) -> None:
    name = client.get("/api/v1/spaces").json()["items"][0]["space"]
    found = client.get(f"/api/v1/spaces/{name}").json()
    assert {row["space"] for row in found["filings"]} == {name}
    assert all(1 <= each["place"] <= each["of"] for each in found["ranking"])
    assert client.get("/api/v1/spaces/没有这个").status_code == 404


def test_publications_and_their_files(client: Client) -> None:
    (brief,) = client.get("/api/v1/publications").json()["items"]
    whole = client.get(f"/api/v1/publications/{brief['id']}").json()
    assert len(whole["figures"]) == brief["figures"]
    name, sha256 = next((name, sha) for name, sha in brief["files"].items() if "/" not in name)
    answer = client.get(f"/api/v1/publications/{brief['id']}/files/{name}")
    assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == sha256
    assert answer.headers["Content-Disposition"].startswith("attachment")
    for wrong in ("manifest.json", "..%2Fmanifest.json", "%2Fetc%2Fpasswd"):
        assert client.get(f"/api/v1/publications/{brief['id']}/files/{wrong}").status_code == 404


def test_claims_of_a_text(client: Client) -> None:
    text = {"text": "2021年上半年，全市技术合同成交额7.5亿元，同比增长250%。"}
    found = client.post("/api/v1/claims", text, content_type="application/json").json()
    assert found["version"] == public.book().version
    assert len(found["claims"]) == 2
    assert {claim["verdict"] for claim in found["claims"]} <= set(found["counts"])


def test_organisations_are_for_staff(bearing: Callable[..., Client]) -> None:
    assert bearing("filer").get("/api/v1/organisations", {"q": "小城"}).status_code == 403
    staff = bearing("reviewer")
    assert staff.get("/api/v1/organisations", {"q": "小城"}).json()["items"] == []  # nothing is linked in this town
    assert staff.get("/api/v1/organisations/ORG-999").status_code == 404
    assert staff.get("/api/v1/organisations/ORG-x").status_code == 404


def test_another_version_is_for_who_may_ask(client: Client, bearing: Callable[..., Client]) -> None:
    one = {"indicator": "new_technology_smes", "period": "2021H1", "at": "1"}
    assert city.version() > 1
    assert client.get("/api/v1/figures", one).status_code == 404
    assert bearing("statistician").get("/api/v1/figures", one).json()["version"] == 1
