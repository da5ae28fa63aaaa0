"""Public addresses."""

from __future__ import annotations

from django.urls import path, re_path

from ceyuan_web.portal import exports, home, indicator, indicators, listings, members, organisations, publications, reading, search

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("wall/", home.wall, name="wall"),
    path("about/", home.about, name="about"),
    path("indicators/", indicators.index, name="indicators"),
    path("indicators/<slug:name>/", indicator.indicator, name="indicator"),
    path("indicators/<slug:name>/evidence/", indicator.evidence, name="evidence"),
    path("indicators/<slug:name>.json", exports.as_json, name="indicator-json"),
    path("indicators/<slug:name>.<slug:kind>", exports.as_table, name="indicator-table"),
    path("publications/", publications.index, name="publications"),
    path("publications/<slug:name>/", publications.page, name="publication"),
    path("publications/<slug:name>/figures.<slug:kind>", publications.figures, name="publication-figures"),
    path("publications/<slug:name>/<str:file>", publications.file, name="publication-file"),
    re_path(r"^(?P<listing>spaces|platforms)/$", listings.index, name="listing"),
    re_path(r"^(?P<listing>spaces|platforms)/(?P<name>[^/]+)/$", listings.thing, name="thing"),
    re_path(r"^(?P<kind>districts|tracks)/$", members.index, name="members"),
    re_path(r"^(?P<kind>districts|tracks)/(?P<code>[^/]+)/$", members.member, name="member"),
    path("organisations/<slug:code>/", organisations.organisation, name="organisation"),
    path("search/", search.search, name="search"),
    path("read/", reading.read, name="read"),
]
