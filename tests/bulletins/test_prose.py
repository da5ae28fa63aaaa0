"""Sentences of our own, and what is read out of them."""

from decimal import Decimal

import pytest
from shipped_reader import shipped_reader

# Each figure: quote, subject, period, kind, value, unit, basis, status. The text's year is 2023.
SENTENCES = {
    "截至2023年末，全区共有高新技术企业1286家，较上年末净增203家，增幅达18.7%。": [
        ("1286家", "高新技术企业", "2023-12", "level", 1286, "家", "", "fact"),
        ("203家", "高新技术企业净增", "2023", "level", 203, "家", "", "fact"),
        ("18.7%", "高新技术企业", "2023", "growth", 18.7, "%", "yoy", "fact"),
    ],
    "2023年1至9月，我市认定登记技术合同6,532项，合同成交额312.6亿元，分别同比增长9.8%和21.4%。": [
        ("6,532项", "认定登记技术合同", "2023-01..2023-09", "level", 6532, "项", "", "fact"),
        ("312.6亿元", "合同成交额", "2023-01..2023-09", "level", 31_260_000_000, "元", "", "fact"),
        ("增长9.8%", "认定登记技术合同", "2023-01..2023-09", "growth", 9.8, "%", "yoy", "fact"),
        ("21.4%", "合同成交额", "2023-01..2023-09", "growth", 21.4, "%", "yoy", "fact"),
    ],
    "2022年，技术开发、技术转让两类合同成交额分别为88.1亿元、12.3亿元，占比依次为28.2%、3.9%。": [
        ("88.1亿元", "技术开发合同成交额", "2022", "level", 8_810_000_000, "元", "", "fact"),
        ("12.3亿元", "技术转让合同成交额", "2022", "level", 1_230_000_000, "元", "", "fact"),
        ("28.2%", "技术开发合同成交额", "2022", "share", 28.2, "%", "", "fact"),
        ("3.9%", "技术转让合同成交额", "2022", "share", 3.9, "%", "", "fact"),
    ],
    "去年，该市新培育“小巨人”企业47家，数量是上年的2.3倍。": [
        ("47家", "新培育“小巨人”企业", "2022", "level", 47, "家", "", "fact"),
        ("2.3倍", "“小巨人”企业数量", "2022", "ratio", 2.3, "倍", "", "fact"),
    ],
    "力争到2027年，研发经费投入强度达到3.8%，高新技术企业突破2万家。": [
        ("3.8%", "研发经费投入强度", "2027", "ratio", 3.8, "%", "", "target"),
        ("突破2万家", "高新技术企业", "2027", "level", 20_000, "家", "", "target"),
    ],
    "预计今年全年新增科技型中小企业3000家左右，高新技术产业营业收入增速保持在8%以上。": [
        ("3000家左右", "新增科技型中小企业", "2023", "level", 3000, "家", "", "forecast"),
        ("8%以上", "高新技术产业营业收入", "2023", "growth", 8, "%", "", "forecast"),
    ],
    "今年营业收入预计达340亿元，同比增长10%以上；新增孵化器3家。": [
        ("340亿元", "营业收入", "2023", "level", 34_000_000_000, "元", "", "forecast"),
        ("增长10%以上", "营业收入", "2023", "growth", 10, "%", "yoy", "forecast"),
        ("3家", "新增孵化器", "2023", "level", 3, "家", "", "fact"),
    ],
    "一季度，高技术制造业增加值同比下降2.6%，降幅收窄1.1个百分点。": [
        ("下降2.6%", "高技术制造业增加值", "2023Q1", "growth", -2.6, "%", "yoy", "fact"),
        ("收窄1.1个百分点", "高技术制造业增加值", "2023Q1", "pp_change", -1.1, "百分点", "yoy", "fact"),
    ],
    "2022年研发经费投入强度为3.17%，比上年提高0.06个百分点，比全国平均水平高0.73个百分点。": [
        ("3.17%", "研发经费投入强度", "2022", "ratio", 3.17, "%", "", "fact"),
        ("提高0.06个百分点", "研发经费投入强度", "2022", "pp_change", 0.06, "百分点", "yoy", "fact"),
        ("高0.73个百分点", "研发经费投入强度", "2022", "pp_change", 0.73, "百分点", "", "fact"),
    ],
    "2023年每万名就业人员中研发人员达186人年，位列全省首位。": [
        ("186人年", "每万名就业人员中研发人员", "2023", "ratio", 186, "人年", "", "fact"),
        ("首位", "每万名就业人员中研发人员", "2023", "rank", 1, "位", "", "fact"),
    ],
    "2022年，企业投入占全社会研发投入的比重超过七成五，财政科技支出占GDP的3.1%。": [
        ("超过七成五", "企业投入", "2022", "share", 75, "%", "", "fact"),
        ("3.1%", "财政科技支出", "2022", "ratio", 3.1, "%", "", "fact"),
    ],
    "研发人员由2015年的6.5万人增加到2020年的12.1万人，年均增长13.2%。": [
        ("6.5万人", "研发人员", "2015", "level", 65_000, "人", "", "fact"),
        ("12.1万人", "研发人员", "2020", "level", 121_000, "人", "", "fact"),
        ("增长13.2%", "研发人员", "2015-01..2020-12", "growth", 13.2, "%", "cagr", "fact"),
    ],
    "2023年，全市共有孵化载体268家，其中国家级73家、省级96家。": [
        ("268家", "孵化载体", "2023", "level", 268, "家", "", "fact"),
        ("73家", "国家级孵化载体", "2023", "level", 73, "家", "", "fact"),
        ("96家", "省级孵化载体", "2023", "level", 96, "家", "", "fact"),
    ],
    "2023年，引进企业39家、高校9所、创新团队28个。": [
        ("39家", "引进企业", "2023", "level", 39, "家", "", "fact"),
        ("9所", "引进高校", "2023", "level", 9, "所", "", "fact"),
        ("28个", "引进创新团队", "2023", "level", 28, "个", "", "fact"),
    ],
    "2023年技术合同登记数同比翻了一番，成交额增长超六成，总量居全国第9位、西部第2位。": [
        ("翻了一番", "技术合同登记数", "2023", "growth", 100, "%", "yoy", "fact"),
        ("增长超六成", "技术合同成交额", "2023", "growth", 60, "%", "yoy", "fact"),
        ("第9位", "技术合同成交额", "2023", "rank", 9, "位", "", "fact"),
        ("第2位", "技术合同成交额", "2023", "rank", 2, "位", "", "fact"),
    ],
    "年收入2000万元以上的企业有85家，占总量的68.8%。": [
        ("85家", "年收入2000万元以上的企业", "", "level", 85, "家", "", "fact"),
        ("68.8%", "年收入2000万元以上的企业", "", "share", 68.8, "%", "", "fact"),
    ],
    "項目總投資36億元，引進企業12個，較2015年增長1.5倍。": [
        ("36億元", "項目總投資", "", "level", 3_600_000_000, "元", "", "fact"),
        ("12個", "引進企業", "", "level", 12, "個", "", "fact"),
        ("增長1.5倍", "引進企業", "", "growth", 150, "%", "since:2015", "fact"),
    ],
    "2022年，六大行业投资增速为13.4%，低于工业投资增速（24.6%）11.2个百分点。": [
        ("13.4%", "六大行业投资", "2022", "growth", 13.4, "%", "", "fact"),
        ("24.6%", "工业投资", "2022", "growth", 24.6, "%", "", "fact"),
        ("11.2个百分点", "六大行业投资", "2022", "pp_change", 11.2, "百分点", "", "fact"),
    ],
    "2022年装备制造业和电子制造业保持较快增长，增加值分别增长11.4%和14.9%，比上年分别加快0.9和1.1个百分点。": [
        ("增长11.4%", "装备制造业增加值", "2022", "growth", 11.4, "%", "", "fact"),
        ("14.9%", "电子制造业增加值", "2022", "growth", 14.9, "%", "", "fact"),
        ("加快0.9", "装备制造业增加值", "2022", "pp_change", 0.9, "百分点", "yoy", "fact"),
        ("1.1个百分点", "电子制造业增加值", "2022", "pp_change", 1.1, "百分点", "yoy", "fact"),
    ],
    "2022年，研发投入强度由3.1%提高到3.2%以上；高新区营业收入120亿元：国家级园区78亿元，省级园区42亿元。": [
        ("3.1%", "研发投入强度", "2022", "ratio", 3.1, "%", "", "fact"),
        ("3.2%以上", "研发投入强度", "2022", "ratio", 3.2, "%", "", "fact"),
        ("120亿元", "高新区营业收入", "2022", "level", 12_000_000_000, "元", "", "fact"),
        ("78亿元", "国家级园区高新区营业收入", "2022", "level", 7_800_000_000, "元", "", "fact"),
        ("42亿元", "省级园区高新区营业收入", "2022", "level", 4_200_000_000, "元", "", "fact"),
    ],
    "综合指数为68.92分，较上年增加2.1分。": [
        ("68.92分", "综合指数", "", "index", 68.92, "分", "", "fact"),
        ("2.1分", "综合指数增加", "", "level", 2.1, "分", "", "fact"),
    ],
    "2023年，将使建设周期缩短30%—50%，服务企业近千家。": [
        ("30%—50%", "建设周期缩短", "2023", "range", None, "%", "", "forecast"),
        ("近千家", "服务企业", "2023", "level", 1000, "家", "", "plan"),
    ],
    "今年，园区总数从2019年的16家增加到21家，营收超亿元的企业达430家。": [
        ("16家", "园区总数", "2019", "level", 16, "家", "", "fact"),
        ("21家", "园区总数", "2023", "level", 21, "家", "", "fact"),
        ("430家", "营收超亿元的企业", "2023", "level", 430, "家", "", "fact"),
    ],
    "上半年，“医药”“软件”产值同比分别增长13.6%、11.3%。": [
        ("增长13.6%", "医药产值", "2023H1", "growth", 13.6, "%", "yoy", "fact"),
        ("11.3%", "软件产值", "2023H1", "growth", 11.3, "%", "yoy", "fact"),
    ],
    "2023年，成交额120亿元，继续稳居各领域之首；出口商品中80%以上是机电产品。": [
        ("120亿元", "成交额", "2023", "level", 12_000_000_000, "元", "", "fact"),
        ("之首", "成交额", "2023", "rank", 1, "位", "", "fact"),
        ("80%以上", "机电产品", "2023", "share", 80, "%", "", "fact"),
    ],
    "党的十八大以来，装备制造业增加值年均增长8.7%。": [
        ("增长8.7%", "装备制造业增加值", "2012-01..2023-12", "growth", 8.7, "%", "cagr", "fact"),
    ],
}
FIELDS = ("quote", "subject", "period", "kind", "value", "unit", "basis", "status")


