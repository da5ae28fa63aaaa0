"""What addresses say, in columns that can be compared: the text behind the places that open it, its street, its numbers."""

from __future__ import annotations

import polars as pl

from ceyuan.organisations.linkage.letters import in_letters
from ceyuan.organisations.linkage.model import Model
from ceyuan.values.han_name.pattern import any_of
from ceyuan.values.width import without_width_and_space

_NUMBERS = "[0-9]+"
_MARKS = r"[()\-—.,，。、:：#＃/\\_\"“”·*]+"


def address_columns(addresses: pl.Series, model: Model) -> pl.DataFrame:
    """The parts of addresses that are compared.

    Args:
        addresses: n addresses, null where there is none.
        model: with the words of places.

    Returns:
        n rows: `address` without the places that open it, spaces and marks; `opened`, those places without their endings;
        `street`, up to the first word for one; `numbers` in it, joined by commas; `address_letters`.
    """
    text = without_width_and_space(addresses)
    streets = any_of(model.linkage.words.streets)
    frame = pl.DataFrame({"text": text, "opened": model.opening.of(text)})
    is_street = pl.col("text").str.strip_prefix(pl.col("opened")).str.contains(f"^{streets}")  # 北京路 is in no Beijing
    frame = frame.with_columns(opened=pl.when(is_street).then(pl.lit("")).otherwise("opened"))
    numbers = pl.col("text").str.extract_all(_NUMBERS).list.join(",")
    inner = pl.col("text").str.strip_prefix(pl.col("opened")).str.replace_all(_MARKS, "")
    frame = frame.with_columns(address=_or_null(inner), numbers=_or_null(numbers))
    return frame.select(
        "address",
        _or_null(pl.col("opened").str.replace_all("[省市县区州]", "")).alias("opened"),
        pl.col("address").str.extract(f"^(.*?{streets})").alias("street"),
        "numbers",
        in_letters(frame["address"]).alias("address_letters"),
    )


def _or_null(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
