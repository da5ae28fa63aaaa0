"""The desk's own furniture in templates."""

from __future__ import annotations

from typing import Any

from django import template

from ceyuan_web.desk.navigation import tabs

register = template.Library()


@register.inclusion_tag("desk/tabs.html", takes_context=True)
def desk_tabs(context: template.Context) -> dict[str, Any]:
    """`{% desk_tabs %}`: the parts of the desk."""
    return {"tabs": tabs(context["request"]), "request": context["request"]}
