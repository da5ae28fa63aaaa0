"""The regular expression of one stated figure, built from a vocabulary."""

from __future__ import annotations

import re

from ceyuan.values.quantity.alternation import any_of, first_chars
from ceyuan.values.quantity.numeral import HAN_DIGITS, NUMERAL, SCALE
from ceyuan.values.quantity.wording import Wording

_TENTH = r"成(?![立果交功员都为本长熟效绩套型品渝份就])"
_HALF_TENTH = rf"(?P<tenth>(?<=成)[{HAN_DIGITS}半](?![{HAN_DIGITS}十百千万亿]))?"
_MULTIPLE = r"倍(?![增数率])"
_MARK = r"(?:——?|[-~至到])"


def _passing(wording: Wording) -> str:
    """Words of time and the like, where no longer unit begins with them (日 in 日元)."""
    longer = {
        word: [unit[len(word) :] for unit in wording.measures if unit.startswith(word) and unit != word] for word in wording.phrases.passing
    }
    plain = any_of(word for word, rests in longer.items() if not rests)
    return "|".join([plain, *(rf"{re.escape(word)}(?!{any_of(rests)})" for word, rests in longer.items() if rests)])


def figure_pattern(wording: Wording) -> re.Pattern[str]:
    """Whatever may hold a number, in the order in which it is tried.

    Groups: `at` (where hedge or number begin), `per` (每万人), `flat` (持平), `ordinal` (第4位), `vague` (数十家), `turned` (翻两番),
    `half` (过半), `number`, with `low` for the lower end of an interval; a number with `passing` or `region` behind it (3年, 5日,
    6省) is no figure.
    """
    words = wording.phrases
    hedge = any_of((*words.over, *words.under, *words.about))
    after = any_of((*words.over_after, *words.under_after, *words.about_after))
    measure, more, links = any_of(wording.measures), any_of(words.more), any_of(words.links)
    unit = rf"个?百分点|{measure}|[%‰]|{_MULTIPLE}|{_TENTH}"
    governor = any_of((*words.rises, *words.falls, *words.above, *words.below, *words.indices, *words.ratios))
    same_unit = rf"(?={_MARK}-?(?:{NUMERAL})(?:{SCALE})?(?P=low_unit))"
    low = rf"(?<![从由自])(?P<low>{NUMERAL})(?:(?P<low_unit>{unit}){same_unit})?{_MARK}(?P<high_minus>-)?"
    first = first_chars((*words.rises, *words.falls, *words.above, *words.below, *words.indices, *words.ratios, *words.unchanged))
    first += first_chars((*words.over, *words.under, *words.about, *words.bare)) + rf"\d{HAN_DIGITS}十百千万亿每第数几若翻过半一大负-"
    return re.compile(
        rf"(?=[{first}])(?:每(?P<per>(?:{NUMERAL})?(?:{measure}))"
        rf"|(?P<flat>{any_of(words.unchanged)})(?![稳衡安])"
        rf"|第(?P<ordinal>{NUMERAL})(?:{_MARK}第?(?P<ordinal_end>{NUMERAL}))?(?P<place>[位名](?![单额优]))?"
        rf"|(?P<vague>(?:[数几]|若干)[十百千万亿]+(?:{measure})?|[十百千]几(?:{measure}))"
        rf"|(?:(?P<governor>{governor})(?![到至])(?:{links})*)?(?P<at>)(?:(?P<before>{hedge})(?:{links})?)?(?:"
        rf"(?P<turned>翻了?(?P<turned_hedge>{hedge})?(?P<turns>{NUMERAL})?番)"
        rf"|(?P<half>过半|半数|一半|大半)"
        rf"|(?:(?P<minus>[-负])|(?P<bare>{any_of(words.bare)})(?=[百千万亿]))?"
        rf"(?:{low})?(?P<number>(?:{NUMERAL})(?:分之(?:{NUMERAL}))?)(?P<more>{more})?(?P<scale>{SCALE})?(?P<more_scaled>{more})?"
        rf"(?:(?P<passing>{_passing(wording)})|(?P<unit>{unit})|(?P<region>[省市区县州国](?!级)))?{_HALF_TENTH}(?P<more_unit>{more})?"
        rf")(?P<after>{after})?)",
        re.ASCII,
    )
