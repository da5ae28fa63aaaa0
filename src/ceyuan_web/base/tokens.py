"""Secrets of tokens: how one is made, and whose a secret is that came with a request."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from ceyuan_web.base.models import Token

PREFIX = "cy_"
HINT = 8
GRANTABLE = ("figures.ask", "rows.read", "organisation.read", "publication.read", "file.receive", "submission.read")
"""What a token may be made for. Whatever needs a second look by a person is not among them."""
_USED_EVERY = timedelta(minutes=1)


def new_secret() -> str:
    """A secret that nobody guesses; scanners of code know it by its prefix."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret. It is random and long, so a plain hash cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> Token | None:
    """The token that a secret opens today; None where it is unknown, spent, revoked, or its person was put away."""
    now = timezone.now()
    living = Token.objects.filter(revoked_at__isnull=True, expires_at__gt=now, person__is_active=True)
    found = living.select_related("person").filter(sha256=hashed(secret)).first()
    if found and (found.last_used_at is None or now - found.last_used_at > _USED_EVERY):
        Token.objects.filter(pk=found.pk).update(last_used_at=now)  # no deed of anybody, so no line in the trail
    return found
