"""What names say, in columns that can be compared: the whole title, its stem, its place, its branch, other names it gives."""

from __future__ import annotations

import polars as pl

from ceyuan.organisations.linkage.letters import in_letters
from ceyuan.organisations.linkage.model import Model
from ceyuan.values.han_name.pattern import any_of

_PLACE_ENDINGS = r"[省市州()]"  # 宜宾县 is not 宜宾市
_SAID_BY_NONE = r"[\s()\-—.,，。、:：/\\_]+"
_SHORTEST_STEM, _LONGEST_STEM = 4, 12


def name_columns(names: pl.Series, model: Model) -> pl.DataFrame:
    """The parts of names that are compared.

    Two names of one organisation that differ only in brackets, width, character variants, 有限责任公司 for 有限公司, or where the
    place stands, have one `title`.

    Args:
        names: n names, null where there is none.
        model: with the words of names.

    Returns:
        n rows, null where a name has no such part: `name` in normal form; `head`, the name of the firm, and `branch` of it;
        `title`, both; `head_of_branch` and `head_of_firm`, the head where there is a branch and where there is none; `place`,
        `core`, `trade`, `stem` (core and trade), `stem_variants` (it, and it without each of its characters), `title_bare`, the name
        without marks; `stem_letters` and `name_letters`; `form`; the `former` and `short` name in brackets; `is_common`,
        whether the core is none or one that many firms share.
    """
    unlike = names.unique().drop_nulls().alias("given")
    parsed = model.parser.parse(unlike).pipe(_described, model)
    letters = [in_letters(parsed[name]).alias(to) for name, to in (("stem", "stem_letters"), ("title_bare", "name_letters"))]
    parsed = parsed.with_columns(*letters, given=unlike)
    joined = names.alias("given").to_frame().join(parsed, on="given", how="left", maintain_order="left")
    return joined.drop("given")


def _described(parsed: pl.DataFrame, model: Model) -> pl.DataFrame:
    place = pl.col("place").str.replace_all(_PLACE_ENDINGS, "").fill_null("")
    before = any_of(model.before_form)
    text = _bare(pl.concat_str(pl.col("core", "trade"), ignore_nulls=True)).str.replace(f"(..){before}+$", "$1")
    stem = _or_null(pl.when(text == "").then(_bare(pl.col("name"))).otherwise(text))
    branch = _or_null(_bare(pl.col("branch")).str.replace_all(_PLACE_ENDINGS, ""))
    group = pl.col("form").str.extract(f"^({before}*)").fill_null("")
    head = pl.concat_str(place, "stem", group, pl.col("form_id").fill_null(""), separator="|")
    is_branch = pl.col("branch").is_not_null()
    return (
        parsed.with_columns(stem=stem, branch=branch)
        .with_columns(head=head, place=_or_null(place))
        .select(
            "name",
            "head",
            "branch",
            pl.concat_str("head", pl.col("branch").fill_null(""), separator="|").alias("title"),
            pl.when(is_branch).then("head").alias("head_of_branch"),
            pl.when(~is_branch).then("head").alias("head_of_firm"),
            "place",
            _or_null(_bare(pl.col("core"))).alias("core"),
            "trade",
            "stem",
            _without_one(pl.col("stem")).alias("stem_variants"),
            pl.col("form_id").alias("form"),
            _or_null(_bare(pl.col("former"))).alias("former"),
            _or_null(_bare(pl.col("short"))).alias("short"),
            _bare(pl.col("name")).alias("title_bare"),
            (pl.col("core").is_null() | pl.col("core").is_in(model.linkage.words.common)).alias("is_common"),
        )
    )


def _without_one(text: pl.Expr) -> pl.Expr:
    """The text and what is left without each one of its characters: two texts that differ by one character share one of these."""
    some = [pl.when(text.str.len_chars() > at).then(text.str.head(at) + text.str.slice(at + 1)) for at in range(_LONGEST_STEM)]
    fits = text.str.len_chars().is_between(_SHORTEST_STEM, _LONGEST_STEM)
    return pl.when(fits).then(pl.concat_list(text, *some).list.drop_nulls().list.unique())


def _bare(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all(_SAID_BY_NONE, "")


def _or_null(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
