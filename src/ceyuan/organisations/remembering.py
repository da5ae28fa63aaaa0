"""The last clusters, kept beside the ledger so that the next settling looks only at what is new. They may be deleted at any time."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

import polars as pl

from ceyuan.definitions.organisations import Plausibility
from ceyuan.ledger import Batch
from ceyuan.organisations import tables
from ceyuan.organisations.clusters import Clusters, clusters
from ceyuan.organisations.known import Known
from ceyuan.organisations.linkage.columns import TIE
from ceyuan.organisations.mapped import SUFFIX, read_mapped, write_mapped
from ceyuan.organisations.regroup import Grounds, regrouped, remembered

_FORMAT = 1
"""To be raised by whoever changes how clusters come about."""


def clusters_now(known: Known, limits: Plausibility, *, four_eyes: bool) -> Clusters:
    """The clusters of what is known: all that was worked out by the same rules before, and is not touched since, is taken over."""
    kept = _Kept(known, f"{_FORMAT} {limits.model_dump_json()} {four_eyes}")
    last = kept.last()
    if last is None:
        found = clusters(known.who, known.ties, known.judgements, limits, four_eyes=four_eyes)
    else:
        since, before = last
        new = tables.read(known.ledger, tables.TIES, known.version, since=since)
        grounds = Grounds(known.who, known.ties, known.judgements, new if new.width else pl.DataFrame(schema=TIE))
        found = regrouped(before, grounds, limits, four_eyes=four_eyes)
    if last is None or last[0] < known.version:
        kept.keep(remembered(found, known.who))
    return found


class _Kept:
    """The file of the last clusters by some rules; it is named by them and by the last batch that counted."""

    def __init__(self, known: Known, rules: str) -> None:
        self._rules, self._folder = rules, known.ledger.settings.cache
        self._batches = known.ledger.batches(known.version)

    def last(self) -> tuple[int, pl.DataFrame] | None:
        """The version of the last clusters up to now, and they; None where there are none."""
        versions = {self._name(batch): batch.version for batch in self._batches}
        for path in self._paths():
            if path.name in versions and (members := read_mapped(path)) is not None:
                return versions[path.name], members
        return None

    def keep(self, members: pl.DataFrame) -> None:
        """Keep them in place of all before."""
        if not self._batches:
            return
        path = self._folder / self._name(self._batches[-1])
        write_mapped(path, members)
        for other in self._paths():
            if other != path:
                other.unlink(missing_ok=True)

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob(f"clusters-*{SUFFIX}"))

    def _name(self, batch: Batch) -> str:
        told = f"{self._rules} {version('polars')} {batch.number} {batch.version} {batch.received_at} {batch.file_sha256}"
        return f"clusters-{hashlib.sha256(told.encode()).hexdigest()[:32]}{SUFFIX}"
