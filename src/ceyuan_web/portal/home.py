"""The home page: the last published report in figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan_web.base.asked import Asked
from ceyuan_web.base.city import publications
from ceyuan_web.base.spoken import republished


def home(request: Asked) -> HttpResponse:
    """The figures of the latest publication."""
    latest = next(iter(publications()), None)
    figures = [republished(figure, request.lang) for figure in latest.figures[:9]] if latest else []
    return render(request, "portal/home.html", {"latest": latest, "figures": figures})
