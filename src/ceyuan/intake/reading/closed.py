"""Rows that would change what a closed period says: refused unless the receiver gives a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import reduce
from operator import or_
from pathlib import Path

import ibis
import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.period_of import period_holding
from ceyuan.intake.reading.faults import NO_FAULTS, fault_frame
from ceyuan.intake.reading.harvest import Harvest
from ceyuan.ledger import Ledger


def closed_faults(harvest: Harvest, ledger: Ledger, today: date) -> pl.DataFrame:
    """The rows that differ from the current row of their key where either lies in a period that is closed today."""
    dataset = harvest.dataset
    last = last_closed(dataset, today)
    if last is None or not dataset.key or dataset.dataset not in ledger.datasets():
        return NO_FAULTS
    changed = _changes(dataset, ledger, harvest.paths, last)
    if changed.is_empty():
        return NO_FAULTS
    fault = int(CellFault.CLOSED_PERIOD)
    return fault_frame(changed["_sheet"], changed["_row"], field=changed["field"], fault=fault, text=changed["text"])


def last_closed(dataset: Dataset, today: date) -> date | None:
    """The last day of the last period that is closed; None where the dataset never closes."""
    if dataset.closes_days is None:
        return None
    return period_holding(today - timedelta(days=dataset.closes_days), dataset.cadence).before().end


def _changes(dataset: Dataset, ledger: Ledger, paths: Sequence[Path], last: date) -> pl.DataFrame:
    """The new rows that differ from the current ones: `_sheet`, `_row`, the first field that differs and what it was."""
    old = ledger.relation(dataset.dataset)
    old = old.filter(old["_superseded_by"].isnull())
    new = old.get_backend().read_parquet([str(path) for path in paths])
    if not old.semi_join(new, "_key").limit(1).count().to_pyarrow().as_py():  # soon asked; most files state nothing again
        return pl.DataFrame()
    shared = [column.name for column in dataset.columns if column.name in old.columns]
    pairs = new.join(old.select("_key", **{f"old_{name}": old[name] for name in shared}), "_key")
    differing = {name: ~pairs[name].identical_to(pairs[f"old_{name}"]) for name in shared}
    closed = (pairs[dataset.period] <= last) | (pairs[f"old_{dataset.period}"] <= last)
    told = pairs.filter(closed & reduce(or_, differing.values())).select(
        "_sheet",
        "_row",
        field=ibis.cases(*((differs, name) for name, differs in differing.items())),
        text=ibis.cases(*((differs, pairs[f"old_{name}"].cast("string")) for name, differs in differing.items())),
    )
    return pl.DataFrame(told.to_polars())
