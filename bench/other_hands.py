"""Other hands: what people and machines do to a name that the generator of the hard set does not, and no weight was learnt from."""

from __future__ import annotations

import numpy as np
import polars as pl
from pypinyin import lazy_pinyin

_PAIRS = ("己已", "末未", "土士", "人入", "日曰", "大太", "千干", "夫天", "木本", "王玉", "田由", "白自", "贝见", "折拆", "侯候", "戊戌")
CONFUSED = dict(_PAIRS) | {other: one for one, other in _PAIRS}
BEHIND = ("。", "；", ",", "……", "*", "（盖章）", "（公章）", "（无）")
BEFORE = ("1、", "12. ", "（3）", "①", "名称：", "单位名称:")
KINDS = ("confused", "behind", "before", "spaced", "two names", "former", "place behind", "pinyin")


def rewritten(records: pl.DataFrame, parts: pl.DataFrame, share: float, seed: int) -> pl.DataFrame:
    """The records with so large a share of names written by other hands; `hand` says by which.

    Args:
        parts: of the names, as the parser takes them apart.
    """
    rng, n, name = np.random.default_rng(seed), len(records), records["name"]
    place, core, trade = (parts[one].fill_null("") for one in ("place", "core", "trade"))
    town, rest = place.str.replace("[市县区]$", ""), core + trade
    fresh = place + pl.Series(rng.permutation(core.to_numpy())) + trade + "有限公司"
    several = (core.str.len_chars() >= 2) & (trade != "") & (place != "") & parts["branch"].is_null()
    any_ = pl.Series([True]).new_from_index(0, n)
    written = {
        "confused": (name.str.replace_many(CONFUSED), several),
        "behind": (name + pl.Series(rng.choice(BEHIND, n)), any_),
        "before": (pl.Series(rng.choice(BEFORE, n)) + name, any_),
        "spaced": (name.str.replace_all(r"(\p{Han})", "$1 "), any_),
        "two names": (name + pl.Series(rng.choice(["、", "/", "；", "\n"], n)) + town + rest, several),
        "former": (fresh + pl.Series(rng.choice(["（原名：", "（曾用名：", "(原", "（更名前："], n)) + name + "）", several),
        "place behind": (core + trade + "有限公司（" + town + "）", several & name.str.ends_with("有限公司")),
        "pinyin": (pl.Series([" ".join(lazy_pinyin(one)).title() for one in name.fill_null("").head(n)]), several),
    }
    hand = pl.Series("hand", rng.choice(KINDS, n)).zip_with(pl.Series(rng.random(n) < share), pl.Series(["-"]).new_from_index(0, n))
    for kind, (new, fits) in written.items():
        hit = (hand == kind) & fits & (new != name)
        hand = hand.zip_with(hit | (hand != kind), pl.Series(["-"]).new_from_index(0, n))
        name = new.zip_with(hit, name)
    return records.with_columns(name=name, hand=hand)
