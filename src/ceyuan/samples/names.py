"""Names of firms, people and addresses: plausible, drawn from word lists, and nobody's."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.samples.chance import Ints, drawn
from ceyuan.samples.words import picked, taken, words


def firm_names(chance: np.random.Generator, city: str, trade_words: pl.Series) -> pl.Series:
    """A name for each firm, no two alike: 成都 + 蓉芯 + 微电子 + 有限公司.

    Two firms that draw the same name are told apart by a third character in their brand.

    Args:
        city: the name without its ending, as firms write it.
        trade_words: the part that says the business, shape (n,).
    """
    count, lists = len(trade_words), words()
    brand = picked(chance, lists.brand_first, count) + picked(chance, lists.brand_second, count)
    form = taken(tuple(lists.forms), drawn(chance, np.array([*lists.forms.values()], dtype=np.float64), count))
    table = pl.DataFrame({"brand": brand, "trade": trade_words, "form": form})
    nth = table.select(pl.int_range(pl.len()).over("brand", "trade", "form").alias("nth"))["nth"].to_numpy()
    third = taken(("", *lists.brand_third), nth % (len(lists.brand_third) + 1))
    return city + table["brand"] + third + table["trade"] + table["form"]


def persons(chance: np.random.Generator, count: int) -> pl.Series:
    """Names of people."""
    return picked(chance, words().surnames, count) + picked(chance, words().given_names, count)


def addresses(chance: np.random.Generator, place_names: pl.Series) -> pl.Series:
    """Addresses in a city's places: 成都市 + 武侯区 + 科创大道88号3栋2单元501号."""
    count = len(place_names)
    street = picked(chance, words().streets, count)
    number, block, room = (_digits(chance.integers(1, top, size=count)) for top in (999, 20, 2800))
    return place_names + street + number + "号" + block + "栋" + room + "室"


def phones(chance: np.random.Generator, count: int) -> pl.Series:
    """Telephone numbers that ring nowhere: the exchange 0000 is not in use."""
    return "028-0000" + _digits(chance.integers(1000, 10000, size=count))


def _digits(numbers: Ints) -> pl.Series:
    return pl.Series(numbers).cast(pl.String)
