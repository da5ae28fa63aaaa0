"""The places that open a name, each inside the one before: 四川省成都市武侯区, 四川成都, 成都市."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import polars as pl

from ceyuan.values.han_name.pattern import longest_first
from ceyuan.values.han_name.words import Region

_LEVELS = 4  # country, province, city, district
_WITHIN = "/"
_NEVER = "\0"  # a search wants at least one word
_UNLISTED_COUNTY = r"^\p{Han}{2}县"


class Opening:
    """Finds the places with which texts begin.

    A place may follow another only if it lies in it: 安康 is a city, but in 四川安康医药 the name of a firm.

    >>> inside = (Region(("成都", "成都市"), (Region(("武侯区",)),)),)
    >>> opening = Opening((Region(("四川", "四川省"), inside), Region(("陕西",), (Region(("安康",)),))))
    >>> opening.of(pl.Series(["四川成都武侯区某", "四川安康某", "安康某", "某"])).to_list()
    ['四川成都武侯区', '四川', '安康', '']
    """

    def __init__(self, regions: Sequence[Region]) -> None:
        everywhere = list(_with_inner(regions))
        by_size = sorted(everywhere, key=lambda region: len(region.inside))  # 宜宾 is the city before it is the county inside
        self._key = {name: region.names[0] for region in by_size for name in region.names}
        self._inside = {outer.names[0] + _WITHIN + name for outer in everywhere for name in names_of(outer.inside)}
        self._names = longest_first(self._key)
        self._longest = max(map(len, self._names), default=0)

    def of(self, text: pl.Series) -> pl.Series:
        """The places that open each text, as they stand in it; null where the text is."""
        frame = pl.DataFrame({"text": text, "rest": text}).with_columns(opening=pl.lit(""), last=pl.lit(None, pl.String))
        for _ in range(_LEVELS):
            frame = self._one_more(frame)
        county = pl.col("text").str.strip_prefix(pl.col("opening")).str.extract(_UNLISTED_COUNTY, 0).fill_null("")
        return frame.select(pl.when(pl.col("text").is_not_null()).then(pl.col("opening") + county)).to_series()

    def _one_more(self, frame: pl.DataFrame) -> pl.DataFrame:
        """One place more, where the last one was found and the next lies in it."""
        first, rest, last, key = (pl.col(name) for name in ("first", "rest", "last", "key"))
        found = frame["rest"].str.head(self._longest).str.extract_many([*self._names, _NEVER], leftmost=True).list.first()
        frame = frame.with_columns(first=found).with_columns(pl.when(rest.str.starts_with(first)).then(first).alias("first"))
        frame = frame.with_columns(key=first.replace_strict(self._key, default=None, return_dtype=pl.String))
        is_inside = last.is_null() | (last + _WITHIN + first).is_in(self._inside)
        frame = frame.with_columns(pl.when(is_inside).then(first).alias("first"))
        further = pl.when(first.is_not_null()).then(rest.str.strip_prefix(first))
        return frame.with_columns(opening=pl.col("opening") + first.fill_null(""), rest=further, last=key)


def names_of(regions: Iterable[Region]) -> Iterator[str]:
    """The names of the regions and of all inside them."""
    return (name for region in _with_inner(regions) for name in region.names)


def _with_inner(regions: Iterable[Region]) -> Iterator[Region]:
    for region in regions:
        yield region
        yield from _with_inner(region.inside)
