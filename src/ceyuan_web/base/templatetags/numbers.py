"""Numbers in templates."""

from __future__ import annotations

from typing import Any

from django import template

from ceyuan.reports.page.sparkline import Sparkline
from ceyuan_web.base.spoken import Spoken

register = template.Library()


@register.inclusion_tag("base/figure.html", takes_context=True)
def figure(
    context: template.Context, spoken: Spoken, *, is_large: bool = False, is_bare: bool = False, spark: Sparkline | None = None
) -> dict[str, Any]:
    """`{% figure spoken %}`: the one part that shows a figure; bare where the label stands above it already."""
    return {"figure": spoken, "is_large": is_large, "is_bare": is_bare, "spark": spark, "request": context.get("request")}