@pytest.mark.parametrize("sentence", SENTENCES, ids=range(len(SENTENCES)))
def test_sentences(sentence):
    name = "" if not any(figure[2] for figure in SENTENCES[sentence]) else "2023.txt"
    records = [claim.record() for claim in shipped_reader().read(sentence, name).claims]
    assert [tuple(record[field] for field in FIELDS) for record in records] == SENTENCES[sentence]


NO_CLAIMS = [
    "会议强调三个方面、五项任务，出席人员来自前五位的行业。",
    "联系电话：028-61881000，邮编610000。",
    "文号为国科发政〔2017〕115号，2021年6月30日印发。",
    "第三产业和第一批试点在5G、1+X+N框架下推进。",
    "他在第五届大会上介绍了“十四五”规划，持续3年。",
    "《重庆科技创新指数报告2021》和《120家企业名录》已发布。",
    "城市建设、先进制造、环境保护3项分居前三位。",
]


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_what_states_nothing(sentence):
    assert shipped_reader().read(sentence).claims == ()


@pytest.mark.parametrize("sentence", ["服务企业数十家，举办活动十几场。", "登记数为12345，无人知其单位。"])
def test_a_number_without_a_reading_is_said_to_have_none(sentence):
    reading = shipped_reader().read(sentence)
    assert not reading.claims
    assert reading.unread


