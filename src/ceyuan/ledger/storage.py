"""What stands behind a ledger, opened together: the warehouse, the tables, the locks, the register and DuckDB."""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.ledger.attempts import Attempts
from ceyuan.ledger.engines import DuckDBEngine, connect
from ceyuan.ledger.faults import storage_faults
from ceyuan.ledger.locks import FileLocks, Locks, PostgresLocks, writing
from ceyuan.ledger.originals import Originals
from ceyuan.ledger.reading import Reader
from ceyuan.ledger.register import Register
from ceyuan.ledger.relocation import is_moved, relocate
from ceyuan.ledger.settings import LedgerSettings
from ceyuan.ledger.tables import Tables
from ceyuan.ledger.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Storage:
    """The parts of an open ledger; `engine` and `reader` are DuckDB's, whatever computes the figures."""

    settings: LedgerSettings
    warehouse: Warehouse
    originals: Originals
    tables: Tables
    locks: Locks
    attempts: Attempts
    engine: DuckDBEngine
    register: Register
    reader: Reader

    @classmethod
    def open(cls, settings: LedgerSettings) -> Storage:
        """Open a ledger, and make it when it is not there."""
        with storage_faults(settings.root):
            settings.root.mkdir(parents=True, exist_ok=True)
            storage = cls._of(settings)
            if not storage.tables.is_made():
                with writing(storage.locks):
                    storage.attempts.create()
                    storage.tables.make()
            storage._stay()
            return storage

    def _stay(self) -> None:
        """Write where the files lie now, when the folder was moved or copied with its catalogue; nothing reaches for the former one."""
        if self.tables.engine.dialect.name != "sqlite" or not self._is_moved():
            return
        with writing(self.locks):
            if self._is_moved():  # nobody else has seen to it while this waited
                relocate(self.tables.heads(), self.warehouse.location, self.tables.engine)

    def _is_moved(self) -> bool:
        return is_moved(self.tables.heads(), self.warehouse.location)

    @classmethod
    def _of(cls, settings: LedgerSettings) -> Storage:
        warehouse = Warehouse(settings)
        tables = Tables(settings, warehouse)
        locks: Locks = PostgresLocks(tables.engine)
        if tables.engine.dialect.name == "sqlite":
            locks = FileLocks(settings.root / "locks")
        engine = DuckDBEngine(connect(settings, warehouse))
        register = Register(tables, engine)
        return cls(
            settings=settings,
            warehouse=warehouse,
            originals=Originals(warehouse, settings.root / "spill"),
            tables=tables,
            locks=locks,
            attempts=Attempts(tables.engine, locks),
            engine=engine,
            register=register,
            reader=Reader(tables, register, engine),
        )

    def close(self) -> None:
        """Let go of everything."""
        self.engine.close()
        self.tables.close()
