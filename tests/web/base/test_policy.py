"""The policy: the table of deeds, posts in time, and scopes that never leak."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ceyuan_web.base.models import Person, Post, Role, ScopeKind
from ceyuan_web.base.policy import DEEDS, Scope, Thing, policy
from web.conftest import DISTRICT, SPACE, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_role_may_what_the_table_says(deed: str, role: str) -> None:
    assert bool(policy.may(person(Role(role)), deed)) == (role in DEEDS[deed].roles)


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_may_nothing_and_is_told_to_sign_in(deed: str) -> None:
    verdict = policy.may(AnonymousUser(), deed)
    assert not verdict
    assert "登录" in verdict.reason.zh
    assert not policy.scope(AnonymousUser(), deed)


def test_a_scope_ends_where_it_ends() -> None:
    filer, operator = person(Role.FILER), person(Role.OPERATOR)
    assert policy.may(filer, "file.form", Thing(place=DISTRICT))
    assert not policy.may(filer, "file.form", Thing(place="510107"))
    assert not policy.may(filer, "file.form", Thing(space=SPACE))
    assert policy.may(operator, "file.form", Thing(space=SPACE))
    assert not policy.may(operator, "file.form", Thing(place=DISTRICT))
    assert policy.scope(filer, "rows.read") == Scope(places=frozenset({DISTRICT}))
    assert policy.scope(person(Role.STATISTICIAN), "rows.read").everything


def test_scopes_of_one_role_do_not_serve_another() -> None:
    """Who reviews one district and files for another may not review the other."""
    both = Person.objects.create(username="both")
    Post.objects.create(person=both, role=Role.REVIEWER, scope_kind=ScopeKind.PLACE, scope="510104")
    Post.objects.create(person=both, role=Role.FILER, scope_kind=ScopeKind.PLACE, scope="510107")
    assert policy.may(both, "submission.review", Thing(place="510104"))
    assert not policy.may(both, "submission.review", Thing(place="510107"))


def test_a_post_holds_from_its_first_day_to_its_last_and_not_for_who_is_put_away() -> None:
    someone, today = Person.objects.create(username="someone"), timezone.localdate()
    post = Post.objects.create(person=someone, role=Role.REVIEWER, since=today, until=today)
    assert policy.may(someone, "submission.review")
    for since, until in ((today + timedelta(1), None), (today - timedelta(9), today - timedelta(1))):
        Post.objects.filter(pk=post.pk).update(since=since, until=until)
        assert not policy.may(someone, "submission.review")
    Post.objects.filter(pk=post.pk).update(since=today, until=None)
    someone.is_active = False
    assert not policy.may(someone, "submission.review")


def test_all_powerful_by_a_tick_box_is_nobody() -> None:
    root = Person.objects.create(username="root", is_superuser=True, is_staff=True)
    assert not policy.may(root, "publication.publish")
