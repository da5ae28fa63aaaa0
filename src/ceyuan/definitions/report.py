"""A report: its sections, sentences, tables and charts, all of them made of figures."""

from __future__ import annotations

from ceyuan.definitions.base import Definition


class Report(Definition):
    """A report of a city."""

    report: str
