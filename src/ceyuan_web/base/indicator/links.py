"""Where a figure opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.urls import reverse

from ceyuan.indicators import FigureKey
from ceyuan.reports.identity import figure_id

PUBLIC = "portal:indicator"
"""Where a figure opens unless said otherwise."""


def query(key: FigureKey) -> str:
    """The question of a figure as the query of its page."""
    said = [("period", str(key.period)), ("place", key.place), ("track", key.track), *((column, value) for column, value in key.group)]
    if key.comparison != "yoy":
        said.append(("comparison", key.comparison))
    return urlencode([(name, value) for name, value in said if value is not None])


def figure_url(key: FigureKey, page: str = PUBLIC) -> str:
    """The page of a figure."""
    return f"{reverse(page, args=[key.indicator])}?{query(key)}"


def linking(keys: Iterable[FigureKey], page: str = PUBLIC) -> Callable[[str], str]:
    """Where the figure of an id opens, of figures that are known."""
    urls = {figure_id(key): figure_url(key, page) for key in keys}
    return lambda name: urls.get(name, f"#{name}")
