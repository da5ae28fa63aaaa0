"""Public pages as bytes: rendered once, then answered without Django until the ledger, the publications or the definitions change."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOK_EVERY_SECONDS = 0.25
"""How often it is asked whether what the pages rest on has changed."""
MOST_PAGES, MOST_BYTES = 4000, 96 * 1024 * 1024
LONGEST_QUERY = 400
COMPRESSED = ("text/", "application/json", "image/svg")
LEAST_BYTES = 600
"""Smaller than this, compressing is not worth it."""
OFFICIAL = ("/zh/", "/en/")
STAFF = ("/desk/", "/admin/", "/account/", "/login/", "/logout/")
"""Addresses under a language that are never public."""

Headers = list[tuple[str, str]]
Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is ready to be sent."""

    etag: str
    headers: Headers
    body: bytes


class PublishedBytes:
    """A WSGI application that stands before another.

    Args:
        inner: answers what is not kept.
        state: what public pages rest on; while it is equal they stay.
    """

    def __init__(self, inner: WSGIApplication, state: Callable[[], Hashable]) -> None:
        self.inner, self.state = inner, state
        self.kept: dict[Key, Kept] = {}
        self.size = 0
        self.rests_on: Hashable = None
        self.looked_at = 0.0
        self.lock, self.making = threading.Lock(), threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from what is kept, or let the inner application answer and keep that where it is public."""
        method, path, query = environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if method not in ("GET", "HEAD") or not path.startswith(OFFICIAL) or len(query) > LONGEST_QUERY:
            return self.inner(environ, start_response)
        self._look()
        found = self.kept.get((path, query, "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")))
        if found is not None:
            return _answer(found, environ, start_response)
        if path[3:].startswith(STAFF):
            return self.inner(environ, start_response)
        # One at a time: a page that many want at once is made once, and the engine is asked by one thread.
        with self.making:
            found = self.kept.get((path, query, "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")))
            return _answer(found, environ, start_response) if found else self._rendered(environ, start_response)

    def _look(self) -> None:
        """Forget everything once what it rests on has changed. One thread looks; the others go on."""
        now = time.monotonic()
        if now - self.looked_at < LOOK_EVERY_SECONDS or not self.lock.acquire(blocking=False):
            return
        try:
            rests_on = self.state()
            if rests_on != self.rests_on:
                self.kept, self.size, self.rests_on = {}, 0, rests_on
            self.looked_at = time.monotonic()
        finally:
            self.lock.release()

    def _rendered(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """What the inner application answers."""
        rests_on, said = self.rests_on, dict[str, Any]()

        def remember(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], object]:
            said.update(status=status, headers=headers)
            return lambda _: None

        answer = self.inner({**environ, "REQUEST_METHOD": "GET"}, remember)
        if not _is_public(said["status"], said["headers"]):
            start_response(said["status"], said["headers"])
            return answer
        body = b"".join(answer)
        if close := getattr(answer, "close", None):
            close()
        self._keep((environ["PATH_INFO"], environ.get("QUERY_STRING", "")), said["headers"], body, rests_on)
        return _answer(_variant(said["headers"], body, is_small="gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")), environ, start_response)

    def _keep(self, address: tuple[str, str], headers: Headers, body: bytes, rests_on: Hashable) -> None:
        """Keep both variants, unless the ledger moved while the page was made or there is no room left."""
        with self.lock:
            if rests_on != self.rests_on or self.size + 2 * len(body) > MOST_BYTES or len(self.kept) >= MOST_PAGES:
                return
            for is_small in (False, True):
                found = _variant(headers, body, is_small=is_small)
                self.kept[*address, is_small] = found
                self.size += len(found.body)


def _is_public(status: str, headers: Headers) -> bool:
    """Whether an answer is the same for everyone: a whole one that says so and sets no cookie."""
    named = {name.lower(): value for name, value in headers}
    is_open = named.get("cache-control", "").startswith("public") and "cookie" not in named.get("vary", "").lower()
    return status.startswith("200") and is_open and "set-cookie" not in named


def _variant(headers: Headers, body: bytes, *, is_small: bool) -> Kept:
    """The answer plain, or compressed where that helps."""
    named = {name.lower(): value for name, value in headers}
    is_small = is_small and named.get("content-type", "").startswith(COMPRESSED) and len(body) >= LEAST_BYTES
    sent = gzip.compress(body, 6, mtime=0) if is_small else body
    etag = f'"{hashlib.sha256(sent).hexdigest()[:20]}"'
    own = ("content-length", "etag", "vary", "content-encoding")
    rest = [(name, value) for name, value in headers if name.lower() not in own]
    rest += [("Content-Length", str(len(sent))), ("ETag", etag), ("Vary", "Accept-Encoding")]
    return Kept(etag, [*rest, *([("Content-Encoding", "gzip")] if is_small else [])], sent)


def _answer(found: Kept, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Send it, or say that the client has it already."""
    if found.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", [(name, value) for name, value in found.headers if not name.startswith("Content-")])
        return []
    start_response("200 OK", found.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [found.body]
