"""Indicators: figures with their base, change and evidence. They know no report."""

from ceyuan.indicators.adding import add_up
from ceyuan.indicators.ask import breakdown, figure, series
from ceyuan.indicators.beside import Stated, stated_series
from ceyuan.indicators.book import Book, Source
from ceyuan.indicators.evidence import Evidence, evidence
from ceyuan.indicators.explanation import Contribution, Contributions, Explanation, explain
from ceyuan.indicators.figure import UNSTATED, Base, Basis, Change, Comparison, Figure, FigureKey, Plan, Published, Reason, Shown
from ceyuan.indicators.movements import Movement
from ceyuan.indicators.recompute import Recomputed, recompute

__all__ = [
    "UNSTATED", "Base", "Basis", "Book", "Change", "Comparison", "Contribution", "Contributions", "Evidence", "Explanation", "Figure",
    "FigureKey", "Movement", "Plan", "Published", "Reason", "Recomputed", "Shown", "Source", "Stated", "add_up", "breakdown",
    "evidence", "explain", "figure", "recompute", "series", "stated_series",
]  # fmt: skip
