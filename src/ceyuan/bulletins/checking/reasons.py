"""The sentences that give the ground of a verdict, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ceyuan.bulletins.binding.binding import Missing
from ceyuan.bulletins.checking.ours import Ours
from ceyuan.bulletins.checking.published import Printed
from ceyuan.bulletins.checking.stated import Fit
from ceyuan.errors import Fault, Lang, QuestionError
from ceyuan.values import Bilingual

MISSING: Mapping[Missing, Bilingual] = {
    "no-indicator": Bilingual("没有指标衡量此事", "no indicator measures this"),
    "ambiguous": Bilingual("可能指几个指标，文中不明", "it may be of several indicators; the text leaves it open"),
    "place-outside": Bilingual("不是本市的数", "it is not a figure of this city"),
    "several-places": Bilingual("一句涉及几个地区", "the sentence speaks of several places"),
}
FLAGGED = Bilingual("数字或所在段落可疑，不当作事实", "the figure or its paragraph is damaged; it is not taken for a fact")
PROMISE = Bilingual("是预计或计划，不是已有的事实", "a forecast or plan, not a fact")
NO_PERIOD = Bilingual("文中不知是何时的数", "the text does not say of when it is")
NO_FIGURE = Bilingual("账本没有这一时期的数", "the ledger has no figure of that period")

_ASPECTS = {
    "value": Bilingual("本库", "ours"),
    "change": Bilingual("本库变化", "our change"),
    "points": Bilingual("本库变化", "our change"),
    "rate_points": Bilingual("本库两期增速之差", "the difference of our two rates of growth"),
    "share_of_city": Bilingual("本库占全市比重", "our share in the city"),
    "multiple": Bilingual("本库为基期的倍数", "our multiple of the base"),
    "target": Bilingual("文件所定目标", "the target set"),
    "rank": Bilingual("本库位次", "our rank"),
}
_UNITS = {"change": "%", "points": "百分点", "rate_points": "百分点", "share_of_city": "%", "multiple": "倍", "rank": "位"}


def agrees(ours: Ours, fit: Fit) -> Bilingual:
    """The ledger bears the claim."""
    if fit == "equal":
        return _with(ours, Bilingual("与所述相符", "as stated"))
    return _with(ours, Bilingual("按所述的精确程度相符", "as stated, to its last digit"))


def differs(ours: Ours) -> Bilingual:
    """The ledger has another figure."""
    return _with(ours, Bilingual("与所述不符", "not as stated"))


def narrowed(rest: str, ours: Ours) -> Bilingual:
    """The text narrows the name."""
    return _with(ours, Bilingual(f"所述另有限定“{rest}”，口径不同", f"the text narrows it by {rest}: another scope"))


def several_scopes(printed: Sequence[Printed], ours: Ours) -> Bilingual:
    """The name is used for several things."""
    said = "、".join(dict.fromkeys(f"{each.period}：{each.value:f}" for each in printed if each.value is not None))
    return _with(ours, Bilingual(f"同名指标各来源口径不同（{said}）", f"the name is used in several scopes ({said})"))


def as_published(printed: Printed) -> Bilingual:
    """The claim is a published figure of another scope than ours."""
    zh, en = f"与已公布数相同（{printed.source}）", f"equal to a published figure ({printed.source})"
    return Bilingual(
        f"{zh}，口径与本库不同：{printed.scope or '未说明'}", f"{en} of another scope than ours: {printed.scope or 'not stated'}"
    )


def incomplete(ours: Ours) -> Bilingual:
    """Filings are missing or still to come, so ours is not the last word."""
    missing = "、".join(ours.figure.missing)
    if not missing:
        return _with(
            ours,
            Bilingual(
                "但账本尚未收到这一时期之末的数据，不足以判断", "the ledger does not reach the end of the period, so it decides nothing"
            ),
        )
    return _with(ours, Bilingual(f"但缺报 {missing}，不足以判断", f"filings are missing ({missing}), so it decides nothing"))


def refused(error: QuestionError) -> Bilingual:
    """The indicator cannot be asked so."""
    return Bilingual(error.faults[0].zh, error.faults[0].en)


def shown(ours: Ours, lang: Lang) -> str:
    """Our side as it is printed: 5,858.34 亿元; empty where there is none."""
    if ours.value is None:
        return ""
    if unit := _UNITS.get(ours.aspect):
        words = {"百分点": "points", "倍": "times", "位": ""} if lang == "en" else {}
        return f"{_short(ours.value)} {words.get(unit, unit)}"
    figure = ours.figure
    if ours.aspect == "value" and figure.shown is not None and figure.value is not None and figure.shown.number:
        return f"{_short(_in_shown_unit(ours))} {figure.shown.unit}"
    return f"{_short(ours.value)} {figure.unit}"


def no_words() -> Fault:
    """The city's definitions lack the words of checking."""
    return Fault(
        "no-checking-words",
        "定义中没有核对用词（checking）",
        "The definitions have no words of checking",
        fix_zh="请让 city.yaml 以 extends: cn 继承全国定义",
        fix_en="Let city.yaml extend the national definitions: extends: cn",
    )


def _in_shown_unit(ours: Ours) -> Decimal:
    """Exact, in the unit that is printed; what the printed number was cut from."""
    assert ours.figure.shown is not None
    assert ours.figure.value is not None
    scale = (Decimal(ours.figure.value) / ours.figure.shown.number).adjusted()
    return Decimal(ours.figure.value).scaleb(-scale)


def _with(ours: Ours, said: Bilingual) -> Bilingual:
    label, period = ours.figure.label, ours.figure.key.period
    aspect = _ASPECTS[ours.aspect]
    zh = f"{period.label()}{label.zh}{aspect.zh} {shown(ours, 'zh')}，{said.zh}"
    return Bilingual(zh, f"{label.en}, {period.label('en')}: {aspect.en} {shown(ours, 'en')}, {said.en}")


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.0001')).normalize():,f}"
