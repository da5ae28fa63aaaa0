"""The trail in the database: appending in the transaction of the deed, reading, exporting."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from ceyuan_web.base.audit.chain import START, Link
from ceyuan_web.base.models import Entry

_LOCK = 7_305_211
"""The advisory lock that makes writers of the trail wait for one another on PostgreSQL; SQLite has one writer anyway."""
_FIELDS = [field.name for field in fields(Link)]


def append(who: str, deed: str, subject: str, told: Mapping[str, Any]) -> Entry:
    """Write an entry. The caller's transaction holds it together with what was done.

    Raises:
        TransactionManagementError: there is no transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an entry is written in the transaction of its deed")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Entry.objects.order_by("-number").values_list("number", "sha256").first()
    number, before = (last[0] + 1, last[1]) if last else (1, START)
    plain = json.loads(json.dumps(dict(told), ensure_ascii=False, default=str))
    link = Link(number, timezone.now().isoformat(), who, deed, subject[:200], plain, before)
    return Entry.objects.create(**asdict(replace(link, sha256=link.seal)))


def links() -> Iterator[Link]:
    """The trail, in order."""
    for values in Entry.objects.order_by("number").values_list(*_FIELDS).iterator(2000):
        yield Link(*values)


def export() -> Iterator[str]:
    """The trail as JSON lines, each as it is hashed."""
    for link in links():
        yield json.dumps(asdict(link), ensure_ascii=False)
