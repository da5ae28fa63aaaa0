"""Warming: after a start and after each publication, the pages that most people open are made before somebody waits for them."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Hashable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from ceyuan_web.published_bytes import PublishedBytes

LOOK_EVERY_SECONDS = 2.0


def keep_warm(pages: PublishedBytes) -> None:
    """Begin, beside the server's own threads."""
    threading.Thread(target=_watch, args=(pages,), name="warming", daemon=True).start()


def _watch(pages: PublishedBytes) -> None:
    done: Hashable = None
    while True:
        now = pages.state()
        if now != done:
            for address in addresses():
                _ask(pages, address)
            done = now
        time.sleep(LOOK_EVERY_SECONDS)


def addresses() -> Iterator[str]:
    """The header's places, the last publication and what the home page leads to, in both languages."""
    from django.urls import set_script_prefix

    from ceyuan_web.base.navigation import places
    from ceyuan_web.portal.home import leading_to

    for lang in ("zh", "en"):
        set_script_prefix(f"/{lang}/")
        yield from [place.url for place in places("")]
        yield from leading_to(lang)


def _ask(pages: PublishedBytes, address: str) -> None:
    """Have a page made, as a browser would."""
    parts = urlsplit(address)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for _ in pages(environ, lambda *_: lambda _: None):
        pass
