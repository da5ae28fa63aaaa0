"""The words with which published texts are read: measure words, hedges, bases, statuses, nouns of measurement, regions."""

from __future__ import annotations

from decimal import Decimal

from ceyuan.definitions.base import Definition, Model
from ceyuan.values.quantity import MeasureWord, Phrases, Wording, Words


class QuantityWords(Model):
    """The vocabulary of single figures.

    Attributes:
        counted: measure words that are their own unit (家, 项).
        named: unit to other words for it (人: 名).
        scaled: units that are multiples of another.
        phrases: hedges, verbs and the like, by their part.
        variants: pairs of a traditional and a simplified character, written together.
    """

    counted: Words
    named: dict[str, Words]
    scaled: dict[str, MeasureWord]
    phrases: Phrases
    variants: Words

    def wording(self) -> Wording:
        """The words as the grammar of quantities takes them."""
        measures = {word: MeasureWord(word) for word in self.counted}
        measures |= {word: MeasureWord(unit) for unit, words in self.named.items() for word in (unit, *words)}
        return Wording(measures | self.scaled, self.phrases, {pair[0]: pair[1] for pair in self.variants})


class BasisWords(Model):
    """What a change is measured against: the same period of last year, the period before, the start of the year, an average."""

    yoy: Words
    qoq: Words
    vs_start: Words
    cagr: Words
    two_year_avg: Words


class KindWords(Model):
    """Nouns and verbs that tell what kind of figure a number is.

    Attributes:
        shares: before a percentage that is a part of a whole; `economy`: wholes that make it an intensity (占GDP比重).
        growths, declines: nouns of a rate of change (增速, 降幅).
        per: how the subject of a figure per something begins (人均, 每万人).
        money: nouns of sums, whose unit is often left unsaid (营业收入4700亿).
        classes: what a threshold bounds (2000万元以上企业); `bounds` the words that make it one.
        indices: nouns of an index; `ranked`: verbs before a rank; `firsts`: words for rank one.
    """

    shares: Words
    economy: Words
    growths: Words
    declines: Words
    per: Words
    money: Words
    classes: Words
    bounds: Words
    indices: Words
    ranked: Words
    firsts: Words


class StatusWords(Model):
    """What makes a figure no fact: it is forecast, a target, or a plan."""

    forecast: Words
    target: Words
    plan: Words


class SubjectWords(Model):
    """How the words before and behind a figure become its subject.

    Attributes:
        leads: what opens a clause and is no part of a subject (其中, 此外); `kept`: words that only look as if they did (有效, 中小).
        objects: things that are measured, before an attribute (技术合同 in 技术合同成交额).
        levels: before 级, what narrows a topic (国家级); `others` before places that were not named (其余四市).
        beyond: what compares with another series (高于全国平均).
        list_counts: measure words that close an enumeration (A、B两类).
        tails: what stands between a subject and its figure (达到, 为, 共).
        verbs: what brings a counted thing about, and is kept with it (新增, 引进).
        flows: those verbs that say what a period brought, never what there is at its end.
        attributes: measured sides of a thing, which need the thing before them (成交额, 总数).
        announcing: what is said, without figures, of a thing that is measured next (科技服务业也实现高速增长).
        predicates: where a noun behind a figure ends (获批, 落地).
    """

    leads: Words
    kept: Words
    objects: Words
    levels: Words
    others: Words
    beyond: Words
    list_counts: Words
    tails: Words
    verbs: Words
    flows: Words
    attributes: Words
    announcing: Words
    predicates: Words


class RegionWords(Model):
    """Names of places in running text.

    Attributes:
        provinces, cities: names without 省, 市 and the like, cities by province; `countries` and `areas` in full.
        special: `name:full name` of provinces that are not called 省.
        zones: ends of names in 区 and 县 that are no districts.
        own: words for the place that the text is about (全省, 我市).
        suffixes: what may follow a name and completes it.
    """

    provinces: Words
    special: Words
    zones: Words
    cities: dict[str, Words]
    countries: Words
    areas: Words
    own: Words
    suffixes: Words


class TableWords(Model):
    """Words of headers, titles and rows of tables.

    Attributes:
        growth, share, pp_change, rank, unit, none: headers by what their column holds; `none` is a running number or a remark.
        totals: labels of rows that add up the others; `row_marks` what only opens a label (其中：).
        plain: headers that name no side of what the row names (绝对量).
        title: words of a title that are no part of a subject (各市, 情况).
        unit_of: unit to nouns that are counted in it, where a header gives none (项: 合同数).
    """

    growth: Words
    share: Words
    pp_change: Words
    rank: Words
    unit: Words
    none: Words
    totals: Words
    row_marks: Words
    plain: Words
    title: Words
    unit_of: dict[str, Words]


class PageWords(Model):
    """What marks the parts of a page that are not its article, and what can be no article.

    Attributes:
        boilerplate: a line with one of these is no prose (责任编辑, 备案号).
        ends: a line that is one of these ends the article (相关新闻).
        containers: class names and ids of such parts in HTML.
        most_bytes: a file that is larger, or unpacks to more, is no text.
        least_han: the least share of Han characters among the letters of a Chinese text.
        events: nouns of meetings, whose dates are part of their names (2021年科技工作会议).
    """

    boilerplate: Words
    ends: Words
    events: Words
    containers: Words
    most_bytes: int
    least_han: Decimal


class ReadingWords(Definition):
    """The vocabulary of reading."""

    reading: str
    quantity: QuantityWords
    bases: BasisWords
    kinds: KindWords
    statuses: StatusWords
    subjects: SubjectWords
    regions: RegionWords
    tables: TableWords
    page: PageWords
