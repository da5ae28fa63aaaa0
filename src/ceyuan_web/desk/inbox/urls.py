"""Addresses of the inbox."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.desk.inbox import calendar, inbox

urlpatterns = [
    path("desk/", inbox.inbox, name="inbox"),
    path("desk/calendar/", calendar.calendar, name="calendar"),
    path("desk/calendar/remind/", calendar.remind, name="remind"),
]
