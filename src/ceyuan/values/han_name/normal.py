"""The normal form of a name: one width, one kind of brackets, simplified characters, capitals, no spaces that Chinese does not need."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from ceyuan.values.width import HALF_OF_FULL, mended

_BRACKETS = dict.fromkeys("[{<【〔〈《「『﹙", "(") | dict.fromkeys("]}>】〕〉》」』﹚", ")")
_UNSAID = r"[\"'“”‘’·•`\p{Cf}\p{Cc}\u{FFFD}]"
_COUNTED = r"^(?:\(?\d{1,3}[、.)] ?|[①-⑳]|\p{Han}{0,2}名称:)+"
_MARKS_BEHIND = r"[。;,、…*:!?]+$"
_LINES = r"(公司\)?)\s*[\r\n]+\s*"  # elsewhere a line break is but where the cell was wrapped
_PLAIN = r"^[\p{Han}A-Z0-9()]*$"


def normal_name(names: pl.Series, variants: Mapping[str, str]) -> pl.Series:
    """Names in normal form; what is already is returned as it is.

    Args:
        names: n names.
        variants: characters and what is written for them.

    >>> normal_name(pl.Series(["成都 長虹【集團】有限公司", "Ｉntel products  (Chengdu) Ltd."]), {"長": "长", "團": "团"}).to_list()
    ['成都长虹(集团)有限公司', 'INTEL PRODUCTS (CHENGDU) LTD.']

    What lists put before and behind a name is no part of it; two lines of a cell are two names.

    >>> normal_name(pl.Series(["12、成都青禾有限公司。", "青禾有限公司\\n成都青禾"]), {}).to_list()
    ['成都青禾有限公司', '青禾有限公司、成都青禾']
    """
    odd = ~names.str.contains(_PLAIN)
    if variants:
        odd |= names.str.contains(f"[{''.join(variants)}]")
    return mended(names, odd.fill_null(value=False), lambda some: _mended(some, variants))


def _mended(names: pl.Series, variants: Mapping[str, str]) -> pl.Series:
    written = names.str.replace_many({**HALF_OF_FULL, **_BRACKETS, **variants}).str.to_uppercase()
    spaced = written.str.strip_chars().str.replace_all(_LINES, "$1、").str.replace_all(_UNSAID, "").str.replace_all(r"[\s\p{Zs}]+", " ")
    joined = spaced.str.strip_chars().str.replace_all(r"(\p{Han}) ", "$1").str.replace_all(r" (\p{Han})", "$1")
    bare = joined.str.replace(_COUNTED, "").str.replace(_MARKS_BEHIND, "")
    return bare.zip_with(bare != "", joined)
