"""What was understood of a file, as plain data that a page shows; rows and cells lie beside it as Parquet files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ceyuan.errors import Fault
from ceyuan.intake import Comparison, Inspection, Plan, SheetPlan
from ceyuan.values import Bilingual

TOTALS = 200
"""Totals of a file that are told; those that do not agree come first."""


def told(inspection: Inspection) -> dict[str, Any]:
    """An inspection as JSON."""
    plan = inspection.plan
    faults = dict(plan.faults.group_by("sheet").len().iter_rows())
    return {
        **_rows(plan),
        "why": asdict(plan.why),
        "mends": plan.mends,
        "notes": [asdict(note) for note in plan.notes],
        "skipped": [{"sheet": name, **asdict(why)} for name, why in plan.skipped.items()],
        "sheets": [_sheet(sheet, faults.get(sheet.name, 0)) for sheet in plan.sheets],
        "totals": [_total(check) for check in sorted(plan.totals, key=lambda check: check.agrees)[:TOTALS]],
        "faults": plan.faults.height,
        "comparison": _comparison(inspection.comparison),
    }


def unread(faults: Iterable[Fault], candidates: Iterable[str] = ()) -> dict[str, Any]:
    """Why a file was not understood."""
    return {"unread": [asdict(fault) for fault in faults], "candidates": [*candidates]}


def _rows(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan, name) for name in ("rows", "rows_good", "rows_refused", "rows_warned", "rows_waiting")}


def _sheet(sheet: SheetPlan, faults: int) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "is_hidden": sheet.is_hidden,
        "header_row": sheet.header_rows[-1],
        "header_rows": len(sheet.header_rows),
        "columns": dict(sheet.columns),
        "units": dict(sheet.units),
        "stated": dict(sheet.stated),
        "rows": sheet.rows,
        "faults": faults,
    }


def _total(check: Any) -> dict[str, Any]:
    return {"cell": check.cell, "column": check.column, "stated": str(check.stated), "summed": str(check.summed), "agrees": check.agrees}


def _comparison(found: Comparison | None) -> dict[str, Any] | None:
    if found is None:
        return None
    texts = ("now", "before", "change_pct")
    totals = [{k: str(v) if k in texts and v is not None else v for k, v in asdict(total).items()} for total in found.totals]
    return {**asdict(found), "totals": totals}


def bilingual(said: dict[str, str]) -> Bilingual:
    """Words that were kept, again as words."""
    return Bilingual(said.get("zh", ""), said.get("en", ""))
