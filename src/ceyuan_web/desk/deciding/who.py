"""Who is who at the newest version, kept until something is written: reading it takes seconds in a large city."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ceyuan.definitions import Definitions
from ceyuan.organisations import Known, Model, Settlement, settlement, standing
from ceyuan.organisations.doubts import Doubt, doubts, pair
from ceyuan.organisations.search import Directory
from ceyuan.organisations.standing import Standing
from ceyuan_web.base.city import the_city, version

QUEUE = 50
"""How many doubtful pairs are laid before a person at a time."""

Stamp = tuple[Path, int, str]
"""City, version of the ledger, hash of the definitions: while they are the same, so is everything here."""


def stamp() -> Stamp:
    """That of now."""
    return settings.CITY, version(), the_city().definitions.sha256


def known() -> Known:
    """What is known of who is who."""
    return Known(the_city().ledger, version())


def directory() -> Directory:
    """Every name and code, ready to be searched."""
    return _directory(stamp())


def queue() -> list[Doubt]:
    """The doubtful pairs that wait for a person, the likeliest first."""
    return _queue(stamp())


def side_by_side(left: int, right: int) -> Doubt:
    """Two mentions, explained."""
    return pair(known(), Model.of(the_city().definitions), left, right)


def now() -> Standing:
    """What is linked and what waits."""
    return _standing(stamp())


def proposed() -> Settlement:
    """How things would be settled, with every change that waits."""
    return _proposed(stamp())


def definitions() -> Definitions:
    """Those of today."""
    return the_city().definitions


@lru_cache(maxsize=1)
def _directory(_: Stamp) -> Directory:
    return Directory.of(known().organisations)


@lru_cache(maxsize=1)
def _queue(_: Stamp) -> list[Doubt]:
    return doubts(known(), Model.of(definitions()), QUEUE)


@lru_cache(maxsize=1)
def _standing(_: Stamp) -> Standing:
    return standing(definitions(), the_city().ledger)


@lru_cache(maxsize=1)
def _proposed(_: Stamp) -> Settlement:
    return settlement(definitions(), the_city().ledger)