def test_the_heads_of_a_ranking_are_members_of_what_they_rank():
    text = "2023年，全省数字产业产值900亿元。产值总量前三位为绵阳、德阳、宜宾，产值分别为90亿元、80亿元、70亿元。"
    claims = shipped_reader().read(text).claims[1:]
    assert [(claim.subject, claim.place) for claim in claims] == [("数字产业产值", city) for city in ("绵阳市", "德阳市", "宜宾市")]


def test_every_time_of_a_list_that_is_compared_with_is_a_base():
    text = "2023年，全市产值增长4.5%，分别比一季度、上半年和前三季度提高3.2、2.1和1.4个百分点。占比达15%。"
    assert {claim.period for claim in shipped_reader().read(text).claims} == {"2023"}


def test_higher_compares_in_percentage_points_and_bounds_elsewhere():
    claims = shipped_reader().read("2023年，占比高于4.2%，增速高于全市3.3个百分点、低于全省0.5个百分点。").claims
    ends = [(claim.quantity.kind, claim.quantity.low, claim.quantity.high) for claim in claims]
    assert ends == [("share", Decimal("4.2"), None), *(("pp_change", each, each) for each in (Decimal("3.3"), Decimal("-0.5")))]
    assert claims[0].quote == "高于4.2%"


def test_places():
    text = "成都上半年成交额100亿元，其中武侯区20亿元。今年，绵阳、德阳成交额分别为30亿元、10亿元。全省合计成交额500亿元，居全国第8位。"
    places = [claim.place for claim in shipped_reader().read(text, "2023").claims]
    assert places == ["成都市", "武侯区", "绵阳市", "德阳市", "四川省", "四川省"]


def test_the_place_of_a_reporter_and_the_field_of_a_rank_are_no_places_of_figures():
    text = "新华社北京7月16日电（记者某某）今年上半年，合肥市成交额100亿元，在全国省会城市中居第8位。"
    assert [claim.place for claim in shipped_reader().read(text, "2023").claims] == ["合肥市", "合肥市"]


def test_a_new_paragraph_goes_on_with_the_half_and_not_with_its_last_day():
    text = "今年上半年，成交额100亿元。截至6月底，有效专利20件。\n新增企业30家。"
    assert [claim.period for claim in shipped_reader().read(text, "2023").claims] == ["2023H1", "2023-06", "2023H1"]


def test_a_base_is_not_the_year_of_the_text():
    text = "2025-11-06\n园区总数比2020年增加9家。今年以来，新增企业30家。"
    assert [claim.period[:4] for claim in shipped_reader().read(text).claims][-1] == "2025"


def test_lines_of_a_page_are_no_article():
    text = "首页 当前位置：新闻\n全市登记技术合同12项。\n责任编辑：3人\n相关新闻\n高新技术企业增长20%"
    assert [claim.quote for claim in shipped_reader().read(text).claims] == ["12项"]
