"""How often a password may be guessed: so often for one name, and so often from one address, in a quarter of an hour."""

from __future__ import annotations

import hashlib
import time

from django.core.cache import cache
from django.http import HttpRequest

from ceyuan_web.base.addresses import address_of

SECONDS = 15 * 60
FOR_A_NAME, FROM_AN_ADDRESS = 8, 60
"""Each process counts for itself; behind several workers the limit is as many times that."""


def is_spent(request: HttpRequest, username: str) -> bool:
    """Whether there were too many wrong passwords lately; then not even a right one is looked at."""
    return any(cache.get(key, 0) >= most for key, most in _counters(request, username))


def was_wrong(request: HttpRequest, username: str) -> None:
    """Count a wrong password."""
    for key, _ in _counters(request, username):
        cache.add(key, 0, 2 * SECONDS)
        cache.incr(key)


def _counters(request: HttpRequest, username: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """What was typed as a name may be a password by mistake, so only its hash is kept."""
    when = int(time.time()) // SECONDS
    name = hashlib.sha256(username.strip().casefold().encode()).hexdigest()
    return (f"name-{name}-{when}", FOR_A_NAME), (f"address-{address_of(request)}-{when}", FROM_AN_ADDRESS)
