"""Words that mean codes: the entries of a list, the tracks of a city, yes and no."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from ceyuan.definitions import CodeList, Tracks
from ceyuan.values.width import without_width_and_space

_LOOSE = r"[\p{P}\p{S}]"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and the code of each.

    Attributes:
        exact: word as written → code.
        loose: word without blanks, punctuation and case → code.
        labels: the words to propose.
    """

    exact: Mapping[str, str]
    loose: Mapping[str, str]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, named: CodeList | Tracks) -> Vocabulary:
        """The vocabulary of a list; where two entries share a word, the first has it."""
        words = [
            (word, entry.code) for entry in named.entries for word in (entry.code, entry.label.zh, entry.label.en, *entry.aliases) if word
        ]
        return cls.of_words(words, [entry.label.zh for entry in named.entries])

    @classmethod
    def of_words(cls, words: Iterable[tuple[str, str]], labels: Iterable[str]) -> Vocabulary:
        """A vocabulary of pairs of word and code."""
        exact = dict(reversed(list(words)))
        bare = loosened(pl.Series(list(exact), dtype=pl.String))
        loose = {word: code for word, code in zip(bare, exact.values(), strict=True) if word}
        return cls(exact, loose, tuple(labels))

    def read(self, texts: pl.Series) -> pl.Series:
        """The codes of words as written; null for others."""
        return _looked_up(texts, self.exact)

    def read_loosely(self, texts: pl.Series) -> pl.Series:
        """The codes of words, whatever their blanks, punctuation and case; null for others."""
        return _looked_up(loosened(texts), self.loose)


def loosened(texts: pl.Series) -> pl.Series:
    """The texts in half width and lower case, without blanks and punctuation.

    >>> loosened(pl.Series(["生物、医药 和（医疗）器械"])).to_list()
    ['生物医药和医疗器械']
    """
    return without_width_and_space(texts).str.replace_all(_LOOSE, "").str.to_lowercase()


def _looked_up(texts: pl.Series, codes: Mapping[str, str]) -> pl.Series:
    if not codes:
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(texts))
    return texts.replace_strict(list(codes), list(codes.values()), default=None, return_dtype=pl.String)
