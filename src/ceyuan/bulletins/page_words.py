"""The words of the page that shows a reading, in both languages."""

from __future__ import annotations

from ceyuan.values import Bilingual

WORDS = {
    "title": Bilingual("文中数字", "Figures of the text"),
    "count": Bilingual("共读出 {claims} 处数字；{unread} 处有数而无法读出。", "{claims} figures read; {unread} numbers without a reading."),
    "unread": Bilingual("有数，但无法读出", "a number without a reading"),
    "quote": Bilingual("原文", "quote"),
    "subject": Bilingual("对象", "subject"),
    "place": Bilingual("地区", "place"),
    "period": Bilingual("时期", "period"),
    "kind": Bilingual("类别", "kind"),
    "value": Bilingual("读作", "read as"),
    "unit": Bilingual("单位", "unit"),
    "basis": Bilingual("比较基准", "basis"),
    "status": Bilingual("性质", "status"),
    "flags": Bilingual("存疑", "doubts"),
    "level": Bilingual("数量", "level"),
    "growth": Bilingual("增长", "growth"),
    "pp_change": Bilingual("百分点变化", "change in points"),
    "share": Bilingual("占比", "share"),
    "ratio": Bilingual("比值", "ratio"),
    "range": Bilingual("区间", "range"),
    "rank": Bilingual("位次", "rank"),
    "index": Bilingual("指数", "index"),
    "fact": Bilingual("事实", "fact"),
    "target": Bilingual("目标", "target"),
    "forecast": Bilingual("预计", "forecast"),
    "plan": Bilingual("计划", "plan"),
    "damaged": Bilingual("所在段落乱码", "its paragraph is garbled"),
    "malformed": Bilingual("数字写法异常", "digits oddly written"),
    "impossible": Bilingual("数值不可能成立", "cannot be"),
    "yoy": Bilingual("同比", "year on year"),
    "qoq": Bilingual("环比", "on the period before"),
    "cagr": Bilingual("年均", "a year on average"),
    "two_year_avg": Bilingual("两年平均", "two-year average"),
    "vs_start": Bilingual("比年初", "since the start of the year"),
    "since": Bilingual("比{}", "since {}"),
}
