"""Words that mean codes: the entries of a list, the tracks of a city, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from ceyuan.definitions import CodeList, Tracks
from ceyuan.values.width import without_width_and_space

_LOOSE = r"[\p{P}\p{S}]"


class WordMap:
    """Words and what each means, looked up by the column."""

    def __init__(self, meanings: Mapping[str, Any], kept: pl.DataType) -> None:
        self._words = pl.Enum(list(meanings))
        self._meanings = pl.Series(list(meanings.values()), dtype=kept)

    def __call__(self, texts: pl.Series) -> pl.Series:
        """The meanings of texts; null for a text that is no word."""
        return self._meanings[texts.cast(self._words, strict=False).to_physical()]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a code list and the code of each.

    Attributes:
        exact: reads words as written.
        loose: reads words without blanks, punctuation and case.
        proposals: the words to propose for one that is not known.
    """

    exact: WordMap
    loose: WordMap
    proposals: tuple[str, ...]

    @classmethod
    def of(cls, named: CodeList | Tracks) -> Vocabulary:
        """The vocabulary of a list; where two entries share a word, the first has it."""
        words = [
            (word, entry.code) for entry in named.entries for word in (entry.code, entry.label.zh, entry.label.en, *entry.aliases) if word
        ]
        exact = dict(reversed(words))
        bare = loosened(pl.Series(list(exact), dtype=pl.String))
        loose = {word: code for word, code in zip(bare, exact.values(), strict=True) if word}
        proposals = tuple(word for word in exact if not word.isascii())
        return cls(WordMap(exact, pl.String()), WordMap(loose, pl.String()), proposals)

    def read_loosely(self, texts: pl.Series) -> pl.Series:
        """The codes of words as written or nearly so; null for others."""
        codes = self.exact(texts)
        return codes.zip_with(codes.is_not_null(), self.loose(loosened(texts)))


def loosened(texts: pl.Series) -> pl.Series:
    """The texts in half width and lower case, without blanks and punctuation.

    >>> loosened(pl.Series(["生物、医药 和（医疗）器械"])).to_list()
    ['生物医药和医疗器械']
    """
    return without_width_and_space(texts).str.replace_all(_LOOSE, "").str.to_lowercase()
