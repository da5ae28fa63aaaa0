"""The audit trail: appended only, chained, and proved whole by whoever holds a copy."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from ceyuan_web.base.audit import chain, trail
from ceyuan_web.base.audit.chain import START, Link
from ceyuan_web.base.models import Entry

TEXTS = st.text(max_size=20)


def chained(deeds: list[tuple[str, str]]) -> list[Link]:
    links: list[Link] = []
    for number, (who, deed) in enumerate(deeds, 1):
        link = Link(number, "2026-11-24T19:00:00+08:00", who, deed, "thing:1", {"n": number}, links[-1].sha256 if links else START)
        links.append(replace(link, sha256=link.seal))
    return links


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8), st.data())
def test_any_change_breaks_the_chain_where_it_was_made(deeds: list[tuple[str, str]], data: st.DataObject) -> None:
    links = chained(deeds)
    assert chain.check(links) == (len(links), None)
    at = data.draw(st.integers(0, len(links) - 1))
    altered = [*links[:at], replace(links[at], who=links[at].who + "x"), *links[at + 1 :]]
    whole, broken = chain.check(altered)
    assert whole == at
    assert broken is not None
    if at < len(links) - 1:
        assert chain.check([*links[:at], *links[at + 1 :]])[0] == at


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_an_export_reads_back_as_it_was(deeds: list[tuple[str, str]]) -> None:
    links = chained(deeds)
    lines = [json.dumps({**vars_of(link)}, ensure_ascii=False) for link in links]
    assert list(chain.read(lines)) == links


def vars_of(link: Link) -> dict[str, object]:
    return {name: getattr(link, name) for name in Link.__dataclass_fields__}


@pytest.mark.django_db
def test_entries_are_numbered_chained_and_exported() -> None:
    with transaction.atomic():
        trail.append("chen", "file.receive", "batch:1", {"file": "月报.xlsx"})
        trail.append("", "people.found", "person:1", {})
    assert [entry.number for entry in Entry.objects.all()] == [1, 2]
    assert chain.check(trail.links()) == (2, None)
    assert chain.check(chain.read(trail.export())) == (2, None)


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_change_or_delete_an_entry() -> None:
    with transaction.atomic():
        trail.append("chen", "file.receive", "batch:1", {})
    for statement in ("UPDATE base_entry SET who = 'liu'", "DELETE FROM base_entry"):
        with pytest.raises(DatabaseError, match="appended only"), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Entry.objects.get().who == "chen"
    with connection.cursor() as cursor:  # so that the test's own clearing may clear it
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'base_entry_no_DELETE'")
        (made,) = cursor.fetchone()
        cursor.execute("DROP TRIGGER base_entry_no_DELETE")
        cursor.execute("DELETE FROM base_entry")
        cursor.execute(made)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        trail.append("chen", "file.receive", "batch:1", {})
    assert not Entry.objects.exists()
