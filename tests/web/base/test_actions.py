"""Actions: permission, transaction and audit are one; a refusal or a failure leaves nothing behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from ceyuan_web.base.actions import Action, RefusalError, do
from ceyuan_web.base.models import Entry, Person, Post, Role
from ceyuan_web.base.policy import Thing
from web.conftest import DISTRICT, person

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Rename(Action[str]):
    """Rename somebody; fails half-way when told to."""

    name: str
    password: str
    place: str | None = None
    is_failing: bool = False
    deed: ClassVar[str] = "file.form"
    secret: ClassVar[frozenset[str]] = frozenset({"password"})

    @property
    def thing(self) -> Thing:
        return Thing(place=self.place)

    @property
    def subject(self) -> str:
        return "person:x"

    def perform(self, person: Person) -> str:
        Person.objects.filter(pk=person.pk).update(name_zh=self.name)
        if self.is_failing:
            raise ZeroDivisionError
        return self.name


def test_it_is_done_and_told_without_its_secrets() -> None:
    filer = person(Role.FILER)
    assert do(Rename("新名", "不可说", DISTRICT), filer) == "新名"
    entry = Entry.objects.get()
    assert (entry.who, entry.deed, entry.subject) == ("filer", "file.form", "person:x")
    assert entry.told["name"] == "新名"
    assert "不可说" not in str(entry.told)


@pytest.mark.parametrize(("role", "place"), [(Role.PUBLISHER, None), (Role.FILER, "510107")])
def test_a_refusal_leaves_nothing(role: Role, place: str | None) -> None:
    someone = person(role)
    with pytest.raises(RefusalError) as refused:
        do(Rename("新名", "", place), someone)
    assert refused.value.faults[0].fix_zh
    someone.refresh_from_db()
    assert someone.name_zh == ""
    assert not Entry.objects.exists()


def test_a_failure_half_way_leaves_nothing() -> None:
    filer = person(Role.FILER)
    with pytest.raises(ZeroDivisionError):
        do(Rename("新名", "", is_failing=True), filer)
    filer.refresh_from_db()
    assert filer.name_zh == ""
    assert not Entry.objects.exists()
    assert Post.objects.filter(person=filer).exists()
