"""Finding places: from the words of a district column, or of addresses, to place codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from ceyuan.values.place.alias import Alias
from ceyuan.values.place.code import PlaceCode
from ceyuan.values.place.gazetteer import Gazetteer, gazetteer, read
from ceyuan.values.width import without_width_and_space

_STATISTICAL_CODE = r"^(\d{6})(?:0{6}|\.0)$"
_ENDED = r"^(..+)[区县市]$"
_NOTHING = r"\b\B"  # matches no text: a city without such aliases


class PlaceMatcher:
    """Finds the places of one city.

    Aliases of the city and of the province above it open an address or a name (四川省成都市…) and are passed over; every
    other alias names a place inside the city.

    >>> aliases = [Alias("成都市", "510100"), Alias("武侯区", "510107"), Alias("郫都区", "510117"), Alias("郫县", "510117")]
    >>> matcher = PlaceMatcher(aliases)
    >>> matcher.match(pl.Series(["成都市武侯区", "武侯", "510107", "郫　县", "绵阳"]))["code"].to_list()
    ['510107', '510107', '510107', '510117', None]
    >>> matcher.locate(pl.Series(["成都市郫县德源镇", "成都市一环路", "绵阳市武侯区路"]))["code"].to_list()
    ['510117', None, None]
    """

    def __init__(self, aliases: Sequence[Alias]) -> None:
        written = _rewritten(aliases, without_width_and_space)
        levels = {alias.code: PlaceCode.parse(alias.code).level for alias in aliases}
        above = [alias for alias in written if levels[alias.code] in ("province", "city")]
        self._city = _any_of(alias for alias in above if levels[alias.code] == "city")
        self._opening = rf"^(?:{_any_of(above)}|[()])*"
        named = [alias for alias in written if alias not in above]
        inside = {*named, *_rewritten(named, self._inner)}
        self._cells = [alias for alias in (*above, *inside) if alias.use != "locality"]
        self._bare_cells = _rewritten(self._cells, _without_ending)
        self._known: dict[date | None, tuple[Gazetteer, Gazetteer]] = {}
        self._names = [alias for alias in inside if alias.use == "name"]
        self._localities = [alias for alias in inside if alias.use == "locality"]

    def match(self, names: pl.Series, on: date | None = None) -> pl.DataFrame:
        """The places that whole texts name: names, short names, older names and codes, with the city before them or not.

        The endings 区, 县 and 市 may be missing or differ where that leaves one place.

        Args:
            names: n texts.
            on: the day that the file speaks of: it decides when a text stood for different places.

        Returns:
            n rows: `code`, null where the text names no place or several; `told_by`, the form that told; `candidates`, all
            codes it may mean.
        """
        cells = names.alias("cell").to_frame()
        unlike = cells.unique()
        meanings = unlike.hstack(self._meanings(unlike["cell"], on))
        return cells.join(meanings, on="cell", how="left", nulls_equal=True, maintain_order="left").drop("cell")

    def _inner(self, text: pl.Series) -> pl.Series:
        """The texts from where the city and the places above it end."""
        return text.str.replace(self._opening, "")

    def _meanings(self, cells: pl.Series, on: date | None) -> pl.DataFrame:
        text = without_width_and_space(cells).str.replace(_STATISTICAL_CODE, "$1")
        inner = self._inner(text)
        last = text.str.extract(rf"({self._city})[()]*$")
        whole, bare = self._gazetteers(on)
        return read((text, whole), (inner, whole), (last, whole), (_without_ending(inner), bare))

    def _gazetteers(self, on: date | None) -> tuple[Gazetteer, Gazetteer]:
        """What whole cells may mean on a day, and what they may without their endings."""
        if on not in self._known:
            codes = (Alias(alias.code, alias.code) for alias in self._cells)
            self._known[on] = gazetteer([*self._cells, *codes], on), gazetteer(self._bare_cells, on)
        return self._known[on]

    def locate(self, addresses: pl.Series, on: date | None = None) -> pl.DataFrame:
        """The places in which addresses lie, by the first name in each, else by the first locality.

        A name counts where it opens the address or the city stands before it: 高新区 alone may be any city's. An address
        that names neither (成都市一环路…) has no place.

        Args:
            addresses: n texts.
            on: the day that the file speaks of.

        Returns:
            n rows as `match` gives them, and `is_by_locality`.
        """
        text = without_width_and_space(addresses)
        inner = self._inner(text)
        in_city = text.str.contains(rf"{self._opening}(?:{self._city})")
        frame = pl.DataFrame({"inner": inner, "in_city": in_city, "named": _first(inner, self._names)})
        counts = pl.col("in_city") | pl.col("inner").str.starts_with(pl.col("named"))
        frame = frame.with_columns(named=pl.when(counts).then("named"))
        silent = frame.select(pl.when(pl.col("in_city"), pl.col("named").is_null()).then("inner")).to_series()
        local = _first(silent, self._localities)
        found = read((frame["named"], gazetteer(self._names, on)), (local, gazetteer(self._localities, on)))
        return found.with_columns(is_by_locality=local.is_not_null())


def _rewritten(aliases: Sequence[Alias], rewrite: Callable[[pl.Series], pl.Series]) -> list[Alias]:
    texts = rewrite(pl.Series([alias.text for alias in aliases], dtype=pl.String))
    return [replace(alias, text=text) for alias, text in zip(aliases, texts, strict=True)]


def _without_ending(text: pl.Series) -> pl.Series:
    return text.str.replace(_ENDED, "$1")


def _first(text: pl.Series, aliases: Iterable[Alias]) -> pl.Series:
    """The first alias in each text, the longest of those that begin there."""
    return text.str.extract(_any_of(aliases), group_index=0)


def _longest_first(aliases: Iterable[Alias]) -> list[str]:
    """The texts, so that of two that begin alike the longer is found."""
    return sorted({alias.text for alias in aliases if alias.text}, key=lambda text: (-len(text), text))


def _any_of(aliases: Iterable[Alias]) -> str:
    return "|".join(map(re.escape, _longest_first(aliases))) or _NOTHING
