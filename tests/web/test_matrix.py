"""Every address × every role, allowed and denied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from ceyuan_web.published_bytes import PublishedBytes
from web.matrix import ROLES, ROWS, Row


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}:{pattern.name}"
        elif pattern.namespace != "admin":
            yield from addresses(pattern, pattern.namespace or namespace)


def test_no_address_is_missing_from_the_matrix() -> None:
    assert {row.name for row in ROWS} == set(addresses(get_resolver()))


OPEN = [row for row in ROWS if row.name.startswith("portal:") and row.method == "get"]
REST = [row for row in ROWS if row not in OPEN]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", REST, ids=lambda row: f"{row.method} {row.path}")
def test_what_a_role_gets(acting: Callable[[str], Client], row: Row, role: str) -> None:
    client = acting(role)
    answer = client.post(f"/zh{row.path}", row.data) if row.method == "post" else client.get(f"/zh{row.path}", row.data)
    answer.close()
    assert answer.status_code == row.expected(role)


@pytest.mark.parametrize("row", OPEN, ids=lambda row: row.path)
def test_public_pages_are_the_same_for_every_role_and_ask_for_no_session(acting: Callable[[str], Client], row: Row) -> None:
    """Through the published bytes, as a browser gets them: whoever asks second gets what was made for the first."""
    site, answers = PublishedBytes(get_wsgi_application(), lambda: 1), set()
    for role in ROLES:
        cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in acting(role).cookies.items())
        status, headers, body = get(site, f"/zh{row.path}", row.data, cookie)
        assert int(status.split()[0]) == row.expected(role)
        assert "Set-Cookie" not in headers
        assert "Cookie" not in headers.get("Vary", "")
        answers.add(body)
    assert len(answers) == 1


def get(site: PublishedBytes, path: str, query: dict[str, str], cookie: str) -> tuple[str, dict[str, str], bytes]:
    """What a site answers to an address."""
    environ: dict[str, Any] = RequestFactory().get(path, query, HTTP_COOKIE=cookie).environ
    environ["PATH_INFO"] = path.encode().decode("latin-1")  # as a server gives it
    said: list[Any] = []
    answer = site(environ, lambda *told: said.extend(told))  # type: ignore[arg-type]
    body = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    return said[0], dict(said[1]), body
