"""The Iceberg tables behind a ledger: find, make, widen, append to. Nothing here knows what a batch means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pyarrow as pa
from pyiceberg.catalog.sql import IcebergTables, SqlCatalog
from pyiceberg.exceptions import NamespaceAlreadyExistsError, NoSuchTableError, ValidationError
from pyiceberg.io.pyarrow import parquet_file_to_data_file
from pyiceberg.table import StaticTable, Table, TableProperties, Transaction
from pyiceberg.table.update.snapshot import ExpireSnapshots
from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError, ProgrammingError

from ceyuan.errors import DefinitionError, Fault
from ceyuan.ledger import schema
from ceyuan.ledger.parts import Part, parts_of, referenced
from ceyuan.ledger.settings import LedgerSettings
from ceyuan.ledger.snapshots import BATCH_MARK, expendable, made_by
from ceyuan.ledger.warehouse import Warehouse

TableName = tuple[str, str]
Heads = Mapping[TableName, str]
"""The metadata file of every table at one moment, read in one query: a consistent view of all of them."""

_FACTS, _OWN = "facts", "ledger"
BATCHES: TableName = (_OWN, "batches")
SUPERSESSIONS: TableName = (_OWN, "supersessions")
QUARANTINE: TableName = (_OWN, "quarantine")
TAGS: TableName = (_OWN, "tags")
_OWN_TABLES = {SUPERSESSIONS: schema.SUPERSESSIONS, QUARANTINE: schema.QUARANTINE, TAGS: schema.TAGS, BATCHES: schema.BATCHES}

_BATCH_COLUMN = {SUPERSESSIONS: "by_batch", BATCHES: "number", TAGS: "version"}
"""Which column of an own table says whose row it is; in the others it is `_batch`."""

_PROPERTIES = {
    TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED: "true",
    TableProperties.METADATA_PREVIOUS_VERSIONS_MAX: "10",
    TableProperties.MANIFEST_MERGE_ENABLED: "true",  # planning reads ten manifests, not one for every batch that ever came
    TableProperties.MANIFEST_MIN_MERGE_COUNT: "10",
}


def facts(dataset: str) -> TableName:
    """The name of a dataset's table."""
    return (_FACTS, dataset)


