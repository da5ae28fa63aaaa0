"""Rows within a scope: the one filter of pages, exports and the API."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ceyuan.definitions import Dataset
from ceyuan.indicators.presenting import own_name
from ceyuan_web.base.policy import Scope


def within(frame: pl.DataFrame, datasets: Iterable[Dataset], scope: Scope) -> pl.DataFrame:
    """The rows of evidence that lie within a scope; a row that says of nothing where it belongs is within none but the whole city's."""
    if scope.everything:
        return frame
    tests = [pl.col(name).is_in(sorted(wanted)) for name, wanted in _columns(datasets, scope) if name in frame.columns and wanted]
    return frame.filter(pl.any_horizontal(tests).fill_null(False)) if tests else frame.clear()


def _columns(datasets: Iterable[Dataset], scope: Scope) -> Iterable[tuple[str, frozenset[str]]]:
    for dataset in datasets:
        yield from ((own_name(dataset, name), scope.places) for name in [dataset.place] if name)
        yield from ((own_name(dataset, name), scope.spaces) for name in [dataset.space] if name)
        yield from ((own_name(dataset, party.credit_code), scope.organisations) for party in dataset.parties if party.credit_code)


def are_public(datasets: Iterable[Dataset]) -> bool:
    """Whether everyone may see the rows."""
    return all(dataset.public for dataset in datasets)
