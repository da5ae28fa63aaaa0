"""Published bytes: the same page, faster, until what it rests on changes; and never what is not public."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from ceyuan_web import published_bytes
from ceyuan_web.published_bytes import PublishedBytes

PUBLIC = [("Content-Type", "text/html"), ("Cache-Control", "public, max-age=60")]


class Inner:
    """An application that counts how often it is asked."""

    def __init__(self, headers: list[tuple[str, str]] = PUBLIC, status: str = "200 OK") -> None:
        self.asked, self.headers, self.status = 0, headers, status

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        start_response(self.status, list(self.headers))
        return [f"{environ['PATH_INFO']}?{environ['QUERY_STRING']} {self.asked} ".encode(), b"x" * 2000]


class Asker:
    """A site over an inner application, and what it rests on."""

    def __init__(self, inner: Inner) -> None:
        self.inner, self.state = inner, 1
        self.site = PublishedBytes(inner, lambda: self.state)  # type: ignore[arg-type]

    def __call__(self, path: str = "/zh/", query: str = "", method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
        self.site.looked_at = 0.0  # as if a while had passed
        said: list[Any] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, **headers}
        body = b"".join(self.site(environ, lambda *told: said.extend(told)))  # type: ignore[arg-type]
        return said[0], dict(said[1]), body


def test_a_public_page_is_made_once() -> None:
    ask = Asker(Inner())
    assert ask() == ask()
    assert ask.inner.asked == 1
    assert ask(query="place=1")[2] != ask()[2]
    assert ask("/en/")[2] != ask()[2]
    assert ask.inner.asked == 3


def test_many_who_want_a_page_at_once_wait_for_one_making() -> None:
    ask = Asker(Inner())
    slow = ask.site.inner

    def slowly(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        time.sleep(0.05)
        return slow(environ, start_response)

    ask.site.inner = slowly  # type: ignore[assignment]
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ask.inner.asked == 1


def test_it_is_made_again_once_the_ledger_moves() -> None:
    ask = Asker(Inner())
    before = ask()
    ask.state = 2
    after = ask()
    assert before[1]["ETag"] != after[1]["ETag"]
    assert ask.inner.asked == 2


def test_a_page_made_while_the_ledger_moved_is_not_kept() -> None:
    ask = Asker(Inner())

    def moving(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        ask.state = 2
        ask.site.looked_at = 0.0
        ask.site._look()
        return ask.inner(environ, start_response)

    ask.site.inner = moving  # type: ignore[assignment]
    ask()
    assert ask.site.kept == {}


def test_compressed_and_plain_are_the_same_page_under_two_tags() -> None:
    ask = Asker(Inner())
    small, plain = ask(HTTP_ACCEPT_ENCODING="gzip, br"), ask()
    assert gzip.decompress(small[2]) == plain[2]
    assert small[1]["ETag"] != plain[1]["ETag"]
    assert small[1]["Vary"] == "Accept-Encoding"
    assert ask.inner.asked == 1


def test_who_has_it_already_gets_nothing_but_that_word() -> None:
    ask = Asker(Inner())
    etag = ask()[1]["ETag"]
    status, headers, body = ask(HTTP_IF_NONE_MATCH=etag)
    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == etag
    assert ask(method="HEAD")[2] == b""


def test_what_is_not_public_is_asked_for_each_time() -> None:
    for headers, status in (
        ([("Content-Type", "text/html")], "200 OK"),
        ([*PUBLIC, ("Set-Cookie", "a=b")], "200 OK"),
        ([*PUBLIC, ("Vary", "Cookie")], "200 OK"),
        (PUBLIC, "404 Not Found"),
    ):
        ask = Asker(Inner(headers, status))
        ask()
        ask()
        assert ask.inner.asked == 2
    ask = Asker(Inner())
    ask(method="POST")
    ask(path="/api/v1/")
    ask(query="q=" + "x" * 500)
    assert ask.site.kept == {}


def test_there_is_an_end_to_what_is_kept(monkeypatch: Any) -> None:
    monkeypatch.setattr(published_bytes, "MOST_PAGES", 10)
    ask = Asker(Inner())
    for number in range(50):
        ask(query=f"n={number}")
    assert len(ask.site.kept) <= 10
