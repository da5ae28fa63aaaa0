"""Registered names taken apart: place, distinctive part (字号), trade, legal form, branch."""

from __future__ import annotations

import polars as pl

from ceyuan.values.han_name.normal import normal_name
from ceyuan.values.han_name.opening import Opening, names_of
from ceyuan.values.han_name.pattern import any_of
from ceyuan.values.han_name.words import NameWords

_BRACKETED = r"\(([^()]+)\)"
_TWO_NAMES = r"^([^()]{4,}?)[、/;](.{2,})$"
_BEHIND = r"^(.{4,})\(([^()]+)\)$"

PARTS = ("place", "core", "trade", "form", "branch")
"""The parts of a name, in the order in which they stand in it."""


class NameParser:
    """Takes whole columns of names apart by given words.

    >>> from ceyuan.values.han_name import Form, Region
    >>> limited = Form("limited", "enterprise", ("有限公司",), "anything")
    >>> parser = NameParser(NameWords((Region(("成都",)),), (limited,), trades=("科技",)))
    >>> parser.parse(pl.Series(["成都青禾科技有限公司绵阳分公司"])).select(PARTS).row(0)
    ('成都', '青禾', '科技', '有限公司', '绵阳分公司')
    """

    def __init__(self, words: NameWords) -> None:
        self._words = words
        before = f"{any_of(words.before_form)}*"
        form, free, tied, whole = (any_of(found) for found in _forms_by_use(words))
        trade = any_of((*words.trades, *words.before_form))
        self._ids = {word: one.form for one in words.forms for word in one.words}
        self._kinds = {word: one.kind for one in words.forms for word in one.words}
        self._before_form = f"^{before}"
        self._form = f"{before}{form}$"
        self._firm = f"^.{{2,}}?{before}{free}"
        self._parent = f"^.{{2,}}?{before}{tied}"
        self._branch = f"{any_of(words.branches)}$"
        self._whole = f"{whole}$"
        self._opening = Opening(words.regions)
        self._seat_behind = f"{trade}({any_of(names_of(words.regions))})$"
        self._trades, self._first_trade = f"{trade}+$", f"^{trade}"

    def parse(self, names: pl.Series) -> pl.DataFrame:
        """The parts of each name.

        A name without a known form has neither form nor kind; one that is only place and trade (四川省烟草公司) has no core.

        Args:
            names: n registered names.

        Returns:
            n rows. `name` in normal form; `place`, `core`, `trade`, `form` and `branch` as they stand in it, null where it has
            none; `form_id` and `kind` of the form; `remark` in brackets; `former` and `short` name, where brackets give one.
        """
        name = normal_name(names, self._words.variants).alias("name").to_frame()
        parts = name.pipe(self._noted).pipe(self._split).pipe(self._formed).pipe(self._placed).pipe(self._traded)
        return parts.select("name", *(_or_null(part) for part in PARTS), "form_id", "kind", "remark", "former", "short")

    def _noted(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What brackets say of a name, and the name without them."""
        name, words = pl.col("name"), self._words
        former, short = (rf"\({any_of(openers)}:?(.+?)\)" for openers in (words.former, words.short))
        remark = rf"\(({any_of(words.remarks)})\)"
        noted = frame.with_columns(former=name.str.extract(former), short=name.str.extract(short), remark=name.str.extract(remark))
        for pattern in (former, short, remark):
            noted = noted.with_columns(name.str.replace(pattern, ""))
        noted = noted.with_columns(name.str.replace(rf"\(({any_of(words.before_form)})\)", "$1"))
        return noted.pipe(self._one_of_two).pipe(self._place_first)

    def _one_of_two(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Of two names in one cell the first, if it is whole; the other is one that it had or has too."""
        parts = pl.col("name").str.extract_groups(_TWO_NAMES).struct
        first, other = parts.field("1"), parts.field("2")
        is_whole = first.str.contains(self._whole).fill_null(value=False)
        return frame.with_columns(
            name=pl.when(is_whole).then(first).otherwise("name"), former=pl.coalesce("former", pl.when(is_whole).then(other))
        )

    def _place_first(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A place in brackets behind a whole name that opens with none, put before it."""
        ends = frame["name"].str.extract_groups(_BEHIND).struct.unnest().rename({"1": "whole", "2": "seat"})
        opens = self._opening.of(ends["whole"].fill_null("")) != ""
        is_seat = (self._opening.of(ends["seat"].fill_null("")) == ends["seat"]) & ends["whole"].str.contains(self._whole) & ~opens
        moved = (ends["seat"] + ends["whole"]).zip_with(is_seat.fill_null(value=False), frame["name"])
        return frame.with_columns(moved.alias("name"))

    def _split(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The organisation, and its branch: whatever follows a company's form, or what ends like a branch behind another form."""
        name, firm, parent = pl.col("name"), pl.col("firm"), pl.col("parent")
        split = frame.with_columns(firm=name.str.extract(self._firm, 0))
        is_no_parent = name.str.strip_prefix(firm).str.contains(self._whole) | firm.str.contains(self._branch)
        split = split.with_columns(firm=pl.when(~is_no_parent).then(firm))
        silent = pl.when(firm.is_null() & name.str.contains(self._branch)).then(name)
        split = split.with_columns(parent=silent.str.extract(self._parent, 0))
        split = split.with_columns(head=pl.coalesce(firm, parent, name))
        return split.with_columns(branch=name.str.strip_prefix(pl.col("head")))

    def _formed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The form of the organisation; its kind, unless its branch is of a kind of its own (a university's hospital)."""
        form = pl.col("form")
        formed = frame.with_columns(form=pl.col("head").str.extract(self._form, 0).fill_null(""))
        formed = formed.with_columns(
            bare=form.str.replace(self._before_form, ""),
            own=pl.when(pl.col("parent").is_not_null()).then("branch").str.extract(self._form, 0),
            stem=pl.col("head").str.strip_suffix(form).str.strip_chars_end(),
        )
        kind = pl.coalesce(_looked_up(pl.col("own"), self._kinds), _looked_up(pl.col("bare"), self._kinds))
        return formed.with_columns(form_id=_looked_up(pl.col("bare"), self._ids), kind=kind)

    def _placed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The places that open the name, and one in brackets inside it or behind its trade (某某集团四川有限公司)."""
        seat, inner = pl.col("seat"), pl.col("inner")
        placed = frame.with_columns(opened=self._opening.of(frame["stem"]))
        placed = placed.with_columns(inner=pl.col("stem").str.strip_prefix(pl.col("opened")))
        placed = placed.with_columns(bracketed=inner.str.extract(_BRACKETED))
        placed = placed.with_columns(seat=self._opening.of(placed["bracketed"]))
        placed = placed.with_columns(seat=pl.when(seat == pl.col("bracketed")).then(seat).fill_null(""))
        without_seat = pl.when(seat == "").then(inner).otherwise(inner.str.replace(_BRACKETED, ""))
        placed = placed.with_columns(without_seat, behind=inner.str.extract(self._seat_behind).fill_null(""))
        place = pl.concat_str("opened", "seat", "behind")
        return placed.with_columns(place=place, inner=inner.str.strip_suffix(pl.col("behind")))

    def _traded(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The trades that end the name, and what is left as its core; one character is no core but the head of a trade."""
        trade, core = pl.col("trade"), pl.col("core")
        traded = frame.with_columns(trade=pl.col("inner").str.extract(self._trades, 0).fill_null(""))
        traded = traded.with_columns(core=pl.col("inner").str.strip_suffix(trade))
        short = pl.when(core.str.len_chars() == 1).then(trade)
        traded = traded.with_columns(given_back=short.str.extract(self._first_trade, 0).fill_null(""))
        return traded.with_columns(core=core + pl.col("given_back"), trade=trade.str.strip_prefix(pl.col("given_back")))


def _forms_by_use(words: NameWords) -> tuple[list[str], ...]:
    """The words of all forms, of those that anything or a branch may follow, and of those that end a whole name."""
    forms = words.forms
    uses = (
        forms,
        [form for form in forms if form.follows == "anything"],
        [form for form in forms if form.follows == "branch"],
        [form for form in forms if form.is_whole],
    )
    return tuple([word for form in use for word in form.words] for use in uses)


def _looked_up(words: pl.Expr, meanings: dict[str, str]) -> pl.Expr:
    return words.replace_strict(list(meanings), list(meanings.values()), default=None, return_dtype=pl.String)


def _or_null(part: str) -> pl.Expr:
    return pl.when(pl.col(part) != "").then(pl.col(part)).alias(part)
