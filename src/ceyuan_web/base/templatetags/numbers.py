"""Numbers in templates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template

from ceyuan.reports.page.sparkline import Sparkline
from ceyuan_web.base.city import the_city
from ceyuan_web.base.spoken import Spoken
from ceyuan_web.base.templatetags.words import lang_of

register = template.Library()


@register.filter
def grouped(number: int | Decimal | None, nothing: str = "") -> str:
    """A number with its thousands apart, without idle zeros behind the point.

    >>> grouped(Decimal("4372.50"))
    '4,372.5'
    """
    if number is None:
        return nothing
    text = f"{number:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.simple_tag(takes_context=True)
def unit(context: template.Context, name: str | None) -> str:
    """`{% unit figure.unit %}`: a unit in the language of the page."""
    return the_city().definitions.units.in_words(name, lang_of(context)) if name else ""


@register.inclusion_tag("base/figure.html", takes_context=True)
def figure(
    context: template.Context, spoken: Spoken, *, is_large: bool = False, is_bare: bool = False, spark: Sparkline | None = None
) -> dict[str, Any]:
    """`{% figure spoken %}`: the one part that shows a figure; bare where the label stands above it already."""
    return {"figure": spoken, "is_large": is_large, "is_bare": is_bare, "spark": spark, "request": context.get("request")}
