"""Rows that are no records: totals, repeated headers, notes and signatures below the table. They are told among rows with faults only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

import polars as pl

from ceyuan.intake.kinds.clean import bare_texts
from ceyuan.intake.layout import Table
from ceyuan.intake.sheets.sheet import text_column
from ceyuan.intake.words import Words

_FEW_CELLS = 4  # a row of notes or signatures has no more of them filled
_SENTENCE = 12  # characters


class Special(IntEnum):
    """What a row is."""

    RECORD = 0
    TOTAL = 1
    SUBTOTAL = 2
    HEADER = 3
    NOTE = 4


@dataclass(frozen=True, slots=True)
class SpecialRows:
    """Tells the special rows of one table.

    Attributes:
        columns: the text columns of the sheet.
        headers: text column → its header, without blanks.
        total, subtotal, note: patterns of the first text of such rows.
    """

    columns: tuple[str, ...]
    headers: dict[str, str]
    total: str
    subtotal: str
    note: str

    @classmethod
    def of(cls, table: Table, words: Words) -> SpecialRows:
        """What tells the special rows of a table."""
        headers = {text_column(b.header.column): _without_blanks(b.header.parts[-1]) for b in table.bindings}
        total, subtotal = (_whole(sort) for sort in (words.total, words.subtotal))
        return cls(tuple(table.sheet.columns), headers, total, subtotal, _opening(words.note | words.signature))

    def told(self, texts: pl.DataFrame) -> pl.Series:
        """What each of n rows is, as the number of a `Special`."""
        bare = texts.select(bare_texts(texts[name]).replace("", None).alias(name) for name in self.columns)
        filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in self.columns)
        first = pl.coalesce(self.columns).str.replace_all(r"\s", "")
        alike = pl.sum_horizontal(pl.col(name).str.replace_all(r"\s", "") == header for name, header in self.headers.items())
        is_note = (filled <= _FEW_CELLS) & first.str.contains(self.note) | (filled == 1) & _is_sentence(first)
        kind = (
            pl.when(2 * alike > filled)
            .then(Special.HEADER)
            .when(first.str.contains(self.total))
            .then(Special.TOTAL)
            .when(first.str.contains(self.subtotal))
            .then(Special.SUBTOTAL)
            .when(is_note)
            .then(Special.NOTE)
            .otherwise(Special.RECORD)
        )
        return bare.select(kind.cast(pl.UInt8).alias("special")).to_series()


def _is_sentence(first: pl.Expr) -> pl.Expr:
    return (first.str.len_chars() >= _SENTENCE) & first.str.contains(r"[，。；：:;]")


def _without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(_without_blanks(word)) for word in sorted(words, key=len, reverse=True))


def _whole(words: Iterable[str]) -> str:
    """The words alone, or before a bracket, a colon or a number: 合计（23个）."""
    return rf"^(?:{_any_of(words)})(?:$|[(（:：\d])"


def _opening(words: Iterable[str]) -> str:
    """The words before a colon, a number or nothing: 注：…, 注1…, 填报人"""
    return rf"^(?:{_any_of(words)})(?:$|[(（:：\d、.．])"
