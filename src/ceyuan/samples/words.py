"""The words that synthetic names are made of, as read from `words.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from pydantic import Field

from ceyuan.definitions.base import Model
from ceyuan.definitions.source import documents
from ceyuan.samples.chance import Ints
from ceyuan.values import Bilingual

_FILE = Path(__file__).with_name("words.yaml")


class Trade(Model):
    """A line of business.

    Attributes:
        words: how a firm's name says it.
        section, industry: letter and code of GB/T 4754.
        field: code of the high-tech field, empty for an ordinary firm.
        scopes: what the licence may allow (经营范围), one of them for each firm.
    """

    words: tuple[str, ...]
    section: str
    industry: str
    field: str
    scopes: tuple[str, ...]


class Words(Model):
    """All word lists; `synthetic` is the mark that every file carries, `file_mark` the one in file names."""

    synthetic: Bilingual
    file_mark: str
    brand_first: tuple[str, ...]
    brand_second: tuple[str, ...]
    brand_third: tuple[str, ...]
    forms: dict[str, int]
    surnames: tuple[str, ...]
    given_names: tuple[str, ...]
    streets: tuple[str, ...]
    leading_industries: tuple[str, ...]
    contract_topics: dict[str, tuple[str, ...]]
    contract_endings: dict[str, str]
    contract_offices: tuple[str, ...]
    buyer_regions: dict[str, int]
    institutions: tuple[str, ...]
    offices: tuple[str, ...]
    departments: tuple[str, ...]
    trades: tuple[Trade, ...] = Field(min_length=1)


@cache
def words() -> Words:
    """The word lists, read once."""
    (document,) = documents(_FILE, _FILE.name)
    return Words.model_validate(document.value)


def picked(chance: np.random.Generator, choices: tuple[str, ...], count: int) -> pl.Series:
    """So many words of a list, each as likely as another."""
    return taken(choices, chance.integers(len(choices), size=count))


def taken(choices: tuple[str, ...], numbers: Ints) -> pl.Series:
    """The words at those places of a list, shape (n,)."""
    return pl.Series(choices, dtype=pl.String).gather(pl.Series(numbers))
