"""Addresses of deciding."""

from __future__ import annotations

from django.urls import path, register_converter

from ceyuan_web.desk.deciding import batches, changes, matches, organisations, quarantine


class Mention:
    """The number of a mention: a hash, which may be negative."""

    regex = r"-?\d+"
    to_python = staticmethod(int)
    to_url = staticmethod(str)


register_converter(Mention, "mention")

urlpatterns = [
    path("desk/organisations/", organisations.index, name="organisations"),
    path("desk/organisations/<int:number>/", organisations.organisation, name="organisation"),
    path("desk/matches/", matches.queue, name="matches"),
    path("desk/matches/link/", matches.link, name="link"),
    path("desk/matches/changes/", changes.waiting, name="changes"),
    path("desk/matches/changes/<int:number>/", changes.change, name="change"),
    path("desk/matches/changes/<int:number>/confirm/", changes.confirm, name="confirm-change"),
    path("desk/matches/past/", changes.past, name="past-changes"),
    path("desk/matches/past/<int:number>/take-back/", changes.take_back, name="take-back"),
    path("desk/matches/<mention:left>/<mention:right>/", matches.match, name="match"),
    path("desk/matches/<mention:left>/<mention:right>/judge/", matches.judge, name="judge"),
    path("desk/quarantine/", quarantine.index, name="quarantine"),
    path("desk/quarantine/<int:number>/", quarantine.rows, name="quarantine-rows"),
    path("desk/quarantine/<int:number>/workbook/", quarantine.workbook, name="quarantine-workbook"),
    path("desk/batches/", batches.index, name="batches"),
    path("desk/batches/<int:number>/", batches.batch, name="batch"),
    path("desk/batches/<int:number>/original/", batches.original, name="original"),
    path("desk/batches/<int:number>/impact/", batches.impacts, name="batch-impact"),
    path("desk/batches/<int:number>/undo/", batches.undo, name="undo-batch"),
]
