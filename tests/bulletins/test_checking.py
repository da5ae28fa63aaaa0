"""A text held against the ledger: what is right is supported, what is wrong is found, and what cannot be known is not guessed."""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from shipped_reader import shipped_reader
from small_book import small_book

from ceyuan.bulletins.checking import check
from ceyuan.indicators import FigureKey, figure
from ceyuan.values import Period
from ceyuan.values.quantity import Quantity, Style, stated, write

ARTICLE = Path(__file__).parents[3] / "shared/cases/article-2021-08-27.txt"
SUPPORTED = ("supported", "supported_within_rounding")
SUBJECTS = {
    "high_tech_revenue": ("高新技术产业实现营业收入", "over", Style(scale="亿", decimals=0)),
    "new_technology_smes": ("新登记入库国家科技型中小企业", "", Style(scale="")),
    "high_tech_applications": ("申请新认定国家高新技术企业", "", Style(scale="")),
    "contract_turnover": ("技术合同成交金额", "", Style(scale="亿", decimals=2)),
    "space_built_area": ("高品质科创空间已建成面积", "", Style(scale="万", decimals=2)),
    "space_firms": ("高品质科创空间引入企业", "", Style(scale="")),
}


def judged(text):
    return check(small_book(), shipped_reader().read(text)).judgements


def judged_together(sentences):
    """The judgements of each sentence, checked as paragraphs of one text, so that each figure is asked for once."""
    text, found = "\n".join(sentences), {}
    for judgement in judged(text):
        found.setdefault(text.count("\n", 0, judgement.claim.start), []).append(judgement)
    return [found[nth] for nth in range(len(sentences))]


@functools.cache
def ours(indicator):
    return figure(small_book(), FigureKey(indicator, Period.parse("2021H1")))


def level(indicator, hedge=None):
    """Our figure as our own writer writes it."""
    subject, usual, style = SUBJECTS[indicator]
    found = ours(indicator)
    quantity = Quantity.of("level", Decimal(found.value), found.unit, usual if hedge is None else hedge)
    return subject, write(stated(quantity, style), style)


def growth(indicator):
    return write(Quantity.of("growth", ours(indicator).change.value, "%"), Style(decimals=1))


def sentence(indicator, said=None, change=None, when="2021年上半年"):
    subject, right = level(indicator)
    return f"{when}，成都市{subject}{said or right}，同比{change or growth(indicator)}。"


def test_what_our_writer_writes_is_supported():
    for indicator, found in zip(SUBJECTS, judged_together([sentence(indicator) for indicator in SUBJECTS]), strict=True):
        assert [each.verdict in SUPPORTED for each in found] == [True, True]
        assert {each.key.indicator for each in found} == {indicator}
        assert {each.binding.chosen.way for each in found} == {"named"}


def swapped(number):
    """Every way of swapping two neighbouring digits that gives another number of as many digits."""
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    for first, second in itertools.pairwise(places):
        if number[first] != number[second] and not (first == 0 and number[second] == "0"):
            signs = list(number)
            signs[first], signs[second] = signs[second], signs[first]
            yield "".join(signs)


def planted(mistakes):
    """Each mistake with the judgement of its sentence's level: `(indicator, the wrong words, judgement)`."""
    found = judged_together([sentence(indicator, wrong) for indicator, wrong in mistakes])
    return [(indicator, wrong, each[0]) for (indicator, wrong), each in zip(mistakes, found, strict=True)]


def codes(judgement):
    return [slip.code for slip in judgement.slips]


def test_swapped_digits_are_found():
    rights = {indicator: level(indicator)[1] for indicator in SUBJECTS}
    numbers = {indicator: re.search(r"[\d.]+", right)[0] for indicator, right in rights.items()}
    mistakes = [(of, rights[of].replace(number, digits)) for of, number in numbers.items() for digits in swapped(number)]
    assert {of for of, _ in mistakes} == set(SUBJECTS)
    for _, wrong, found in planted(mistakes):
        assert found.verdict == "contradicted", wrong
        assert "digits-swapped" in codes(found), wrong


