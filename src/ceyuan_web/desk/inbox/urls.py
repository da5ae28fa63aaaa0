"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.desk.inbox import inbox

urlpatterns = [
    path("desk/", inbox.inbox, name="inbox"),
]
