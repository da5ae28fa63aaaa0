"""In which form an answer is wanted: `?format=` before the header Accept; JSON where nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from django.http import HttpRequest

from ceyuan.errors import Fault
from ceyuan_web.api.errors import FormatError

Format = Literal["json", "csv", "parquet"]
MEDIA: Mapping[Format, str] = {"json": "application/json", "csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def wanted(request: HttpRequest) -> Format:
    """The form that is wanted.

    Raises:
        FormatError: none of ours is.
    """
    named = request.GET.get("format")
    found = next((name for name in MEDIA if name == named), None) if named is not None else _accepted(request)
    if found is None:
        raise FormatError(_not_ours())
    return found


def _accepted(request: HttpRequest) -> Format | None:
    preferred = request.get_preferred_type(list(MEDIA.values()))
    return next((name for name, media in MEDIA.items() if media == preferred), None)


def _not_ours() -> Fault:
    ours = " ".join(MEDIA)
    fix = (f"请用 ?format= 选：{ours}", f"Choose with ?format=: {ours}")
    return Fault("no-such-format", "没有这种格式", "There is no answer in that format", "format, Accept", *fix)
