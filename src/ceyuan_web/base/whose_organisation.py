"""Whose an organisation is: of each district and each code that one of its writings states. A scope holds it by any of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import polars as pl

from ceyuan.organisations import Known
from ceyuan.organisations.resolved import PREFIX
from ceyuan.organisations.search import Directory
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.city import Stamp, stamp, the_city, version
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import WHOLE_CITY, Scope, policy


def known() -> Known:
    """What is known of who is who at the newest version."""
    return Known(the_city().ledger, version())


def directory(scope: Scope) -> Directory:
    """Every name and code within a scope, ready to be searched."""
    return _directory(scope, stamp())


def holds(scope: Scope, organisations: Iterable[int]) -> bool:
    """Whether each of some organisations is within a scope; none at all are within none but the whole city's."""
    asked = frozenset(organisations)
    return scope.everything or (bool(asked) and asked <= within(scope))


def insist(person: Person, deed: str, organisations: Iterable[int]) -> None:
    """Go on only if the person may do the deed to each of some organisations.

    Raises:
        RefusalError: one of them is outside their scope.
    """
    if not holds(policy.scope(person, deed), organisations):
        raise RefusalError.by(policy.may(person, deed, WHOLE_CITY))


def within(scope: Scope) -> frozenset[int]:
    """The numbers of the organisations within a scope that is not the whole city's."""
    return _within(scope, stamp())


@lru_cache(maxsize=4)
def _directory(scope: Scope, _: Stamp) -> Directory:
    """Kept: building it takes as long as a thousand searches."""
    linked = known().organisations
    return Directory.of(linked if scope.everything else linked.filter(pl.col("organisation").is_in(sorted(within(scope)))))


@lru_cache(maxsize=64)
def _within(scope: Scope, _: Stamp) -> frozenset[int]:
    """With the numbers of writings that are within it: one of them is what an organisation that was merged away was called."""
    named = [code.removeprefix(PREFIX) for code in scope.organisations if code.startswith(PREFIX)]
    numbers = [int(number) for number in named if number.isascii() and number.isdecimal()]
    tests = {"district": scope.places, "credit_code": scope.organisations, "organisation": numbers}
    own = known().organisations.filter(pl.any_horizontal(pl.col(name).is_in(list(wanted)) for name, wanted in tests.items()))
    return frozenset(own["organisation"]) | frozenset(own["serial"])