def test_a_unit_slipped_by_ten_thousand_is_found():
    slipped = {"亿元": ("万亿元", "万元"), "万平方米": ("亿平方米", "平方米"), "家": ("万家",)}
    rights = [(indicator, level(indicator)[1]) for indicator in SUBJECTS]
    units = [(of, right, next(unit for unit in slipped if right.endswith(unit))) for of, right in rights]
    mistakes = [(of, right.replace(unit, other)) for of, right, unit in units for other in slipped[unit]]
    for _, wrong, found in planted(mistakes):
        assert (found.verdict, "unit" in codes(found)) == ("contradicted", True), wrong


def test_a_hedge_on_the_wrong_side_is_found():
    mistakes = [(indicator, hedge + level(indicator, "")[1]) for indicator in SUBJECTS for hedge in ("超", "近")]
    for indicator, wrong, found in planted(mistakes):
        is_borne = indicator == "high_tech_revenue" and wrong.startswith("超")
        assert (found.verdict in SUPPORTED) == is_borne, wrong
        assert is_borne or "hedge" in codes(found), wrong


def test_another_period_is_found():
    named = [indicator for indicator in SUBJECTS if not indicator.startswith("space_")]
    for level_, change in judged_together([sentence(indicator, when="2020年上半年") for indicator in named]):
        assert level_.verdict == "contradicted"
        assert "other-period" in codes(level_)
        assert change.verdict == "not_in_ledger"
        assert "other-period" in codes(change)


def test_times_and_percent_confused_are_found():
    wrong = ("增长2.5倍", "增长1.5%", "增长150倍", "增长0.5倍", "增长150个百分点", "增长15%", "增长超1.6倍", "下降1.5倍")
    sentences = [sentence("contract_turnover", change=change) for change in ("增长1.5倍", *wrong)]
    right, *others = [found[1].verdict for found in judged_together(sentences)]
    assert right == "supported"
    assert others == ["contradicted"] * len(wrong)


def test_is_times_and_grown_by_times_are_two_things():
    text = "2021年上半年，成都市技术合同成交额是上年同期的{}倍。"
    right, wrong = judged(text.format("2.5"))[0], judged(text.format("1.5"))[0]
    assert right.verdict == "supported"
    assert (wrong.verdict, codes(wrong)[0]) == ("contradicted", "times")


def test_points_and_percent_are_two_things():
    rate = "2021年上半年，高品质科创空间投运率达到99.06%，同比提高{}。"
    right, percent, points = judged_together(
        [rate.format("1.5个百分点"), rate.format("1.52%"), "2021年上半年，申请新认定国家高新技术企业2140家，同比提高57.0个百分点。"]
    )
    assert [each.verdict for each in right] == ["supported_within_rounding"] * 2
    assert (percent[1].verdict, "points" in codes(percent[1])) == ("contradicted", True)
    assert (points[1].verdict, "points" in codes(points[1])) == ("contradicted", True)


VERDICTS = {
    "2021年上半年，成都市地铁客运量8.6亿人次。": "not_in_ledger",
    "2021年上半年，四川省技术合同成交额453.65亿元。": "not_in_ledger",
    "2018年，成都市技术合同成交额453.65亿元。": "not_in_ledger",
    "2021年，成都市新登记入库国家科技型中小企业7016家。": "not_in_ledger",
    "预计2021年上半年成都市技术合同成交额达到500亿元。": "cannot_be_checked",
    "2021年上半年，成都市民营高新技术产业营业收入1234亿元。": "differs_by_scope",
    "2021年，成都市国家级创新平台130个。": "differs_by_scope",
    "2021年，成都市国家级创新平台41个。": "supported",
    "2021年上半年，成都高新区新登记入库科技型中小企业2447家，占全市50.0%。": "supported",
    "2021年上半年，锦江区技术合同成交额居全市第1位。": "supported",
    "2021年上半年，成都高新区技术合同成交额居全市第1位。": "contradicted",
    "2021年上半年，锦江区新登记入库科技型中小企业居全市第2位。": "contradicted",
    "2021年上半年，成都市技术合同成交额居全国第3位。": "cannot_be_checked",
    "2021年上半年，成都市技术合同成交额约450亿元。": "supported_within_rounding",
    "2021年上半年，成都市新登记入库科技型中小企业4800余家。": "supported",
    "2021年上半年，成都市新登记入库科技型中小企业4894家以上。": "supported",
}


