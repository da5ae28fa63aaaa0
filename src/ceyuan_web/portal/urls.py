"""Public addresses."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.portal import home

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
]
