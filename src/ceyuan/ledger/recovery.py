"""Clearing up after dead writers. Only for who holds the writer's lock."""

from __future__ import annotations

from collections.abc import Iterable

from ceyuan.ledger.storage import Storage
from ceyuan.ledger.tables import BATCHES, QUARANTINE, SUPERSESSIONS, Heads, TableName, facts


def touched(dataset: str) -> tuple[TableName, ...]:
    """The tables that a batch of this dataset writes."""
    return (facts(dataset), SUPERSESSIONS, QUARANTINE, BATCHES)


def recover(storage: Storage) -> tuple[int, ...]:
    """Complete the attempts of dead processes that became visible, and take back the others.

    Returns:
        The numbers of those taken back.
    """
    dead = storage.attempts.dead()
    if not dead:
        return ()
    heads = storage.tables.heads()
    visible = {entry.number for entry in storage.register.entries(heads)}
    lost = [(number, dataset) for number, dataset in dead if number not in visible]
    for number, dataset in lost:
        for name in touched(dataset) if dataset else ():
            if name in heads:
                storage.tables.remove(name, number)
    for name in _written(dead, heads):
        sweep(storage, name)
    for number, dataset in dead:
        if dataset and number not in visible:  # the folder of a visible batch holds its rows
            storage.warehouse.discard(storage.warehouse.staging(storage.tables.location(facts(dataset)), number))
        storage.attempts.close(number)
    return tuple(number for number, _ in lost)


def _written(dead: Iterable[tuple[int, str | None]], heads: Heads) -> set[TableName]:
    names: set[TableName] = set()
    for _, dataset in dead:
        names.update(touched(dataset) if dataset else heads)
    return names


def sweep(storage: Storage, name: TableName) -> None:
    """Delete the files of a table that nothing refers to, except those of attempts under way."""
    location = storage.tables.location(name)
    found = storage.warehouse.list(location)  # before asking who lives: a file found then has a living owner, or none
    staged = tuple(storage.warehouse.folder(location, number) + "/" for number in storage.attempts.living())
    referenced = storage.tables.referenced(name)
    storage.warehouse.delete(file for file in found if file not in referenced and not file.startswith(staged))
