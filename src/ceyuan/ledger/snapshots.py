"""Which Iceberg snapshots no reader can need. Versions do not rest on snapshots, so forgetting one loses no history."""

from __future__ import annotations

import time
from datetime import timedelta
from itertools import pairwise

from pyiceberg.table import Table
from pyiceberg.table.snapshots import Operation, Snapshot

BATCH_MARK = "ceyuan-batch"
"""In a snapshot's summary: the attempt that made it."""

_KEPT = 8
"""Readers that have just looked a table up find its files; every further snapshot slows the next commit."""


def expendable(table: Table, keep_replaced: timedelta) -> list[int]:
    """Snapshots that were replaced long ago, and spare ones on neither side of a merge of files. Tagged ones stay.

    Args:
        table: the table.
        keep_replaced: how long files that compaction has replaced stay for those who read them.
    """
    long_ago_ms = (time.time() - keep_replaced.total_seconds()) * 1000
    tagged = {ref.snapshot_id for ref in table.metadata.refs.values()}
    shots = table.snapshots()
    found = []
    for index, (shot, later) in enumerate(pairwise(shots)):
        is_spare = index < len(shots) - _KEPT and not (_is_merge(shot) or _is_merge(later))
        if shot.snapshot_id not in tagged and (is_spare or later.timestamp_ms <= long_ago_ms):
            found.append(shot.snapshot_id)
    return found


def made_by(table: Table, number: int) -> list[int]:
    """The snapshots that an attempt made."""
    return [shot.snapshot_id for shot in table.snapshots() if shot.summary and shot.summary.get(BATCH_MARK) == str(number)]


def _is_merge(shot: Snapshot) -> bool:
    return shot.summary is not None and shot.summary.operation is Operation.OVERWRITE
