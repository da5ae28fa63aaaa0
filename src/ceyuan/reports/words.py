"""The fixed words of a report, in both languages."""

from __future__ import annotations

from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

NO_DATA = Bilingual("尚无数据", "no data yet")
NO_CHANGE = Bilingual("增速暂缺", "growth not known")
NOTHING = Bilingual("—", "—")

ASPECTS: dict[Aspect, Bilingual] = {
    "value": Bilingual("本期", "Period"),
    "base": Bilingual("上年同期", "A year before"),
    "change": Bilingual("同比", "Year on year"),
    "average": Bilingual("两年平均", "Two-year average"),
}
FIGURE = Bilingual("指标", "Indicator")
UNIT = Bilingual("单位", "Unit")
PERCENT = Bilingual("%", "%")
POINTS = Bilingual("个百分点", " pp")

DATE = Bilingual("日期", "Date")
WHAT = Bilingual("名称", "Name")
STAGE = Bilingual("进展", "Progress")
FIELD = Bilingual("领域", "Field")
SOURCE = Bilingual("来源", "Source")
LATER = Bilingual("期后", "after the period")
TARGET = Bilingual("目标", "Target")
TARGET_PERIOD = Bilingual("目标时期", "For")
INSTRUMENT = Bilingual("文件", "Document")
RELATIONS = {"at_least": Bilingual("不低于", "at least "), "at_most": Bilingual("不高于", "at most "), "equal": Bilingual("", "")}

OVERLAYS = Bilingual(
    "虚线框为功能区，与相邻区（市）县有重叠；颜色深浅按位次分档。",
    "Dashed: functional areas, which lie over neighbouring districts; shades go by rank.",
)
TABLE = Bilingual("表", "Table")
CHART = Bilingual("图", "Figure")
CONTENTS = Bilingual("目录", "Contents")
SYNTHETIC = Bilingual("示例数据：全部为合成数据，不是真实统计", "Synthetic data: everything here is made up, no real statistics")
SYNTHETIC_MARK = Bilingual("示例数据（合成）", "Synthetic data")
UNVERIFIED = Bilingual("口径或名单未经核实", "definition or list not verified")
UNVERIFIED_MARK = "※"

SKIP = Bilingual("跳到正文", "Skip to the report")
HINT = Bilingual("点击任一数字，打开它的来源行", "every number opens to the rows behind it")
VERSION = Bilingual("数据版本", "data version")
DEFINITIONS = Bilingual("口径版本", "definitions")
NOTES = Bilingual("说明", "Notes")
SOURCES = Bilingual("文献与来源", "Sources")
EVIDENCE = Bilingual("数据来源", "Evidence")
CLOSE = Bilingual("关闭", "Close")
BEHIND = Bilingual("图中数据", "Data of the chart")
MADE_BY = Bilingual("由策源生成；每个数字可追溯到文件、工作表与单元格", "Made by Ceyuan; every number leads to its file, sheet and cell")

MISSING = Bilingual("暂缺数据", "Missing")
MISSING_TEXT = Bilingual("下列指标本期尚无数据，文中如实注明：", "These figures have no value for the period, and the text says so:")
NOTHING_MISSING = Bilingual("文中引用的指标本期均有数据。", "Every figure cited has a value for the period.")
NOT_VERIFIED = Bilingual("未经核实的口径", "Not verified")
NOT_VERIFIED_TEXT = Bilingual(
    f"下列指标的口径、区划或赛道清单未经核实，数字后以{UNVERIFIED_MARK}标出：",
    f"The definition, place or list behind these is not verified; {UNVERIFIED_MARK} stands after their numbers:",
)
METHOD = Bilingual("编写方法", "Method")
METHOD_TEXT = Bilingual(
    "正文、图、表中的数字均由指标计算得出，没有手工录入。“超”只舍不入；增长一倍以上写作“倍”，增长1.5倍即增长150%；"
    "占比和比率的变化以百分点计；同比为与上年同一时期比较。",
    "Every number in text, charts and tables is computed from an indicator; none is typed. “Over” is always rounded down; "
    "changes of shares and rates are in percentage points; growth is against the same period of the year before.",
)

VALUE = Bilingual("数值", "Value")
SCOPE = Bilingual("口径", "Scope")
REFERENCE = Bilingual("依据", "Reference")
ROWS = Bilingual("计入行数", "Rows counted")
NOT_COUNTED = Bilingual("未计入行数", "Rows left out")
LATE = Bilingual("缺报", "Filings missing")
PUBLISHED = Bilingual("公开发布", "As published")
SECTIONS = Bilingual("见于", "Cited in")
COUNTED_ROWS = Bilingual("计入的行", "Rows counted")
LEFT_OUT_ROWS = Bilingual("未计入的行及原因", "Rows left out, and why")
NONE_LEFT_OUT = Bilingual("没有未计入的行", "No row was left out")
OTHERS = Bilingual("不在本期和上年同期的行不列出", "Rows outside the period and its base are not listed")
ROLE = Bilingual("作用", "Role")
FILE = Bilingual("文件", "File")
SHEET = Bilingual("工作表", "Sheet")
CELL = Bilingual("单元格", "Cell")
WEIGHT = Bilingual("权重", "Weight")
ALL_ROWS = Bilingual("全部行（工作簿或命令 ceyuan evidence …）", "All rows (workbook, or ceyuan evidence …)")
REASON = Bilingual("原因", "Reason")
COUNTED = Bilingual("计入", "Counts")
BATCH = Bilingual("批次", "Batch")
EXACT = Bilingual("精确值", "Exact value")
VERIFIED = Bilingual("已核实", "Verified")
IDENTITY = Bilingual("标识", "Identity")
ALL_FIGURES = Bilingual("报告引用的全部指标值", "Every figure that the report cites")
YES = Bilingual("是", "yes")
NO = Bilingual("否", "no")
_ROLES = {
    "current": Bilingual("本期", "period"),
    "base": Bilingual("上年同期", "a year before"),
    "numerator": Bilingual("分子", "numerator"),
    "denominator": Bilingual("分母", "denominator"),
    "minuend": Bilingual("被减数", "minuend"),
    "subtrahend": Bilingual("减数", "subtrahend"),
}


def ordinal(number: int, lang: Lang) -> str:
    """The number of a section before its title: 一、 or 1. – at most ninety-nine.

    >>> ordinal(10, "zh"), ordinal(21, "zh"), ordinal(3, "en")
    ('十、', '二十一、', '3. ')
    """
    if lang == "en":
        return f"{number}. "
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "") + "、"


_HAN = " 一二三四五六七八九"


def role(code: str, window: str) -> Bilingual:
    """The words of the role of a row; above or below the line of a derived figure, with its window."""
    said = _ROLES.get(code, Bilingual(code, code))
    if code == window or window not in _ROLES:
        return said
    of = _ROLES[window]
    return Bilingual(f"{said.zh}（{of.zh}）", f"{said.en} ({of.en})")


def marked(label: Bilingual, *, is_verified: bool) -> Bilingual:
    """A label with the mark of what is not verified."""
    return label if is_verified else Bilingual(label.zh + UNVERIFIED_MARK, label.en + UNVERIFIED_MARK)


def in_brackets(unit: str, lang: Lang) -> str:
    """A unit behind a label, where there is one.

    >>> in_brackets("亿元", "zh"), in_brackets("", "en"), in_brackets("firms", "en")
    ('（亿元）', '', ' (firms)')
    """
    bare = unit.strip()
    return "" if not bare else f"（{bare}）" if lang == "zh" else f" ({bare})"
