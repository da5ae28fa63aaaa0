"""Sheets: every file as tables of texts, whatever it came as; what the ledger keeps is made of these texts alone."""

from ceyuan.intake.sheets.address import cell, letter
from ceyuan.intake.sheets.opening import open_sheets
from ceyuan.intake.sheets.sheet import Merge, Sheet

__all__ = ["Merge", "Sheet", "cell", "letter", "open_sheets"]