def test_verdicts():
    found = judged_together(list(VERDICTS))
    assert {text: each[0].verdict for text, each in zip(VERDICTS, found, strict=True)} == VERDICTS


def test_a_published_figure_is_shown_apart():
    found = judged("2019年上半年，成都市新登记入库科技型中小企业2703家。")[0]
    assert found.verdict == "not_in_ledger"
    assert [printed.source for printed in found.published] == ["某报"]
    scoped = judged("2020年，成都市国家级创新平台119个。")[0]
    assert scoped.verdict == "differs_by_scope"
    assert scoped.published[0].scope in scoped.why.zh


def test_forms_of_a_checked_text():
    text = "2021年上半年，成都市新登记入库国家科技型中小企业4849家，同比增长11.94%。<b>见附表</b>。"
    found = check(small_book(), shipped_reader().read(text, "<i>.txt"))
    claims = json.loads(found.to_json())["claims"]
    assert claims[0]["verdict"] == "contradicted"
    assert claims[0]["evidence"] == {"indicator": "new_technology_smes", "period": "2021H1", "place": None, "comparison": "yoy"}
    assert claims[0]["ours"]["value"] == 4894
    assert claims[0]["interval"] == [4849, 4849]
    assert [slip["code"] for slip in claims[0]["slips"]] == ["digits-swapped"]
    assert claims[1]["verdict"] == "supported_within_rounding"
    for lang in ("zh", "en"):
        page, (head, rows) = found.to_html(lang), found.table(lang)
        assert "<b>" not in page
        assert "<i>" not in page
        assert 'class="doubt"' in page
        assert "ceyuan evidence new_technology_smes 2021H1" in page
        assert all(len(row) == len(head) for row in rows)
    assert found.counts["contradicted"] == 1


@pytest.fixture(scope="module")
def article():
    if not ARTICLE.exists():
        pytest.skip("the marked article is not on this machine")
    return ARTICLE.read_text("utf-8")


def read(text):
    return shipped_reader().read(text, ARTICLE.name)


def test_nothing_in_the_article_is_contradicted(article):
    found = check(small_book(), read(article))
    assert [each.claim.quote for each in found.judgements if each.verdict not in SUPPORTED] == ["30%—50%"]
    assert found.doubtful == ()


def test_planted_in_the_article_swapped_digits_and_slipped_units_are_found(article):
    known = [claim for claim in read(article).claims if claim.quote != "30%—50%"]
    wrong = [(claim, quote) for claim in known for quote in spoilt(claim.quote)]
    for nth in range(max(Counter(claim.start for claim, _ in wrong).values())):
        mistakes = {claim.start: quote for claim in known for quote in list(spoilt(claim.quote))[nth : nth + 1]}
        text, starts = spoil(article, known, mistakes)
        verdicts = {each.claim.start: each.verdict for each in check(small_book(), read(text)).judgements}
        assert {text[start : start + 12]: verdicts.get(start) for start in starts} == {
            text[start : start + 12]: "contradicted" for start in starts
        }


def spoilt(quote):
    """The quote with its digits swapped and its unit slipped, in every way there is."""
    number = re.search(r"[\d.]+", quote)[0]
    yield from (quote.replace(number, digits) for digits in swapped(number))
    for unit, other in (("亿元", "万元"), ("万平方米", "平方米")):
        if unit in quote:
            yield quote.replace(unit, other)


def spoil(text, claims, mistakes):
    """The text with the mistakes in it, by the start of the claim, and where they are now."""
    starts, shift = [], 0
    for claim in claims:
        if (wrong := mistakes.get(claim.start)) is not None:
            at = claim.start + shift
            text = text[:at] + wrong + text[at + len(claim.quote) :]
            starts.append(at)
            shift += len(wrong) - len(claim.quote)
    return text, starts
