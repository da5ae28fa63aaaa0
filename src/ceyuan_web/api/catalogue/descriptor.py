"""A dataset as a Frictionless data package: its columns with types, constraints and labels, so that other tools read its CSV rightly."""

from __future__ import annotations

from typing import Any

from ceyuan.definitions import Column, Dataset, Definitions

_TYPES = {"date": "date", "period": "date", "integer": "integer", "decimal": "number", "money": "number", "area": "number"}
_TYPES |= {"percent": "number", "boolean": "boolean"}


def package(definitions: Definitions, one: Dataset) -> dict[str, Any]:
    """The descriptor; columns of persons are not in it, as they leave the desk nowhere."""
    return {
        "name": one.dataset.replace("_", "-"),
        "id": one.code,
        "title": f"{one.label.zh} · {one.label.en}",
        "description": f"{one.note.zh}\n{one.note.en}" if one.note else f"{one.filed_by.zh} · {one.filed_by.en}",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": one.dataset.replace("_", "-"),
                "path": f"{one.dataset}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(definitions, one),
            }
        ],
    }


def _schema(definitions: Definitions, one: Dataset) -> dict[str, Any]:
    shown = [column for column in one.columns if not column.personal]
    names = {column.name for column in shown}
    key = {"primaryKey": list(one.key)} if one.key and names.issuperset(one.key) else {}
    return {"fields": [_field(definitions, column) for column in shown], "missingValues": [""], **key}


def _field(definitions: Definitions, column: Column) -> dict[str, Any]:
    """One column; what is ours alone stands under names with `ceyuan:`."""
    said: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string")}
    said["title"] = f"{column.label.zh} · {column.label.en}"
    if column.note:
        said["description"] = f"{column.note.zh}\n{column.note.en}"
    constraints: dict[str, Any] = {"required": True} if column.presence == "row" else {}
    if said["type"] in ("integer", "number"):
        bounds = {"minimum": column.minimum, "maximum": column.maximum}
        constraints |= {name: _plain(bound) for name, bound in bounds.items() if bound is not None}
    if column.list and column.list in definitions.lists:
        constraints["enum"] = [entry.code for entry in definitions.lists[column.list].entries]
    if constraints:
        said["constraints"] = constraints
    return said | {"ceyuan:kind": column.kind} | ({"ceyuan:unit": column.unit} if column.unit else {})


def _plain(bound: Any) -> int | float:
    return int(bound) if bound == int(bound) else float(bound)
