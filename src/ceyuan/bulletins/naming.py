"""Naming the subjects of a run of figures: each its own, those of an enumeration before it, or those of the run before."""

from __future__ import annotations

import re
from typing import NamedTuple

from ceyuan.bulletins.passages import Passage
from ceyuan.bulletins.places import Gazetteer
from ceyuan.bulletins.subjects import Subjects
from ceyuan.bulletins.thread import Thread
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import QuantityKind
from ceyuan.values.quantity.quantity import CHANGES

Named = tuple[str, str]
"""A subject, and the place of its own that it has, if any."""

_COUNTED: tuple[QuantityKind, ...] = ("level", "ratio", "index", "range")
_SHORT_PHRASE = 16
_LISTED = re.compile("[、和与]")
_IS = re.compile("[是为](?!了)")
"""出口商品中80%以上是初级产品."""
_SEEN_FROM = re.compile(r"从?(.+?)[来上]?看$")


class Naming(NamedTuple):
    """The task: a passage, its head without the place, and the kind of its figures."""

    passage: Passage
    head: str
    kind: QuantityKind

    @property
    def size(self) -> int:
        """How many figures are to be named."""
        return len(self.passage.figures)


class Namer:
    """Names the figures of a run."""

    def __init__(self, vocabulary: Vocabulary, subjects: Subjects, gazetteer: Gazetteer) -> None:
        self._words = vocabulary
        self._subjects = subjects
        self._gazetteer = gazetteer

    def names(self, task: Naming, thread: Thread) -> list[Named]:
        """Subject and place of every figure of the run."""
        own = self._own(task)
        thread.is_aside = self._is_reference(task)
        if task.size == 1:
            return [(self._single(own, task, thread), "")]
        return self._several(own, task, thread)

    def _own(self, task: Naming) -> str:
        """The subject that the words around the run name."""
        if self._is_reference(task):
            return self._words.kinds.rate_last.sub("", self._subjects.compared_with(task.head))
        if task.kind in _COUNTED and not (task.kind == "ratio" and "占" in task.head):
            return self._subjects.counted(task.head, task.passage.tail if task.size == 1 else "")
        if task.kind == "rank" and self._subjects.is_within(task.passage.head):
            return ""
        own = self._subjects.part(task.head)
        if task.kind == "rank" and self._subjects.is_scope(own):
            return ""
        if (
            task.kind == "share"
            and (said := _IS.match(task.passage.tail))
            and (noun := self._subjects.behind(task.passage.tail[said.end() :]))
        ):
            return noun
        if task.kind == "share" and (not own or task.passage.tail.startswith("的")) and self._subjects.behind(task.passage.tail):
            return self._subjects.behind(task.passage.tail)
        return self._subjects.noun(self._words.kinds.rate_last.sub("", own)) if task.kind in CHANGES else own

    def _is_reference(self, task: Naming) -> bool:
        """Whether the figures only tell, in brackets, of what another is compared with: 低于工业投资增速（24.6%）11.2个百分点."""
        return task.passage.is_bracketed and self._subjects.is_compared(task.head)

    def _single(self, own: str, task: Naming, thread: Thread) -> str:
        if not own:
            return self._unnamed(task, thread)
        if self._subjects.is_change(own) and thread.subject:
            thread.is_aside = True
            return thread.subject + own
        if thread.whole is not None and task.passage.figures[0].quantity.unit == thread.whole.quantity.unit:
            return own if own.endswith(thread.whole.subject) else own + thread.whole.subject
        if self._subjects.is_attribute(own):
            thread.topic = self._announced(thread.fresh) or thread.topic
            return own if thread.topic.endswith(own) else thread.topic + own
        if self._subjects.is_level(own):
            return own + thread.topic
        return self._fresh(own, task, thread)

    def _unnamed(self, task: Naming, thread: Thread) -> str:
        """The subject of a figure before which none stands: what was announced, or the last one."""
        spoken_of = self._object(thread.fresh[-1]) if thread.fresh and task.kind == "level" else ""
        return self._from_phrases(thread.fresh) or spoken_of or thread.subject

    def _fresh(self, own: str, task: Naming, thread: Thread) -> str:
        """A whole subject; in a list it shares the verb of the first member (引入企业394家、高校99所)."""
        verb = self._subjects.verb(own)
        if task.passage.is_joined and thread.verb and not verb and task.kind in _COUNTED:
            own = thread.verb + own
        elif not task.passage.is_joined:
            thread.verb = verb
        thread.topic = self._subjects.topic(own)
        return own

    def _announced(self, phrases: list[str]) -> str:
        """The thing that a clause without figures speaks of: 科技服务业 in 科技服务业也实现高速增长."""
        for phrase in reversed(phrases):
            if match := self._words.subjects.announced.match(phrase):
                return self._subjects.noun(match[1])
        return ""

    def _object(self, phrase: str) -> str:
        """What a clause without figures is after: 争取上级资金支持，确保超过6000万元."""
        noun = self._subjects.noun(phrase)
        return self._words.subjects.verb_first.sub("", noun) if len(noun) <= _SHORT_PHRASE else ""

    def _from_phrases(self, phrases: list[str]) -> str:
        """The measured thing that a clause without figures announces: 从成交额增速看, 成交额前五位是."""
        for phrase in reversed(phrases):
            if match := _SEEN_FROM.match(phrase):
                return self._words.kinds.rate_last.sub("", self._subjects.noun(match[1]))
            if attribute := self._words.subjects.attribute_anywhere.match(phrase):
                return self._subjects.noun(attribute[0])
        return ""

    def _several(self, own: str, task: Naming, thread: Thread) -> list[Named]:
        if own and (found := self._subjects.members(own, task.size)):
            return self._distributed(*found, own="", thread=thread)
        if not own and (earlier := self._earlier(task.size, thread)):
            return earlier
        for phrase in reversed(thread.phrases):
            spoken_of = self._words.subjects.announced.match(phrase)
            if found := self._subjects.members(self._subjects.noun(spoken_of[1] if spoken_of else phrase), task.size):
                return self._distributed(*found, own=own, thread=thread)
        places = _LISTED.split(thread.place)
        where = [self._gazetteer.full(place) for place in places] if len(places) == task.size else [""] * task.size
        subject = self._single(own, task, thread)
        return [(subject, place) for place in where]

    def _earlier(self, size: int, thread: Thread) -> list[Named]:
        """The subjects of the run before, or of the last levels: 1791项，成交额220.7亿元，分别占22.3%和51.5%."""
        drafts = thread.group if len(thread.group) == size else thread.levels[-size:]
        return [(draft.subject, draft.place) for draft in drafts] if len(drafts) == size else []

    def _distributed(self, names: list[str], shared: str, own: str, thread: Thread) -> list[Named]:
        """Each member with what they share; members that are places only tell where."""
        side = self._words.subjects.attribute_last.sub("", shared) + own if own else shared
        places = [self._gazetteer.place(name) for name in names]
        if all(places):
            whole = thread.topic + side if side and self._subjects.is_attribute(side) else side
            return [(whole, place) for place in places]
        if all(self._subjects.is_attribute(name) for name in names):
            return [(thread.topic + name, "") for name in names]
        return [(name.strip("“”") + side, "") for name in names]
