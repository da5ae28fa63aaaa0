"""What every operation says of itself in the OpenAPI document: its faults, and the forms of its answer."""

from __future__ import annotations

from typing import Any

from ceyuan_web.api.formats import MEDIA
from ceyuan_web.api.shapes import Faults

_REFUSED = frozenset({400, 401, 403, 404, 406, 413, 422, 429, 500, 503})


def answers(shape: Any, status: int = 200) -> dict[Any, Any]:
    """The shape of the answer and of faults."""
    return {status: shape, _REFUSED: Faults}


_BINARY = {"schema": {"type": "string", "format": "binary"}}
FORMATS: dict[str, Any] = {
    "parameters": [
        {
            "in": "query",
            "name": "format",
            "required": False,
            "schema": {"type": "string", "enum": list(MEDIA)},
            "description": "格式，先于 Accept · the form of the answer, before the header Accept",
        }
    ],
    "responses": {
        200: {"content": {media: _BINARY for name, media in MEDIA.items() if name != "json"}},
        304: {"description": "If-None-Match 仍有效 · your copy is still right"},
    },
}
"""For operations whose answer comes in every form."""
