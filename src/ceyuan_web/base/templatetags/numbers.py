"""Numbers in templates."""

from __future__ import annotations

from typing import Any

from django import template

from ceyuan_web.base.spoken import Spoken

register = template.Library()


@register.inclusion_tag("base/figure.html", takes_context=True)
def figure(context: template.Context, spoken: Spoken, is_large: bool = False) -> dict[str, Any]:
    """`{% figure spoken %}`: the one part that shows a figure."""
    return {"figure": spoken, "is_large": is_large, "request": context.get("request")}
