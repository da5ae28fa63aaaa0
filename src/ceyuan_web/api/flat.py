"""Answers as tables: names of nested values joined by `_`, lists as JSON text; in CSV nothing that a spreadsheet would run."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

_FORMULA = r"^[\s]*[=+\-@\t\r]"
_DEEPEST = 3


def flat(item: Mapping[str, Any], before: str = "", depth: int = 0) -> dict[str, Any]:
    """An item in one row.

    >>> flat({"label": {"zh": "家", "en": "firms"}, "missing": []})
    {'label_zh': '家', 'label_en': 'firms', 'missing': '[]'}
    """
    row: dict[str, Any] = {}
    for name, value in item.items():
        if isinstance(value, Mapping) and value and depth < _DEEPEST and name not in ("group", "left_out", "files"):
            row |= flat(value, f"{before}{name}_", depth + 1)
        else:
            row[before + name] = json.dumps(value, ensure_ascii=False) if isinstance(value, list | Mapping) else value
    return row


def frame_of(items: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Items as a frame; a number that is whole in one row and not in another is a float in all."""
    return pl.from_dicts([flat(item) for item in items], infer_schema_length=None, strict=False) if items else pl.DataFrame()


def csv(frame: pl.DataFrame) -> bytes:
    """As CSV in UTF-8 with a mark by which Excel knows it; a text that begins like a formula gets a quote before it."""
    if not frame.width:
        return b""
    safe = frame.with_columns(
        pl.when(pl.col(pl.String).str.contains(_FORMULA)).then(pl.lit("'") + pl.col(pl.String)).otherwise(pl.col(pl.String)).name.keep()
    )
    out = io.BytesIO()
    safe.write_csv(out, include_bom=True)
    return out.getvalue()


def parquet(frame: pl.DataFrame) -> bytes:
    """As Parquet."""
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()
