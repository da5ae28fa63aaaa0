"""Why there is no number, and why a row does not count: every code with its words."""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.indicators.figure import Reason
from ceyuan.values import Bilingual

NO_NUMBER: Mapping[str, Bilingual] = {
    "no-data": Bilingual("账本中没有这一时期的数据", "the ledger holds nothing for the period"),
    "no-filing": Bilingual("这一时期末没有报送", "nothing was filed for the end of the period"),
    "no-rows": Bilingual("没有可计入的行", "no row counts"),
    "all-empty": Bilingual("所有行的该栏均为空", "the cell is empty in every row"),
    "no-such-window": Bilingual("该指标没有这样的时期", "the indicator has no such period"),
    "denominator-zero": Bilingual("分母为零", "the denominator is zero"),
    "value-absent": Bilingual("本期无数", "there is no value"),
    "base-absent": Bilingual("基期无数", "there is no base"),
    "base-zero": Bilingual("基数为零，增速无意义", "the base is zero, so there is no rate"),
    "base-negative": Bilingual("基数为负，增速无意义", "the base is negative, so there is no rate"),
    "turned-negative": Bilingual("由正转负，增速无意义", "the value turned negative, so there is no rate"),
    "missing-filings": Bilingual("两期缺报不同，不可比", "the two periods lack different filings"),
    "no-average": Bilingual("百分点变化没有两年平均增速", "changes in percentage points have no average rate"),
}

LEFT_OUT: Mapping[str, Bilingual] = {
    "undated": Bilingual("没有日期", "has no date"),
    "outside-period": Bilingual("不在本期和基期内", "outside the period and its base"),
    "superseded": Bilingual("已被后来的批次取代", "superseded by a later batch"),
    "not-last": Bilingual("不是该对象的最近一次报送", "not the last filing of its entity"),
    "not-carried": Bilingual("最近一次报送过早，不予沿用", "the last filing is too old to stand in"),
    "unpaired": Bilingual("缺少与之相减的累计数", "lacks the other cumulated value of the difference"),
    "ended": Bilingual("到期或已终止", "expired or ended"),
    "filtered": Bilingual("不属于该指标的口径", "not of the kind that the indicator counts"),
    "empty": Bilingual("该栏为空", "the cell is empty"),
    "not-latest": Bilingual("不是最近的一行", "not the latest row"),
    "duplicate": Bilingual("与已计入的行重复", "duplicate of a row that counts"),
    "quarantined": Bilingual("在隔离区中", "in quarantine"),
}


def reason(code: str) -> Reason:
    """Why there is no number."""
    return Reason(code, NO_NUMBER[code])


def left_out_words(code: str) -> Bilingual:
    """Why a row does not count; a value that the indicator keeps out (`revoked`) is its own reason."""
    return LEFT_OUT.get(code) or Bilingual(f"口径不计“{code}”", f"the indicator does not count '{code}'")
