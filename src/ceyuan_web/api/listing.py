"""Lists that are not of the ledger's rows, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from ceyuan_web.api.cursor import Cursor, asked, begun

T = TypeVar("T")


class Pages(Schema):
    """Which page."""

    limit: int = Field(100, ge=1, le=1000, description="每页条数 · how many")
    cursor: str | None = Field(None, max_length=400, description="上一页的 next · `next` of the page before")


def cut(request: HttpRequest, pages: Pages, items: Sequence[T], version: int = -1) -> tuple[Sequence[T], str | None]:
    """The items of a page, and the cursor of the next."""
    cursor = begun(request, pages.cursor)
    start = cursor.offset if cursor else 0
    end = start + pages.limit
    return items[start:end], Cursor(version, end, asked(request)).text if end < len(items) else None
