"""Laws of the grammar of quantities: reading undoes writing, and print never says more than is true."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.errors import QuestionError
from ceyuan.values.quantity import Grammar, MeasureWord, Phrases, Quantity, Style, Wording, stated, write

UNITS = ("元", "平方米", "家", "个", "项", "件", "人", "所", "场", "条", "美元", "")

WORDS = Wording(
    measures={unit: MeasureWord(unit) for unit in UNITS if unit}
    | {"名": MeasureWord("人"), "平方公里": MeasureWord("平方米", Decimal(10**6))},
    phrases=Phrases(
        over=("超过", "超", "逾", "突破", "不少于"),
        under=("近", "将近", "不足", "不到"),
        about=("约", "大约"),
        more=("余", "多"),
        over_after=("以上", "之多"),
        under_after=("以内", "以下"),
        about_after=("左右", "上下"),
        bare=("上", "过"),
        rises=("增长", "提高", "提升", "上升", "增加", "变动"),
        falls=("下降", "减少", "回落"),
        above=("高", "高出"),
        below=("低",),
        unchanged=("持平",),
        indices=("指数",),
        ratios=("比率", "强度"),
        links=("了", "达", "达到", "为"),
        passing=("年", "月", "日", "届"),
    ),
    variants={"億": "亿", "萬": "万", "長": "长", "個": "个", "項": "项", "點": "点"},
)
GRAMMAR = Grammar(WORDS)

HEDGES = ("", "over", "under", "about")
numbers = st.decimals(-(10**13), 10**13, places=2).map(lambda number: number + 0)
units = st.sampled_from(UNITS)


@st.composite
def points(draw):
    kind = draw(st.sampled_from(("level", "growth", "pp_change", "share", "ratio", "index")))
    unit = {"growth": "%", "share": "%", "pp_change": "百分点"}.get(kind) or draw(units)
    if kind in ("ratio", "index"):
        unit = draw(st.sampled_from(("%", *UNITS)))
    if kind == "ratio" and draw(st.booleans()):
        unit = "倍"
    number = draw(numbers)
    if unit == "%" and kind in ("share", "growth") and draw(st.booleans()):
        number = Fraction(draw(st.integers(1, 1000)) * 100, draw(st.integers(1, 1000)))
    hedge = draw(st.sampled_from(HEDGES))
    quantity = Quantity.of(kind, number, unit, hedge)
    if kind == "ratio" and unit in UNITS[:-1] and draw(st.booleans()):
        return Quantity(kind, unit, quantity.low, quantity.high, hedge, "万人")
    return quantity


@st.composite
def intervals(draw):
    low, high = sorted((draw(numbers), draw(numbers)))
    return Quantity.between(low, high + 1, draw(st.sampled_from((*UNITS, "%", "百分点", "倍"))))


@st.composite
def ranks(draw):
    low, more = draw(st.integers(1, 3000)), draw(st.integers(0, 30))
    if more:
        return Quantity.between(Decimal(low), Decimal(low + more), "位", "rank")
    return Quantity.of("rank", Decimal(low), "位")


PHRASES = [
    ("超5858亿元", Quantity.of("level", Decimal(585_800_000_000), "元", "over")),
    ("突破三千亿元", Quantity.of("level", Decimal(300_000_000_000), "元", "over")),
    ("５８５８　億 元", Quantity.of("level", Decimal(585_800_000_000), "元")),
    ("4,894 家", Quantity.of("level", Decimal(4894), "家")),
    ("约3亿5000万元", Quantity.of("level", Decimal(350_000_000), "元", "about")),
    ("一千二百三十四名", Quantity.of("level", Decimal(1234), "人")),
    ("3.5平方公里", Quantity.of("level", Decimal(3_500_000), "平方米")),
    ("5000多亿元", Quantity.of("level", Decimal(500_000_000_000), "元", "over")),
    ("50余家", Quantity.of("level", Decimal(50), "家", "over")),
    ("上百家", Quantity.of("level", Decimal(100), "家", "over")),
    ("近万个", Quantity.of("level", Decimal(10_000), "个", "under")),
    ("三四百家", Quantity.between(Decimal(300), Decimal(400), "家")),
    ("1219.三万件", Quantity.of("level", Decimal(12_193_000), "件")),
    ("5—8亿元", Quantity.between(Decimal(500_000_000), Decimal(800_000_000), "元")),
    ("5000万至1亿元", Quantity.between(Decimal(50_000_000), Decimal(100_000_000), "元")),
    ("30%～50%", Quantity.between(Decimal(30), Decimal(50), "%")),
    ("增长27.1%", Quantity.of("growth", Decimal("27.1"), "%")),
    ("增长了近三成", Quantity.of("growth", Decimal(30), "%", "under")),
    ("增长1.5倍", Quantity.of("growth", Decimal(150), "%")),
    ("1.5倍", Quantity.of("ratio", Decimal("1.5"), "倍")),
    ("翻一番", Quantity.of("growth", Decimal(100), "%")),
    ("翻了近两番", Quantity.of("growth", Decimal(300), "%", "under")),
    ("减少三分之一", Quantity.of("growth", Fraction(-100, 3), "%")),
    ("下降超5%", Quantity("growth", "%", None, Decimal(-5), "over")),
    ("持平", Quantity.of("growth", Decimal(0), "%")),
    ("-5.2%", Quantity.of("share", Decimal("-5.2"), "%")),
    ("百分之三十点五", Quantity.of("share", Decimal("30.5"), "%")),
    ("三分之二", Quantity.of("share", Fraction(200, 3), "%")),
    ("7成多", Quantity.of("share", Decimal(70), "%", "over")),
    ("七成五", Quantity.of("share", Decimal(75), "%")),
    ("近半数", Quantity.of("share", Decimal(50), "%", "under")),
    ("过半", Quantity.of("share", Decimal(50), "%", "over")),
    ("20%以上", Quantity.of("share", Decimal(20), "%", "over")),
    ("回落1.2个百分点", Quantity.of("pp_change", Decimal("-1.2"), "百分点")),
    ("高出4.2個百分點", Quantity.of("pp_change", Decimal("4.2"), "百分点")),
    ("第三到五位", Quantity.between(Decimal(3), Decimal(5), "位", "rank")),
    ("每万人25.8件", Quantity("ratio", "件", Decimal("25.8"), Decimal("25.8"), "", "万人")),
    ("指数为45.02", Quantity.of("index", Decimal("45.02"), "")),
]
NO_QUANTITIES = [
    "",
    "万达",
    "第三产业",
    "1—6月",
    "2021.6.30",
    "028-61881000",
    "5G",
    "十几家",
    "数十家",
    "家",
    "增长到",
    "5858亿元和3家",
    "1" * 29 + "家",
]


@pytest.mark.parametrize(("phrase", "quantity"), PHRASES)
def test_phrases(phrase, quantity):
    assert GRAMMAR.read(phrase) == quantity


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别加快0.9和1.1个百分点", [("pp_change", Decimal("0.9")), ("pp_change", Decimal("1.1"))]),
        ("提升12.5、7和0.25个百分点", [("pp_change", Decimal("12.5")), ("pp_change", Decimal(7)), ("pp_change", Decimal("0.25"))]),
        ("高出5.1个和5.9个百分点", [("pp_change", Decimal("5.1")), ("pp_change", Decimal("5.9"))]),
        ("分别为12、15和20家", [("level", Decimal(12)), ("level", Decimal(15)), ("level", Decimal(20))]),
    ],
)
def test_a_unit_said_once_is_shared(text, values):
    spans = GRAMMAR.scan(GRAMMAR.fold(text).text)
    assert [(span.quantity.kind, span.quantity.value) for span in spans] == values


def test_steady_is_not_unchanged():
    assert GRAMMAR.scan("保持平稳") == []


@pytest.mark.parametrize("phrase", NO_QUANTITIES)
def test_what_is_no_quantity_is_refused(phrase):
    with pytest.raises(QuestionError, match="not a quantity"):
        GRAMMAR.read(phrase)


SENTENCES = [
    (Quantity.of("level", Decimal(585_800_000_000), "元", "over"), {}, "超5858亿元", "over 585.8 billion yuan"),
    (Quantity.of("level", Decimal(8_172_800), "平方米"), {}, "817.28万平方米", "8.1728 million square metres"),
    (Quantity.of("level", Decimal(4894), "家"), {"noun": "firms"}, "4894家", "4,894 firms"),
    (
        Quantity.of("level", Decimal(12_379), "家", "under"),
        {"scale": "万", "decimals": 1, "noun": "firms"},
        "近1.3万家",
        "nearly 13,000 firms",
    ),
    (Quantity.of("growth", Decimal("11.939"), "%"), {"decimals": 2}, "增长11.94%", "up 11.94%"),
    (Quantity.of("growth", Decimal("-0.04"), "%"), {"decimals": 1}, "持平", "unchanged"),
    (Quantity.of("growth", Decimal("-27.19"), "%", "over"), {"decimals": 1}, "下降超27.1%", "down over 27.1%"),
    (Quantity.of("growth", Decimal("154"), "%"), {"decimals": 1, "as_multiple": True}, "增长1.5倍", "up 150%"),
    (Quantity.of("growth", Decimal(100), "%"), {"as_multiple": True}, "翻一番", "up 100%"),
    (Quantity.of("pp_change", Decimal("2.3"), "百分点"), {}, "提高2.3个百分点", "up 2.3 percentage points"),
    (Quantity.of("pp_change", Decimal("-1"), "百分点"), {}, "下降1个百分点", "down 1 percentage point"),
    (Quantity.of("share", Decimal("79.6"), "%"), {}, "79.6%", "79.6%"),
    (Quantity.between(Decimal(30), Decimal(50), "%"), {}, "30%—50%", "30%–50%"),
    (Quantity.of("rank", Decimal(23), "位"), {}, "第23位", "ranked 23rd"),
    (Quantity.of("level", Decimal(1_770_000_000_000), "元", "about"), {}, "约1.77万亿元", "about 1.77 trillion yuan"),
]


@pytest.mark.parametrize(("quantity", "style", "chinese", "english"), SENTENCES)
def test_both_languages(quantity, style, chinese, english):
    assert (write(quantity, Style(**style)), write(quantity, Style(lang="en", **style))) == (chinese, english)


@pytest.mark.parametrize(
    "parts",
    [
        ("growth", "家", Decimal(1), Decimal(1), ""),
        ("level", "%", Decimal(1), Decimal(1), ""),
        ("level", "家", Decimal(1), Decimal(2), ""),
        ("level", "家", Decimal(1), None, ""),
        ("range", "家", Decimal(2), Decimal(1), "range"),
        ("rank", "位", Decimal(1), None, "over"),
    ],
)
def test_parts_that_do_not_fit_are_refused(parts):
    with pytest.raises(ValueError, match=r"is no|is not measured"):
        Quantity(*parts)


quantities = st.one_of(points(), intervals(), ranks())
styles = st.builds(Style, scale=st.sampled_from((None, "", "万", "亿", "万亿")), as_multiple=st.booleans())


@given(quantities, styles)
def test_reading_undoes_writing(quantity, style):
    assert GRAMMAR.read(write(quantity, style)) == quantity


@given(points(), st.sampled_from((None, "", "万", "亿")), st.integers(0, 4), st.booleans())
def test_over_never_rounds_up_and_under_never_down(actual, scale, decimals, as_multiple):
    style = Style(scale=scale, decimals=decimals, as_multiple=as_multiple)
    printed = GRAMMAR.read(write(stated(actual, style), style)).value
    if actual.hedge == "over":
        assert abs(printed) <= abs(actual.value)
    if actual.hedge == "under":
        assert abs(printed) >= abs(actual.value)


@given(points(), st.integers(0, 3))
def test_a_hedge_is_stated_only_where_something_is_hidden(actual, decimals):
    style = Style(decimals=decimals)
    printed = stated(actual, style)
    if actual.hedge in ("over", "under"):
        assert (printed.hedge == "") == (printed.value == actual.value)
