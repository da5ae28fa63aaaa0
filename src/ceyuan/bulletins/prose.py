"""Reading a paragraph from left to right: each figure gets its kind and subject from what stands before it in its sentence."""

from __future__ import annotations

import re

from ceyuan.bulletins.claim import Status
from ceyuan.bulletins.kinds import Surroundings, resolved
from ceyuan.bulletins.moments import Calendar
from ceyuan.bulletins.naming import Namer, Naming, Run
from ceyuan.bulletins.paragraph import Figure, Paragraph
from ceyuan.bulletins.places import Gazetteer, Setting
from ceyuan.bulletins.thread import Draft, Marks, Thread
from ceyuan.bulletins.vocabulary import Vocabulary
from ceyuan.values.quantity import Quantity
from ceyuan.values.quantity.quantity import CHANGES

_SENTENCE_END = re.compile(r"[。！？!?]")
_SEGMENT_END = re.compile(r"[；;。！？!?]")
_STOP = re.compile(r"[，,；;：。！!？?]")
_JOINT = re.compile(r"[、和与及]|以及")
_COLON = re.compile(r"[^，,。；;]{0,4}：")
_OPENING = "（"


class ProseReader:
    """Reads paragraphs of one text."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer, setting: Setting, calendar: Calendar) -> None:
        self._words = vocabulary
        self._namer = Namer(vocabulary, gazetteer)
        self._calendar = calendar
        self._thread = Thread()
        self._gazetteer = gazetteer
        self._setting = setting

    def read(self, paragraph: Paragraph) -> list[Draft]:
        """The claims of a paragraph, in order."""
        thread, marks, drafts = self._thread, Marks(paragraph), list[Draft]()
        thread.end_paragraph()
        runs = _runs(paragraph)
        sentence = segment = at = 0
        for nth, figures in enumerate(runs):
            start, end = figures[0].start, figures[-1].end
            for stop in _SEGMENT_END.finditer(paragraph.masked, at, start):
                segment = stop.end()
                is_sentence = _SENTENCE_END.match(stop[0]) and not paragraph.masked.startswith("其中", segment)
                sentence = segment if is_sentence else sentence
            if sentence > at:
                thread.end_sentence()
            elif segment > at:
                thread.end_segment()
            if at and _COLON.match(paragraph.masked, at) and sentence <= at:
                thread.whole = drafts[-1]
            marks.hear(start, sentence, segment, thread)
            clauses = _STOP.split(paragraph.masked[max(at, sentence) : start].removesuffix(_OPENING))
            self._pass_over(clauses[0 if sentence > at or at == 0 else 1 : -1], thread)
            behind = paragraph.masked[end : runs[nth + 1][0].start if nth + 1 < len(runs) else end + 40]
            is_joined = at > 0 and segment <= at and len(clauses) == 1 and "、" in clauses[0]
            head = clauses[-1][clauses[-1].index("、") :] if is_joined else clauses[-1]
            run = Run(figures, head, behind, is_joined)
            if (
                thread.status_mark is not None
                and thread.status_mark.start < at
                and not thread.status_mark.opens
                and not _is_change(figures)
            ):
                thread.end_segment()
            drafts += self._drafts(run, thread)
            at = end
        marks.hear(len(paragraph.text), len(paragraph.text), len(paragraph.text), thread)
        return drafts

    def _pass_over(self, clauses: list[str], thread: Thread) -> None:
        """Remember clauses without figures: what they name may be measured later."""
        for clause in clauses:
            place, phrase = self._gazetteer.at_head(self._words.subjects.leads.sub("", clause), self._setting)
            thread.place = place or thread.place
            if phrase:
                thread.phrases.append(phrase)
                thread.fresh.append(phrase)

    def _drafts(self, run: Run, thread: Thread) -> list[Draft]:
        place, head = self._gazetteer.at_head(self._words.subjects.leads.sub("", run.head), self._setting)
        thread.place = place or thread.place
        quantities = self._quantities(run, thread)
        named = self._namer.names(Naming(run, head, quantities[0].kind, len(quantities)), thread)
        drafts = []
        for figure, quantity, (subject, own_place) in zip(run.figures, quantities, named, strict=True):
            draft = Draft(figure, quantity, subject, own_place or thread.place or self._setting.default)
            self._place_in_time(draft, run, thread)
            thread.take(draft)
            drafts.append(draft)
        thread.group = drafts
        return drafts

    def _quantities(self, run: Run, thread: Thread) -> list[Quantity]:
        follows_rates = any(self._words.kinds.rate_before.search(phrase) for phrase in thread.phrases)
        found: list[Quantity] = []
        for figure in run.figures:
            around = Surroundings("" if found else run.head, run.tail, found[-1] if found else None, follows_rates)
            found.append(resolved(figure.quantity, around, self._words))
        return found

    def _place_in_time(self, draft: Draft, run: Run, thread: Thread) -> None:
        """Period, basis and status, as the thread has them at this figure; what is compared with another series has no basis."""
        head, at = run.head, run.figures[0].start - len(run.head)
        is_change = draft.quantity.kind in CHANGES
        if thread.inset and "累计" in head:
            thread.inset = ""
        draft.period = thread.period
        is_year_end = draft.period.endswith("-12") and thread.moment is not None and thread.moment.is_year_end
        if is_year_end and (is_change or self._words.subjects.flow.search(draft.subject)):
            draft.period = draft.period[:4]
        is_apart = draft.figure.direction in ("above", "below") and thread.basis_start < at
        draft.basis = thread.basis if is_change and not is_apart and not self._namer.is_compared(head) else ""
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


def _is_change(figures: list[Figure]) -> bool:
    return figures[0].quantity.kind in CHANGES


def _runs(paragraph: Paragraph) -> list[list[Figure]]:
    """Figures in runs: of one unit, with nothing but 、 or 和 between them."""
    runs: list[list[Figure]] = []
    for figure in paragraph.figures:
        last = runs[-1][-1] if runs else None
        between = paragraph.masked[last.end : figure.whole] if last else ""
        if last is not None and _JOINT.fullmatch(between) and last.quantity.unit == figure.quantity.unit:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs
