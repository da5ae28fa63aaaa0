"""The words of the dictionary: what the engine's own vocabulary is called in either language."""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.values import Bilingual

KINDS: Mapping[str, tuple[Bilingual, Bilingual]] = {
    "text": (Bilingual("文字", "text"), Bilingual("原文，去首尾空白", "as written, trimmed")),
    "name": (Bilingual("名称", "name"), Bilingual("统一全角半角后的名称", "in one width of characters")),
    "credit_code": (Bilingual("信用代码", "credit code"), Bilingual("18位，按 GB 32100 校验", "18 characters, checked by GB 32100")),
    "code": (Bilingual("编号", "code"), Bilingual("文字，按 pattern 检查", "text, checked by its pattern")),
    "category": (Bilingual("类别", "category"), Bilingual("代码表中的代码", "a code of its list")),
    "place": (Bilingual("地区", "place"), Bilingual("地区代码", "the code of the place")),
    "date": (Bilingual("日期", "date"), Bilingual("日期", "date")),
    "period": (Bilingual("时期", "period"), Bilingual("时期的最后一天", "the last day of the period")),
    "integer": (Bilingual("整数", "whole number"), Bilingual("64位整数", "64-bit integer")),
    "decimal": (Bilingual("小数", "decimal"), Bilingual("十进制数 (18, 2)", "decimal (18, 2)")),
    "money": (Bilingual("金额", "money"), Bilingual("元，十进制数 (18, 2)", "yuan, decimal (18, 2)")),
    "area": (Bilingual("面积", "area"), Bilingual("平方米，十进制数 (18, 2)", "m², decimal (18, 2)")),
    "percent": (Bilingual("百分数", "percent"), Bilingual("%，十进制数 (9, 4)", "%, decimal (9, 4)")),
    "boolean": (Bilingual("是否", "yes or no"), Bilingual("布尔值", "boolean")),
}
"""Kind of a column → what it is called, and what the ledger keeps."""

CADENCES: Mapping[str, Bilingual] = {
    "month": Bilingual("每月", "monthly"),
    "quarter": Bilingual("每季", "quarterly"),
    "half": Bilingual("每半年", "half-yearly"),
    "year": Bilingual("每年", "yearly"),
    "event": Bilingual("不定期", "as it happens"),
}
PRESENCES: Mapping[str, Bilingual] = {
    "row": Bilingual("每行必填", "in every row"),
    "header": Bilingual("须有此列", "the header"),
    "optional": Bilingual("可缺", "may be missing"),
}
LEVELS: Mapping[str, Bilingual] = {"fault": Bilingual("拒收", "refused"), "warning": Bilingual("提示", "warned")}
ACCEPTS: Mapping[str, Bilingual] = {
    "rows": Bilingual("合格的行先入库，其余待改", "good rows enter, the others wait"),
    "whole": Bilingual("全部合格才入库", "nothing enters until all is good"),
}
BASES: Mapping[str, Bilingual] = {
    "flow": Bilingual("流量：日期在时期内的行", "flow: rows dated in the period"),
    "stock": Bilingual("存量：时期最后一天的状态", "stock: what there is on the last day"),
    "cumulative": Bilingual("累计：时期内最近一期的累计数", "cumulative: the last filing of the window, counted from January"),
}
MEASURES: Mapping[str, Bilingual] = {
    "count": Bilingual("行数", "number of rows"),
    "count_distinct": Bilingual("去重计数：", "distinct "),
    "sum": Bilingual("合计：", "sum of "),
    "mean": Bilingual("平均：", "mean of "),
    "last": Bilingual("最近一行：", "latest "),
}
DERIVED: Mapping[str, Bilingual] = {
    "ratio": Bilingual("比", "ratio"),
    "share": Bilingual("占比 (%)", "share (%)"),
    "difference": Bilingual("差", "difference"),
    "per_unit": Bilingual("每单位", "per unit"),
    "intensity": Bilingual("强度 (%)", "intensity (%)"),
}
PLACES: Mapping[str, Bilingual] = {
    "province": Bilingual("省", "province"),
    "city": Bilingual("市", "city"),
    "district": Bilingual("区（市）县", "district"),
    "functional_area": Bilingual("功能区", "functional area"),
}
