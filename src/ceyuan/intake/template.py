"""The template of a dataset: a workbook with headers, units, drop-downs and notes that is received back without a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ceyuan.definitions import Definitions
from ceyuan.errors import Lang


def write_template(definitions: Definitions, dataset: str, out: Path, rows: Sequence[Mapping[str, object]] = (), lang: Lang = "zh") -> None:
    """Write the template, with rows already filled in when given.

    Args:
        dataset: its id or code.
        rows: field → value as the ledger keeps it (money in yuan, a place by its code).

    Raises:
        QuestionError: no such dataset.
    """
    raise NotImplementedError
