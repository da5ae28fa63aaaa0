"""The regular expression of one expression of time, over folded text."""

from __future__ import annotations

import re

RELATIVE = {
    **dict.fromkeys(("今年", "本年", "当年", "本年度", "今年度", "同年"), 0),
    **dict.fromkeys(("去年", "上年", "上年度", "上一年", "前一年"), -1),
    **dict.fromkeys(("明年", "来年"), 1),
    "前年": -2,
}
RELATIVE_TO_TOPIC = frozenset(("同年", "上年", "上年度", "上一年", "前一年"))
_COUNT = r"(?:\d{1,2}|十?[一二两三四五六七八九十])"
_TO = r"(?:——?|-|~|至|到)"
_YEAR = r"(?:(?:19|20)\d\d|[一二][零〇九一二三四五六七八]{3})"
_PART = rf"""
      (?P<first>{_COUNT})月?份?{_TO}(?P<last>{_COUNT})月份?
    | 前(?P<months>{_COUNT})个?月 | 前(?P<quarters>[二两三23])个?季度 | (?P<half>[上下])半年
    | 第?(?:[一二三四]、)*(?P<quarter>[一二三四1-4])季度
    | (?P<month>{_COUNT})月份?(?:(?P<day>\d{{1,2}})[日号]|(?P<month_end>底|末))?
    | (?P<whole>全年|年内|年度)"""
_RELATIVE_YEAR = "|".join(sorted(RELATIVE, key=len, reverse=True))
_BASE = r"""比|较|超过|高于|低于|快于|对比|相比于?|[与和同](?=[^，。；]{1,12}(?:同期|相比))
    |(?:是|为|相当于)(?=(?:.{4}|[上去前]|上一)年[^，。；]{0,4}?的?[\d一二三四五六七八九十.]+倍)"""
_FIRSTS = '截到至比较超高低快对相与和同是为自从“"「连近过最目迄当今本去上明来前年全第下零〇一二三四五六七八九十两党'
"""Every first character of an expression of time but Arabic digits: a look at it spares most places of a text the whole pattern."""
_DIGITS = r"(?<![\d.])\d{1,4}(?![\d%个家项亿万元])"
"""Digits that may be a year, month or day, since no unit of a figure follows them."""
MOMENT = re.compile(
    rf"""(?=[{_FIRSTS}]|{_DIGITS})(?P<as_of>截至|截止到?)?(?P<until>到|至)?(?P<base>{_BASE})?(?:
      (?P<iso>(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})(?:\s?\d\d：\d\d(?:：\d\d)?)?
    | (?P<from_year>{_YEAR})年?{_TO}(?P<to_year>{_YEAR})年(?:期间|间)?
    | [自从]?(?P<since>{_YEAR})年?(?:以来|至今|起)
    | 自?(?:党的)?(?P<congress>十[八九]大|二十大)以来
    | [“"「]?(?P<plan>十[一二三四五])五(?![”"」]?(?:规划|计划|纲要|科技|发展|国家))[”"」]?(?P<plan_end>期?末|末期)?(?:期间|时期|以来)?
    | (?:(?:连续|近|过去|最近)(?=.{{1,3}}年)|(?=.{{1,3}}年来))(?P<running>{_COUNT})年来?间?
    | (?P<now>目前|至今|迄今|当前)
    | (?:(?P<year>{_YEAR})年?度?|(?P<relative>{_RELATIVE_YEAR})(?:的|以来)?)(?:{_PART})
    | (?:(?P<only_year>{_YEAR})年度?|(?P<only_relative>{_RELATIVE_YEAR})(?:以来)?)(?P<year_end>年?[底末])?
    | (?P<bare_end>年[底末]) | (?P<bare>{_PART.replace("?P<", "?P<bare_")})
    )(?P<same>同期|[底末])?(?:相比)?""",
    re.VERBOSE | re.ASCII,
)
