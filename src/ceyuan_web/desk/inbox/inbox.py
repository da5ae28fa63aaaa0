"""The inbox page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs


@needs("desk.enter")
def inbox(request: SignedIn) -> HttpResponse:
    """What waits for this person."""
    return render(request, "desk/inbox/inbox.html")
