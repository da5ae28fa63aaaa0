"""Intents: what is being written, said before anything is written, in the catalogue's database. Batch numbers come from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, DateTime, Engine, Integer, MetaData, String, Table, delete, insert, select, text

from ceyuan.ledger.locks import Locks

_ATTEMPTS = Table(
    "ceyuan_attempts",
    MetaData(),
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("dataset", String, nullable=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
    sqlite_autoincrement=True,  # never gives a number twice, even after the row is gone
)


class Attempts:
    """The attempts under way. A row whose process is dead is what recovery has to clear."""

    def __init__(self, engine: Engine, locks: Locks) -> None:
        self._engine = engine
        self._locks = locks

    def create(self) -> None:
        """Make the table of a new ledger."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.execute(text("PRAGMA journal_mode=WAL"))  # readers do not wait for a writer, nor a writer for them
        _ATTEMPTS.metadata.create_all(self._engine)

    def open(self, dataset: str | None) -> tuple[int, Callable[[], None]]:
        """Say that a dataset (None: every table) is about to be written.

        Returns:
            The attempt's number, and what lets go of its sign of life.
        """
        with self._engine.begin() as connection:
            row = connection.execute(insert(_ATTEMPTS).values(dataset=dataset, started_at=datetime.now(UTC)))
            number = int(row.inserted_primary_key[0])  # type: ignore[index]  # an inserted row has a key
            release = self._locks.hold(number)  # before the row shows, so that nobody takes it for dead
        return number, release

    @contextmanager
    def intent(self) -> Iterator[int]:
        """Say that any table may be written; when this fails midway, the next writer clears up.

        Yields:
            A number for the folders of new files.
        """
        number, release = self.open(None)
        try:
            yield number
            self.close(number)
        finally:
            release()

    def close(self, number: int) -> None:
        """Say that nothing is left to do."""
        with self._engine.begin() as connection:
            connection.execute(delete(_ATTEMPTS).where(_ATTEMPTS.c.number == number))

    def dead(self) -> list[tuple[int, str | None]]:
        """Number and dataset of the attempts whose process is gone, in order."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_ATTEMPTS.c.number, _ATTEMPTS.c.dataset).order_by(_ATTEMPTS.c.number)).all()
        return [(number, dataset) for number, dataset in rows if not self._locks.is_held(number)]

    def living(self) -> list[int]:
        """The numbers of the attempts under way."""
        with self._engine.connect() as connection:
            return [number for (number,) in connection.execute(select(_ATTEMPTS.c.number)) if self._locks.is_held(number)]
