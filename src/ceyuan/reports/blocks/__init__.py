"""Blocks of a report: from the definition of one to what it says in a period."""

from ceyuan.reports.blocks.dispatch import resolve

__all__ = ["resolve"]
