"""The request as our views see it, after the middleware: with its language and its person."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from ceyuan.errors import Lang
from ceyuan_web.base.models import Person


class Asked(HttpRequest):
    """A request; used for its type alone.

    Attributes:
        lang: of the page.
        user: a person, or nobody.
        htmx: whether a part of the page was asked for.
    """

    lang: Lang
    user: Person | AnonymousUser
    htmx: HtmxDetails


class SignedIn(Asked):
    """A request behind a door: somebody is there."""

    user: Person
