"""The catalogue of public indicators."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan_web.base.asked import Asked
from ceyuan_web.base.indicator.catalogue import grouped
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all


@open_to_all
def index(request: Asked) -> HttpResponse:
    """By the dataset that they are from, filtered by what is typed."""
    wanted = request.GET.get("q", "").strip()
    groups = grouped(public.definitions(), public.indicators(), wanted)
    return render(request, "portal/indicators.html", {"groups": groups, "q": wanted})
