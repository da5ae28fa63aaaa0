"""A made-up world: rows of every dataset, drawn by a fixed seed, with repeats, gaps, corrections and refused rows."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ceyuan.definitions import Column, Dataset, Definitions
from indicators.receiving import Desk

YEARS = range(2018, 2022)
PERIOD = "2021H1"
DISTRICTS = ("510104", "510107", "CD-GXQ", None)
_STEPS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def receive_everything(desk: Desk) -> None:
    """Every dataset in two batches, the second of which corrects some rows of the first; a few rows wait in quarantine."""
    for name in sorted(desk.definitions.datasets):
        dataset = desk.definitions.datasets[name]
        if name == "published_figures":
            continue
        chance = random.Random(name)
        rows = list(_rows(desk.definitions, dataset, chance))
        desk.receive(name, rows)
        corrected = [_altered(desk.definitions, dataset, row, chance) for row in chance.sample(rows, 5)]
        desk.receive(name, corrected, sheet="更正", period=PERIOD, refused=2)


def _rows(definitions: Definitions, dataset: Dataset, chance: random.Random) -> Iterator[dict[str, Any]]:
    entities = [f"{dataset.code}-{nth:02}" for nth in range(12)]
    filed = [name for name in dataset.key if dataset.column(name).kind == "period"]
    if not filed:
        for nth in range(120):
            yield _row(definitions, dataset, chance, (chance.choice(entities), nth))
        return
    for day in _filing_days(dataset):
        for entity in entities:
            if chance.random() > 0.1:  # some do not file
                yield _row(definitions, dataset, chance, (entity, 0)) | {filed[0]: day}


def _filing_days(dataset: Dataset) -> Iterator[date]:
    step = _STEPS.get(dataset.cadence, 6)
    for year in YEARS:
        for month in range(step, 13, step):
            yield date(year, month, calendar.monthrange(year, month)[1])


def _row(definitions: Definitions, dataset: Dataset, chance: random.Random, who: tuple[str, int]) -> dict[str, Any]:
    entity, nth = who
    row = {column.name: _cell(definitions, column, chance) for column in dataset.columns}
    for name in dataset.key:
        if dataset.column(name).kind not in ("period", "date", "place", "category"):
            row[name] = f"{entity}-{nth}" if dataset.entity not in (name, None) else entity
    if dataset.entity and dataset.column(dataset.entity).kind not in ("place", "category"):
        row[dataset.entity] = entity if chance.random() > 0.05 or dataset.entity in dataset.key else None
    return row


def _altered(definitions: Definitions, dataset: Dataset, row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    kept = {name: row[name] for name in {*dataset.key, dataset.entity} if name}
    return _row(definitions, dataset, chance, ("x", 0)) | kept


def _cell(definitions: Definitions, column: Column, chance: random.Random) -> Any:
    if chance.random() < 0.08:
        return None
    match column.kind:
        case "place":
            return chance.choice(DISTRICTS)
        case "category":
            return _category(definitions, column, chance)
        case "date" | "period":
            return date(2018, 1, 1) + timedelta(days=chance.randrange(4 * 365))
        case "integer":
            return chance.randrange(1000)
        case "money" | "area" | "decimal" | "percent":
            return Decimal(chance.randrange(1, 10_000_000)) / 100
        case "boolean":
            return chance.random() < 0.5
    return f"{column.name}{chance.randrange(20)}"


def _category(definitions: Definitions, column: Column, chance: random.Random) -> str | None:
    if column.list == "tracks":
        assert definitions.track_list is not None
        return chance.choice(definitions.track_list.entries[:3]).code
    return chance.choice(definitions.lists[column.list or ""].entries).code
