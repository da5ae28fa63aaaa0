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
    """Snapshots that were replaced long ago, and spare ones that hold no file that later ones lack. Tagged ones stay.

    Args:
        table: the table.
        keep_replaced: how long files that compaction has replaced stay for those who read them.
    """
    long_ago_ms = (time.time() - keep_replaced.total_seconds()) * 1000
    tagged = {ref.snapshot_id for ref in table.metadata.refs.values()}
    shots = table.snapshots()
    return [
        shot.snapshot_id
        for index, (shot, later) in enumerate(pairwise(shots))
        if shot.snapshot_id not in tagged and (later.timestamp_ms <= long_ago_ms or (index < len(shots) - _KEPT and not _was_merged(later)))
    ]


def made_by(table: Table, number: int) -> list[int]:
    """The snapshots that an attempt made."""
    return [shot.snapshot_id for shot in table.snapshots() if shot.summary and shot.summary.get(BATCH_MARK) == str(number)]


def _was_merged(shot: Snapshot) -> bool:
    return shot.summary is not None and shot.summary.operation is Operation.OVERWRITE
