"""What a site needs before its first visitor: a secret key of its own and, in a synthetic city, somebody to sign in as."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from ceyuan_web.base.audit.trail import append
from ceyuan_web.base.city import the_city
from ceyuan_web.base.models import Person, Post, Role, ScopeKind


@dataclass(frozen=True)
class Newcomer:
    """A demo person, with the password that is told once."""

    username: str
    name: str
    role: Role
    scope_kind: ScopeKind
    scope: str
    password: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """For a table."""
        return self.username, self.password, self.role.label, self.scope or self.scope_kind.label


def keep_secret(folder: Path) -> None:
    """Make the key that signs sessions, once, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), "ascii")


def demo_people() -> list[Newcomer]:
    """Found the demo people of a synthetic city that has nobody yet; elsewhere nobody."""
    if not the_city().definitions.city.synthetic or Person.objects.exists():
        return []
    found = [Newcomer(*each, secrets.token_urlsafe(9)) for each in _cast()]
    with transaction.atomic():
        for each in found:
            person = Person.objects.create_user(each.username, password=each.password, name_zh=each.name)
            person.is_staff = person.is_superuser = each.role == Role.ADMINISTRATOR
            person.save()
            Post.objects.create(person=person, role=each.role, scope_kind=each.scope_kind, scope=each.scope)
            append("", "people.found", f"person:{each.username}", {"role": each.role, "scope": each.scope})
    return found


def _cast() -> list[tuple[str, str, Role, ScopeKind, str]]:
    """One person for each role; the filer for a district, the operator for a space."""
    definitions = the_city().definitions
    district = definitions.places.districts[0].code if definitions.places else ""
    space = next((entry.label.zh for name, roster in definitions.rosters.items() if name == "spaces" for entry in roster.entries), "")
    whole = (ScopeKind.CITY, "")
    cast = [
        ("statistician", "陈静（示例）", Role.STATISTICIAN, *whole),
        ("reviewer", "周敏（示例）", Role.REVIEWER, *whole),
        ("publisher", "刘洋（示例）", Role.PUBLISHER, *whole),
        ("administrator", "赵磊（示例）", Role.ADMINISTRATOR, *whole),
    ]
    cast += [("filer", "李薇（示例）", Role.FILER, ScopeKind.PLACE, district)] if district else []
    cast += [("operator", "王强（示例）", Role.OPERATOR, ScopeKind.SPACE, space)] if space else []
    return cast
