"""The Parquet files of an Iceberg table, and the batches whose rows each holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyiceberg.conversions import from_bytes
from pyiceberg.manifest import DataFile
from pyiceberg.table import Table
from pyiceberg.types import LongType

from ceyuan.ledger.schema import SUPERSEDED_BY


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of a table.

    Attributes:
        file: as Iceberg knows it.
        first, last: the lowest and the highest batch number of its rows.
        is_merged: whether compaction wrote it, so that its rows tell which batch superseded them.
    """

    file: DataFile
    first: int
    last: int
    is_merged: bool

    @property
    def location(self) -> str:
        """Where the file is."""
        return self.file.file_path


def parts_of(table: Table, batch_column: str) -> tuple[Part, ...]:
    """The files of a table's present snapshot, those of early batches first."""
    schema = table.schema()
    batch = schema.find_field(batch_column).field_id
    mark = schema.find_field(SUPERSEDED_BY.name).field_id if SUPERSEDED_BY.name in schema.column_names else -1
    files = [task.file for task in table.scan().plan_files()]
    found = [Part(file, _bound(file.lower_bounds, batch), _bound(file.upper_bounds, batch), mark in file.value_counts) for file in files]
    return tuple(sorted(found, key=lambda part: (part.first, part.location)))


def referenced(table: Table) -> set[str]:
    """Every file that any snapshot of a table needs."""
    shots = table.snapshots()
    manifests = {manifest for shot in shots for manifest in shot.manifests(table.io)}
    found = {table.metadata_location, *(entry.metadata_file for entry in table.metadata.metadata_log)}
    found.update(shot.manifest_list for shot in shots)
    found.update(manifest.manifest_path for manifest in manifests)
    found.update(entry.data_file.file_path for manifest in manifests for entry in manifest.fetch_manifest_entry(table.io))
    return found


def _bound(bounds: Mapping[int, bytes], field: int) -> int:
    return int(from_bytes(LongType(), bounds[field]))