class Tables:
    """All Iceberg tables of one ledger."""

    def __init__(self, settings: LedgerSettings, warehouse: Warehouse) -> None:
        properties = {"uri": settings.catalog_uri, "warehouse": warehouse.location, "init_catalog_tables": "false"}
        self._catalog = SqlCatalog("ceyuan", **properties, **settings.properties)
        self._warehouse = warehouse
        self._keep_replaced = settings.keep_replaced
        self._loaded: dict[TableName, Table] = {}
        self._parts: dict[TableName, tuple[str, tuple[Part, ...]]] = {}

    @property
    def engine(self) -> Engine:
        """The catalogue's database."""
        return self._catalog.engine

    def is_made(self) -> bool:
        """Whether the own tables are all there; the last to be made stands for them."""
        try:
            return BATCHES in self.heads()
        except (OperationalError, ProgrammingError):  # a new database has no catalogue yet
            return False

    def make(self) -> None:
        """Make the own tables, or what is missing of them."""
        self._catalog.create_tables()
        for namespace in (_FACTS, _OWN):
            try:
                self._catalog.create_namespace(namespace)
            except NamespaceAlreadyExistsError:
                continue
        made = self.heads()
        for name, columns in _OWN_TABLES.items():
            if name not in made:
                self._warehouse.delete(self._warehouse.list(self.location(name)))  # of a process that died here
                self._create(name, columns)

    def location(self, name: TableName) -> str:
        """Where a table's files are."""
        return "/".join((self._warehouse.location, *name))

    def heads(self) -> Heads:
        """Every table as it is now."""
        row = (IcebergTables.table_namespace, IcebergTables.table_name, IcebergTables.metadata_location)
        with self.engine.connect() as connection:
            return {(namespace, name): str(head) for namespace, name, head in connection.execute(select(*row))}

    def load(self, name: TableName, heads: Heads) -> Table:
        """A table as it is in `heads`, to be read."""
        known = self._loaded.get(name)
        if known is None or known.metadata_location != heads[name]:
            known = self._loaded[name] = StaticTable.from_metadata(heads[name], self._catalog.properties)
        return known

    def parts(self, name: TableName, heads: Heads) -> tuple[Part, ...]:
        """The files of a table as it is in `heads`, those of early batches first."""
        head, parts = self._parts.get(name, ("", ()))
        if head != heads[name]:
            parts = parts_of(self.load(name, heads), _batch_column(name))
            self._parts[name] = (heads[name], parts)
        return parts

    def fresh(self, name: TableName) -> Table:
        """A table as it is now, to be changed."""
        return self._catalog.load_table(name)

    def widen(self, name: TableName, columns: pa.Schema) -> int:
        """Give a table the columns that it lacks, and make it when it is not there.

        Returns:
            The id of the schema that it now has.

        Raises:
            DefinitionError: a column changed its kind in a way that earlier rows cannot follow.
        """
        if name not in self.heads():
            return self._create(name, columns).schema().schema_id
        table = self.fresh(name)
        if _holds(table.schema().as_arrow(), columns):
            return table.schema().schema_id
        try:
            with table.update_schema() as update:
                update.union_by_name(columns)
        except (ValidationError, ValueError) as error:
            raise DefinitionError(_incompatible(error)) from error
        return table.schema().schema_id

    def append(self, name: TableName, locations: Sequence[str], number: int) -> None:
        """Add files that lie in the warehouse, where they are."""
        with self._change(name) as transaction:
            transaction.add_files(list(locations), {BATCH_MARK: str(number)}, check_duplicate_files=False)

    def write(self, name: TableName, rows: pa.Table, number: int) -> None:
        """Add rows that are few."""
        with self._change(name) as transaction:
            transaction.append(rows, {BATCH_MARK: str(number)})

    def remove(self, name: TableName, number: int) -> None:
        """Take out the rows of an attempt that did not become a batch: whole files, in one step."""
        self.replace(name, [part for part in self.parts(name, self.heads()) if part.first == part.last == number], [])
        table = self.fresh(name)
        table.maintenance.expire_snapshots().by_ids(made_by(table, number)).commit()

    def replace(self, name: TableName, old: Sequence[Part], new: Sequence[str]) -> None:
        """Put files in the place of others, in one step."""
        if not old:
            return
        table = self.fresh(name)
        with self._change(name) as transaction:
            if table.name_mapping() is None:  # the new files know columns by name, not by Iceberg's numbers
                transaction.set_properties({TableProperties.DEFAULT_NAME_MAPPING: table.schema().name_mapping.model_dump_json()})
            with transaction.update_snapshot().overwrite() as change:
                for part in old:
                    change.delete_data_file(part.file)
                for location in new:
                    change.append_data_file(parquet_file_to_data_file(table.io, table.metadata, location))

    def expire(self, name: TableName) -> None:
        """Forget the snapshots that no reader needs; their files stay until they are swept."""
        with self._change(name):
            pass

    def tag(self, name: str) -> None:
        """Give the present snapshot of every table a name, so that other engines can ask for it."""
        for table in map(self.fresh, self.heads()):
            if shot := table.current_snapshot():
                table.manage_snapshots().create_tag(shot.snapshot_id, name).commit()

    def referenced(self, name: TableName) -> set[str]:
        """Every file that any snapshot of a table needs; none when there is no such table."""
        try:
            return referenced(self.fresh(name))
        except NoSuchTableError:
            return set()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def _change(self, name: TableName) -> Iterator[Transaction]:
        """One step that changes a table and forgets its old snapshots."""
        table = self.fresh(name)
        with table.transaction() as transaction:
            yield transaction
            if old := expendable(table, self._keep_replaced):
                ExpireSnapshots(transaction).by_ids(old).commit()

    def _create(self, name: TableName, columns: pa.Schema) -> Table:
        return self._catalog.create_table(name, columns, location=self.location(name), properties=_PROPERTIES)


def _batch_column(name: TableName) -> str:
    return _BATCH_COLUMN.get(name, "_batch")


def _holds(known: pa.Schema, wanted: pa.Schema) -> bool:
    kinds = {field.name: str(field.type).removeprefix("large_") for field in known}
    return all(kinds.get(field.name) == str(field.type).removeprefix("large_") for field in wanted)


def _incompatible(error: Exception) -> Fault:
    return Fault(
        "incompatible-column",
        f"列的类型与账本中已有的数据不相容：{error}",
        f"A column's kind does not agree with the rows that the ledger already has: {error}",
        fix_zh="请为新口径另设一列，不要更改原有列的类型",
        fix_en="Give the new kind a column of its own and leave the old one as it is",
    )
