"""Rewriting a file with some cells changed, and marking the cells that are wrong: the shape stays that of the original."""

from ceyuan.intake.rewriting.cells import Cell
from ceyuan.intake.rewriting.marked import write_marked
from ceyuan.intake.rewriting.mended import write_mended

__all__ = ["Cell", "write_marked", "write_mended"]
