"""Every code that scripts may rely on is on the page."""

from __future__ import annotations

import re
from pathlib import Path

from ceyuan.intake.cell_fault import CellFault

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "receiving.md").read_text("utf-8")
INNER = {"example-faults", "example-unread", "example-value", "not-in-file", "nothing-in-quarantine", "unknown-row"}
"""Faults of examples and of questions, which no file gives."""


def test_every_fault_of_a_cell_is_documented() -> None:
    codes = {fault.code for fault in CellFault if fault and not fault.name.startswith("RULE")}
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()


def test_every_fault_of_a_file_is_documented() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "src/ceyuan/intake").rglob("*.py"))
    codes = set(re.findall(r"(?:refusal|Fault)\(\s*\"([a-z-]+)\"", source)) - INNER
    assert {code for code in codes if f"`{code}`" not in PAGE} == set()
