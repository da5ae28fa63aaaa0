"""The catalogue of public indicators."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.definitions import Definitions, Indicator
from ceyuan.indicators.members import datasets_of
from ceyuan.values import Bilingual
from ceyuan_web.base.asked import Asked
from ceyuan_web.portal import public
from ceyuan_web.portal.public import open_to_all


@open_to_all
def index(request: Asked) -> HttpResponse:
    """By the dataset that they are from, filtered by what is typed."""
    wanted = request.GET.get("q", "").strip()
    definitions = public.definitions()
    found = [one for one in public.indicators() if matches(one, wanted)]
    grouped = groupby(found, key=lambda one: _from(definitions, one))
    return render(request, "portal/indicators.html", {"groups": [(label, list(each)) for label, each in grouped], "q": wanted})


def matches(indicator: Indicator, wanted: str) -> bool:
    """Whether the words are in its name, id or other names."""
    words = (indicator.indicator, indicator.label.zh, indicator.label.en, *indicator.aliases)
    return any(wanted.lower() in word.lower() for word in words)


def _from(definitions: Definitions, indicator: Indicator) -> Bilingual:
    return datasets_of(definitions, indicator)[0].label
