"""How often one may ask: each token by itself, others by their address, so many times in each minute."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from ceyuan_web.api.caller import EVERYONE
from ceyuan_web.base.addresses import address_of

MINUTE = 60


class Pace(BaseThrottle):
    """The pace of a caller. Nothing of a caller is kept in it: threads share it."""

    def __init__(self, share: int = 1) -> None:
        """At the rate of the settings, or a fraction of it for what costs more."""
        self.share = share

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether the caller has not asked too often in this minute."""
        caller = getattr(request, "auth", EVERYONE)
        key = f"pace-{self.share}-{caller.token or address_of(request)}-{int(time.time()) // MINUTE}"
        cache.add(key, 0, 2 * MINUTE)
        return cache.incr(key) <= max(1, settings.API_PER_MINUTE // self.share)

    def wait(self) -> float:
        """Seconds until the next minute."""
        return MINUTE - time.time() % MINUTE
