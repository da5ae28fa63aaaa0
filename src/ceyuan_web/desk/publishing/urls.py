"""Addresses of publishing."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.desk.publishing import definitions, drafts, publications

urlpatterns = [
    path("desk/publications/", publications.index, name="publications"),
    path("desk/publications/draft/", drafts.prepare, name="draft"),
    path("desk/publications/publish/", drafts.publish, name="publish"),
    path("desk/publications/<slug:name>/", publications.publication, name="publication"),
    path("desk/publications/<slug:name>/verify/", publications.verify, name="verify"),
    path("desk/publications/<slug:name>/revisions/", publications.revisions, name="revisions"),
    path("desk/publications/<slug:name>/<str:file>", publications.file, name="publication-file"),
    path("desk/definitions/", definitions.index, name="definitions"),
    path("desk/definitions/<slug:kind>/<str:name>/", definitions.definition, name="definition"),
]
