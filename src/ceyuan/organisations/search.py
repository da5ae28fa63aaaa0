"""Finding an organisation: by part of a name, an old name, pinyin initials, a code or a number, among a million in an instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl
from pypinyin import Style, lazy_pinyin

from ceyuan.organisations.haystack import Haystack
from ceyuan.organisations.resolved import PREFIX

By = Literal["number", "code", "name", "initials"]
_LOOKED_AT = 5000
"""Of more that hold a text, only the shortest are ranked: what a million hold names nobody."""

_HAN = r"\p{Han}"


@dataclass(frozen=True)
class Hit:
    """An organisation that was found.

    Attributes:
        organisation: its number.
        name: what it is called now; `matched` is what of it was found.
        by: how.
    """

    organisation: int
    name: str
    credit_code: str | None
    matched: str
    by: By


@dataclass(frozen=True)
class Directory:
    """Every name and code of every organisation, ready to be searched.

    Attributes:
        frame: `organisation`, `name` (in capitals), `credit_code`, `initials` in small letters, `called`, `length` of the name; short
            names first.
        haystacks: of the columns that are searched.
    """

    frame: pl.DataFrame
    haystacks: Mapping[str, Haystack]

    @classmethod
    def of(cls, linked: pl.DataFrame) -> Directory:
        """The directory of linked mentions, as `Known.organisations` has them.

        An organisation is called what the fullest of its mentions calls it: that with a code and most else, of equals the oldest.
        """
        fullness = pl.sum_horizontal(pl.col(name).is_not_null() for name in ("credit_code", "address", "registered_on", "capital_yuan"))
        fullest = linked.sort(fullness, -pl.col("serial"), descending=True).unique("organisation", keep="first")
        called = fullest.select("organisation", called="name", leading="credit_code")
        names = linked.select("organisation", "name", "credit_code").filter(pl.col("name").is_not_null()).unique(maintain_order=True)
        told = names.join(called, on="organisation", how="left", maintain_order="left")
        frame = told.select(
            "organisation",
            pl.col("name").str.to_uppercase(),
            pl.coalesce("credit_code", "leading").alias("credit_code"),
            initials(told["name"]).alias("initials"),
            pl.coalesce("called", "name").alias("called"),
            pl.col("name").str.len_chars().alias("length"),
        ).sort("length", "organisation", "name")
        return cls(frame, {column: Haystack.of(frame[column]) for column in ("name", "credit_code", "initials")})

    def search(self, text: str, limit: int = 10) -> list[Hit]:
        """The organisations that a text may mean, the likeliest first: what it is wholly before what it begins, short before long."""
        bare = "".join(text.split())
        if not bare:
            return []
        by, column, wanted = _meant(bare)
        if by == "number":
            found = self.frame.filter(pl.col("organisation") == int(wanted)).head(1)
        else:
            found = self._containing(column, wanted, limit)
        return [Hit(row["organisation"], row["called"], row["credit_code"], str(row[column]), by) for row in found.iter_rows(named=True)]

    def _containing(self, column: str, wanted: str, limit: int) -> pl.DataFrame:
        found, cell = self.frame[self.haystacks[column].holding(wanted, _LOOKED_AT)], pl.col(column)
        standing = pl.when(cell == wanted).then(0).when(cell.str.starts_with(wanted)).then(1).otherwise(2)
        ranked = found.with_columns(_rank=standing * 10_000 + pl.col("length").cast(pl.Int32))
        # One organisation stands here under several names: a few times the limit leaves enough after each is taken once.
        best = ranked.bottom_k(limit * 20, by="_rank").sort("_rank", "organisation")
        return best.unique("organisation", keep="first", maintain_order=True).head(limit)


def initials(names: pl.Series) -> pl.Series:
    """The pinyin initials of names in small letters: of each character its commonest reading, Latin letters as they are.

    >>> initials(pl.Series(["成都青禾AI科技"])).to_list()
    ['cdqhaikj']
    """
    characters = names.str.extract_all(_HAN).explode().drop_nulls().unique().sort().to_list()
    letters = [lazy_pinyin(character, style=Style.FIRST_LETTER)[0][:1] for character in characters]
    spelt = names.str.replace_many(characters, letters) if characters else names
    return spelt.str.to_lowercase().str.replace_all(r"[^a-z0-9]", "")


def _meant(bare: str) -> tuple[By, str, str]:
    """How a text is looked for: the way, the column, and what must stand in it."""
    upper, lower = bare.upper(), bare.lower()
    if upper.startswith(PREFIX) and upper.removeprefix(PREFIX).isdecimal():
        return "number", "organisation", upper.removeprefix(PREFIX)
    if not bare.isascii():
        return "name", "name", upper
    if any(letter.isdecimal() for letter in bare):
        return "code", "credit_code", upper
    return "initials", "initials", lower
