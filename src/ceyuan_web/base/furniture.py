"""What every page stands in: its language, the same page in the other, the city's name, the way around."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ceyuan_web.base.city import the_city
from ceyuan_web.base.language import elsewhere
from ceyuan_web.base.navigation import places

SHEETS = tuple(f"ceyuan/{name}.css" for name in ("tokens", "page", "figure", "table", "form", "chart", "parts"))


def furniture(request: HttpRequest) -> dict[str, Any]:
    """For templates: `lang`, `elsewhere`, `city`, `navigation`, `sheets`."""
    if not hasattr(request, "lang"):
        return {"sheets": SHEETS}
    return {
        "lang": request.lang,
        "elsewhere": elsewhere(request),
        "city": SimpleLazyObject(lambda: the_city().definitions.city),
        "navigation": SimpleLazyObject(lambda: places(f"/{request.lang}{request.path_info}")),
        "sheets": SHEETS,
    }
