"""Addresses of asking."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.desk.asking import ask, cell, evidence

urlpatterns = [
    path("desk/ask/", ask.index, name="ask"),
    path("desk/ask/<slug:name>/", ask.indicator, name="ask-indicator"),
    path("desk/ask/<slug:name>/evidence/", evidence.evidence, name="evidence"),
    path("desk/ask/<slug:name>/evidence.<slug:kind>", evidence.as_file, name="evidence-file"),
    path("desk/ask/<slug:name>.json", ask.as_json, name="ask-json"),
    path("desk/ask/<slug:name>.<slug:kind>", ask.as_table, name="ask-table"),
    path("desk/batches/<int:number>/cell/", cell.cell, name="cell"),
]
