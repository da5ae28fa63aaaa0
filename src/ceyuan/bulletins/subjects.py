"""What a figure is of: the noun before it or behind it, completed by the topic of its sentence."""

from __future__ import annotations

import re

from ceyuan.bulletins.subject_words import MASK
from ceyuan.bulletins.vocabulary import Vocabulary

_SHARE_OF = re.compile(r"占.*$")
_RANKED_IN = re.compile(r"(?:[位分稳跃高]?居|[位名分]列|排名|列|排|稳|跃).*$")
_LISTED_AS = re.compile(r"^.*(?:(?:分别|依次)|前(?:\d+|[两二三四五六七八九十]+)[名位])(?:是|为)")
_THAN = re.compile(r"^(?:比|较|与)[^，]{1,8}?(?=增|减|提|净|下|上)")
_THAN_WORDS = frozenset("比较与")
_WITHIN = re.compile(r"^[\x01、]*(?:在|位于)")
_AND_SO_ON = re.compile(r".*(?<![高中平同均])等(?![级待于候效])(?=..)")
_NO_WORDS = MASK + "、，的 "
_AMONG = re.compile(r"(?:在[^，]{2,12}(?<![集高初])|(?<![集高初其途]))中$")
"""出口商品中, 在出口总额中: of what, not what."""
_MOVED_TO = ("到", "至", MASK, "的")
_PRONOUNS = frozenset(("该", "其", "此", "这", "这一", "上述"))
_SHORT_VERB = 3
_BRACKETS = re.compile(r"（[^（）]*）")
_NEXT = re.compile("、|(?<=[”》])(?=[“《])")
_JOINTS = ("和", "与", "及", "以及")
_LONGEST = 40


class Subjects:
    """Reads subjects out of the words around a figure."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def without_lead(self, text: str) -> str:
        """The words before a figure without what opens their clause."""
        lead = self._words.subjects.leads.match(text)
        return text[lead.end() :] if lead else text

    def noun(self, head: str) -> str:
        """The words before a figure without what only leads to it."""
        if not head.strip(_NO_WORDS):
            return ""
        words = self._words.subjects
        text = _BRACKETS.sub("", head) if "（" in head else head
        text = words.others.sub("", text)
        text = words.moved_to.sub("", text) if text.endswith(_MOVED_TO) else text
        text = words.tails.sub("", self.without_lead(text))
        text = _AMONG.sub("", text) if text.endswith("中") else text
        if "等" in text:
            text = self.without_lead(_AND_SO_ON.sub("", text))
        text = text.replace(MASK, "").replace("共实现", "").strip("、“”\"' ")
        text = (_THAN.sub("", text) if text[:1] in _THAN_WORDS else text)[-_LONGEST:]
        return "" if text in _PRONOUNS else f"“{text}" if "”" in text and "“" not in text else text

    def behind(self, tail: str) -> str:
        """The noun that a measure word counts: 12个 创业项目."""
        match = self._words.subjects.behind.match(tail)
        noun = match[1].strip("、“”\"' ").rstrip("和与及") if match else ""
        return noun.removeprefix("的") if len(noun) > 1 else ""

    def counted(self, head: str, tail: str) -> str:
        """The subject that the words around a level name; empty when they name none."""
        noun, behind = self.noun(head), self.behind(tail)
        verb = self._words.subjects.verb_last.search(noun)
        if not behind:
            return noun.removesuffix("等")
        if not noun or noun.endswith("等"):
            return behind
        if verb or len(noun) <= _SHORT_VERB:
            return (noun[verb.start() :] if verb else noun) + behind
        return noun

    def part(self, head: str) -> str:
        """The subject that stands before 占, 居 or 高于; empty when none does."""
        head = _SHARE_OF.sub("", head) if "占" in head else head
        return self.noun(self._words.subjects.compared.sub("", _RANKED_IN.sub("", head)))

    def is_within(self, head: str) -> bool:
        """Whether the words before a rank only name the field that is ranked (在副省级城市中排第四)."""
        return _WITHIN.match(head) is not None

    def is_compared(self, head: str) -> bool:
        """Whether a change is measured against another series (高于全国平均)."""
        return self._words.subjects.beyond.search(head) is not None

    def compared_with(self, head: str) -> str:
        """What a figure in brackets behind a comparison is of: 低于工业投资增速（24.6%）."""
        return self.noun(self._words.subjects.beyond.split(head)[-1])

    def is_change(self, noun: str) -> bool:
        """Whether the words before an amount only say that it is a change (较上年增加, 净增)."""
        return self._words.subjects.change.fullmatch(noun) is not None

    def is_level(self, noun: str) -> bool:
        """Whether a noun only narrows the topic: 国家级, 省级以上."""
        return self._words.subjects.level.fullmatch(noun) is not None

    def is_scope(self, noun: str) -> bool:
        """Whether a noun before a rank only says among whom (西部第2位)."""
        return self._words.kinds.ranked.fullmatch(noun) is not None

    def is_attribute(self, noun: str) -> bool:
        """Whether a noun only names a side of the topic: 成交额, 总数, 净增."""
        return bool(self._words.subjects.attribute_only.fullmatch(noun) or self._words.subjects.verb_first.fullmatch(noun))

    def topic(self, subject: str) -> str:
        """The thing without the measured side of it: 技术合同成交额 → 技术合同, 新增高新技术企业 → 高新技术企业."""
        bare = self._words.subjects.attribute_last.sub("", subject)
        bare = self._words.subjects.flow_first.sub("", bare)
        return bare or subject

    def verb(self, subject: str) -> str:
        """The verb with which a subject begins: 引入 in 引入企业."""
        match = self._words.subjects.verb_first.match(subject)
        return match[0] if match and match.end() < len(subject) else ""

    def members(self, phrase: str, size: int) -> tuple[list[str], str] | None:
        """The members of an enumeration of that size, and the noun that they share behind the last; None when it is none."""
        parts = [part for part in _NEXT.split(phrase) if part]
        if len(parts) == size - 1:
            joint = next((joint for joint in _JOINTS if joint in parts[-1][1:]), None)
            if joint is None:
                return None
            first, _, last = parts[-1].rpartition(joint)
            parts[-1:] = [first, last]
        if len(parts) != size or not all(parts):
            return None
        return self._shared(parts)

    def _shared(self, parts: list[str]) -> tuple[list[str], str]:
        """Split the shared noun off the last member: 高校、院所 | 技术合同成交额; or give all the first one's: 产业产值、增加值."""
        parts = [_LISTED_AS.sub("", parts[0]), *parts[1:]]
        if "分别" in parts[-1]:
            last, _, shared = parts[-1].partition("分别")
            return [*parts[:-1], last], self.noun(shared)
        if match := self._words.subjects.counted_list.match(parts[-1]):
            return [*parts[:-1], match[1]], self.noun(match[2])
        if all(self.is_attribute(part) for part in parts[1:]):
            owner = self._words.subjects.attribute_last.sub("", parts[0])
            return [parts[0], *(owner + part for part in parts[1:])], ""
        match = self._words.subjects.object_last.search(parts[-1])
        if match and match.start() and not self._words.subjects.attribute_last.search(parts[0]):
            return [*parts[:-1], parts[-1][: match.start()]], match[0]
        return parts, ""
