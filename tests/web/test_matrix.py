"""Every address × every role, allowed and denied."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from web.matrix import ROLES, ROWS, Row


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}:{pattern.name}"
        elif pattern.namespace != "admin":
            yield from addresses(pattern, pattern.namespace or namespace)


def test_no_address_is_missing_from_the_matrix() -> None:
    assert {row.name for row in ROWS} == set(addresses(get_resolver()))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path}")
def test_what_a_role_gets(acting: Callable[[str], Client], row: Row, role: str) -> None:
    client = acting(role)
    answer = client.post(f"/zh{row.path}", row.data) if row.method == "post" else client.get(f"/zh{row.path}", row.data)
    assert answer.status_code == row.expected(role)


@pytest.mark.parametrize("row", [row for row in ROWS if row.name.startswith("portal:")], ids=lambda row: row.path)
def test_public_pages_ask_for_no_session(acting: Callable[[str], Client], row: Row) -> None:
    answer = acting("public").get(f"/en{row.path}", row.data)
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
