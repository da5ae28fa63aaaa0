"""Faults that figures show by their own arithmetic."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from shipped_reader import shipped_reader

from ceyuan.bulletins.bases import bases, integers, wholes
from ceyuan.bulletins.forensics import findings
from ceyuan.bulletins.precision import Interval


def found(*texts):
    readings = [shipped_reader().read(text).claims for text in texts]
    return findings(readings)


def codes(*texts):
    return [finding.code for finding in found(*texts) if finding.code != "bases"]


def point(number):
    return Interval(Fraction(number), Fraction(number))


def rounded(number, decimals):
    half = Fraction(1, 2 * 10**decimals)
    return Interval(Fraction(number) - half, Fraction(number) + half)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 2))
def test_the_true_base_is_among_those_allowed(level, base, decimals):
    growth = round(Fraction(100 * (level - base), base), decimals)
    if growth > -99:
        assert base in integers(bases(point(level), rounded(growth, decimals)))


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 2))
def test_the_true_whole_is_among_those_allowed(part, rest, decimals):
    share = round(Fraction(100 * part, part + rest), decimals)
    if share > 1:
        assert part + rest in integers(wholes(point(part), rounded(share, decimals)))


def test_the_bases_of_a_count_and_its_growth():
    first, second = found("2021年上半年，新登记企业4894家、同比增长11.94%；申请认定企业2140家、同比增长57%。")
    assert "4894 ÷ (1 + 11.94%) 在 4371.79—4372.18 之间，基数可为 4,372，共 1 个" in first.arithmetic.zh
    assert "9 possible base(s), 1,359—1,367" in second.arithmetic.en


def test_a_count_and_a_growth_that_no_base_gives():
    assert codes("2021年，新建平台32个，同比增长45.44%。") == ["no-base"]
    assert codes("2021年，新建平台32个，同比增长45.45%。") == []


def test_a_count_and_a_share_that_no_whole_gives():
    assert codes("2021年，国家级平台8个，占总数的12.34%。") == ["no-whole"]
    assert codes("2021年，国家级平台8个，占总数的12.31%。") == []


def test_shares_of_one_whole_that_exceed_it():
    assert codes("2021年，企业、高校、院所成交额占比分别为60.1%、30.2%、12.5%。") == ["shares-over-whole"]
    assert codes("2021年，合同120项、成交额60亿元，分别占全部的73.2%和64.5%。") == []


def test_parts_of_a_table_that_do_not_make_its_total():
    rows = "市 | 成交额(亿元)\n绵阳市 | 9.2\n德阳市 | 7.1\n宜宾市 | 3.3\n合计 | "
    assert codes(rows + "19.6\n") == []
    assert codes(rows + "16.9\n") == ["parts-not-total"]


def test_two_places_of_a_text_that_disagree():
    text = "2021年，高新技术企业{}家。全年数据显示，高新技术企业4894家。"
    assert codes(text.format(4894)) == []
    assert codes(text.format(4849)) == ["two-values"]


def test_two_bulletins_that_disagree_by_a_slipped_unit():
    assert codes("2021年，技术合同成交额120亿元。", "2021年，技术合同成交额120万元。") == ["two-values"]
    assert codes("2021年，技术合同成交额120亿元。", "2021年，技术合同成交额119.8亿元。") == []


def test_growth_that_leads_below_an_earlier_level():
    earlier, later = "2019年上半年，高新技术产业营业收入4700亿元。", "2021年上半年，高新技术产业营业收入5858亿元，同比增长27.1%。"
    (finding,) = found(earlier, later)
    assert finding.code == "changed-basis"
    assert "5858亿 ÷ (1 + 27.1%) 在 4606.76亿—4611.18亿 之间" in finding.arithmetic.zh
    assert "585.8 billion ÷ (1 + 27.1%) lies in 460.676 billion–461.118 billion" in finding.arithmetic.en
    assert codes(earlier.replace("4700", "4500"), later) == []


def test_growth_that_does_not_lead_back_to_the_year_before():
    later = "2021年，营业收入120亿元，同比增长20%。"
    assert codes("2020年，营业收入100亿元。", later) == []
    assert codes("2020年，营业收入90亿元。", later) == ["changed-basis"]


def test_a_hedged_level_still_tells_of_its_base():
    text = "2021年上半年，高新技术产业营业收入{}亿元，同比增长27.1%。"
    earlier = "2019年上半年，高新技术产业营业收入4700亿元。"
    (finding,) = found(earlier, text.format("超5858"))
    assert finding.code == "changed-basis"
    assert not finding.is_fault
    assert codes(earlier, text.format("超5980")) == []
