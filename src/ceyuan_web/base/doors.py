"""The door of a page: the policy is asked before the view runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import DEEDS, Thing, policy

View = Callable[..., HttpResponseBase]


def needs(deed: str) -> Callable[[View], View]:
    """Let in who may do the deed; others are refused with the reason, or asked to sign in."""
    assert deed in DEEDS, deed

    def guarded(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            verdict = policy.may(request.user, deed)
            if verdict:
                return view(request, *args, **kwargs)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            raise RefusalError.by(verdict)

        return door

    return guarded


def insist(person: Person, deed: str, thing: Thing) -> None:
    """Go on only if the person may do the deed to the thing.

    Raises:
        RefusalError: the policy says no.
    """
    verdict = policy.may(person, deed, thing)
    if not verdict:
        raise RefusalError.by(verdict)
