"""Reading a paragraph from left to right: each figure gets its kind and subject from what stands before it in its sentence."""

from __future__ import annotations

from ceyuan.bulletins.claim import Status
from ceyuan.bulletins.kinds import Surroundings, resolved
from ceyuan.bulletins.moments import Calendar
from ceyuan.bulletins.naming import Namer, Naming
from ceyuan.bulletins.paragraph import Paragraph
from ceyuan.bulletins.passages import Passage, passages
from ceyuan.bulletins.places import Gazetteer, Setting
from ceyuan.bulletins.subjects import Subjects
from ceyuan.bulletins.thread import Draft, Marks, Thread
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import Quantity
from ceyuan.values.quantity.quantity import CHANGES


class ProseReader:
    """Reads paragraphs of one text."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer, setting: Setting, calendar: Calendar) -> None:
        self._words = vocabulary
        self._subjects = Subjects(vocabulary)
        self._namer = Namer(vocabulary, self._subjects, gazetteer)
        self._gazetteer = gazetteer
        self._setting = setting
        self._calendar = calendar
        self._thread = Thread()

    def read(self, paragraph: Paragraph) -> list[Draft]:
        """The claims of a paragraph, in order."""
        thread, marks, drafts = self._thread, Marks(paragraph), list[Draft]()
        thread.end_paragraph()
        for passage in passages(paragraph):
            if passage.opens_sentence:
                thread.end_sentence()
            elif passage.opens_segment:
                thread.end_segment()
            if passage.is_divided:
                thread.whole = drafts[-1]
            marks.hear(passage, thread)
            self._pass_over(passage.phrases, thread)
            drafts += self._drafts(passage, thread)
        marks.hear_rest(thread)
        return drafts

    def _pass_over(self, clauses: list[str], thread: Thread) -> None:
        """Remember clauses without figures: what they name may be measured later."""
        for clause in clauses:
            place, phrase = self._gazetteer.at_head(self._subjects.without_lead(clause), self._setting)
            thread.place = place or thread.place
            if phrase:
                thread.phrases.append(phrase)
                thread.fresh.append(phrase)

    def _drafts(self, passage: Passage, thread: Thread) -> list[Draft]:
        place, head = self._gazetteer.at_head(said := self._subjects.without_lead(passage.head), self._setting)
        is_field = passage.figures[0].quantity.kind == "rank" and self._gazetteer.is_own(said)  # 在全国省会城市中居第8位
        thread.place = thread.place if is_field else place or thread.place
        quantities = self._quantities(passage, thread)
        if quantities[0].kind not in CHANGES:
            thread.end_reach(passage.at)
        named = self._namer.names(Naming(passage, head, quantities[0].kind), thread)
        drafts = []
        for figure, quantity, (subject, own_place) in zip(passage.figures, quantities, named, strict=True):
            draft = Draft(figure, quantity, subject, own_place or thread.place or self._setting.default)
            self._place_in_time(draft, passage, thread)
            thread.take(draft)
            drafts.append(draft)
        thread.group = drafts
        return drafts

    def _quantities(self, passage: Passage, thread: Thread) -> list[Quantity]:
        around = Surroundings(passage.head, passage.tail)
        if passage.figures[0].quantity.kind == "share":
            around = around._replace(sibling=self._sibling(passage, thread), follows_rates=self._follows_rates(thread))
        found: list[Quantity] = []
        for figure in passage.figures:
            found.append(resolved(figure.quantity, around, self._words))
            if len(passage.figures) > 1:
                around = around._replace(head="", sibling=found[-1])
        return found

    def _sibling(self, passage: Passage, thread: Thread) -> Quantity | None:
        """The last level, when no words of its own stand before the percentage (由3.1%提高到3.2%)."""
        return thread.levels[-1].quantity if thread.levels and not self._subjects.noun(passage.head) else None

    def _follows_rates(self, thread: Thread) -> bool:
        return any(self._words.kinds.rate_before.search(phrase) for phrase in thread.phrases)

    def _place_in_time(self, draft: Draft, passage: Passage, thread: Thread) -> None:
        """Period, basis and status, as the thread has them at this figure; what is compared with another series has no basis."""
        head, is_change = passage.head, draft.quantity.kind in CHANGES
        if thread.inset and "累计" in head:
            thread.inset = ""
        draft.period = thread.period
        is_year_end = draft.period.endswith("-12") and thread.moment is not None and thread.moment.form == "year_end"
        if is_year_end and (is_change or self._words.subjects.flow.search(draft.subject)):
            draft.period = draft.period[:4]
        is_apart = draft.figure.direction in ("above", "below") and thread.basis_start < passage.at
        draft.basis = thread.basis if is_change and not is_apart and not self._subjects.is_compared(head) else ""
        if draft.basis == "cagr":
            draft.period = self._years(thread)
        draft.status = self._status(draft, head, thread)

    def _years(self, thread: Thread) -> str:
        """The years of an average growth: those that the sentence names, else those that the text named last."""
        years = sorted({period[:4] for period in thread.spoken} | {period[-7:-3] for period in thread.spoken if ".." in period})
        if len(years) > 1:
            thread.years = f"{years[0]}-01..{years[-1]}-12"
        return thread.years or thread.period

    def _status(self, draft: Draft, head: str, thread: Thread) -> Status:
        """将 before a count is a plan, before a change a forecast; what lies in the future is a target, what is done (已) a fact."""
        if thread.status_mark is not None and thread.status_mark.word == "将":
            return "plan" if draft.quantity.kind == "level" else "forecast"
        if "已" in head:
            thread.end_segment()
        year, now = draft.period[:4], self._calendar.year
        return "target" if thread.status == "fact" and year.isdigit() and now is not None and int(year) > now else thread.status
