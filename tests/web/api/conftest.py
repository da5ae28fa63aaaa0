from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from ceyuan_web.base.actions import do
from ceyuan_web.base.actions.tokens import IssueToken
from ceyuan_web.base.models import Role
from ceyuan_web.base.tokens import GRANTABLE
from web.conftest import person


@pytest.fixture(autouse=True)
def unhurried() -> None:
    cache.clear()


@pytest.fixture
def bearing(db: None, client: Client) -> Callable[..., Client]:
    """A program with a token of a person in a role."""

    def program(role: str, deeds: tuple[str, ...] = GRANTABLE) -> Client:
        owner = person(Role(role))
        _, secret = do(IssueToken(owner.username, "test", deeds), person(Role.ADMINISTRATOR))
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return program
