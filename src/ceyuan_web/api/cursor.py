"""Pages of a long answer: a cursor keeps the version of the ledger and the place, so that nothing shifts while one reads on."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import asdict, dataclass

from django.http import HttpRequest

from ceyuan.errors import Fault
from ceyuan_web.api.errors import ApiError

_APART = ("cursor", "limit", "format")
"""Parameters that may change from page to page."""


@dataclass(frozen=True)
class Cursor:
    """Where reading goes on.

    Attributes:
        version: of the ledger; -1 where the answer is not of the ledger.
        offset: of the next row.
        of: hash of what was asked.
    """

    version: int
    offset: int
    of: str

    @property
    def text(self) -> str:
        """As callers bring it back."""
        return base64.urlsafe_b64encode(json.dumps(list(asdict(self).values())).encode()).decode().rstrip("=")


def begun(request: HttpRequest, cursor: str | None) -> Cursor | None:
    """The cursor that was brought.

    Raises:
        ApiError: it is none of ours, or of another question.
    """
    if not cursor:
        return None
    try:
        version, offset, of = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = Cursor(int(version), int(offset), str(of))
    except (binascii.Error, ValueError, TypeError) as error:
        raise ApiError(_not_ours()) from error
    if found.of != asked(request) or not 0 <= found.offset < 2**62 or not -1 <= found.version < 2**62:
        raise ApiError(_not_ours())
    return found


def asked(request: HttpRequest) -> str:
    """What is asked, whatever the page."""
    params = sorted((name, value) for name, values in request.GET.lists() for value in values if name not in _APART)
    return hashlib.sha256(repr((request.path, params)).encode()).hexdigest()[:16]


def _not_ours() -> Fault:
    fix = ("请用上一页给出的 next，其余参数不变", "Use the `next` of the page before, and leave the other parameters as they are")
    return Fault("bad-cursor", "这个游标无效", "The cursor is not of this question", "cursor", *fix)
