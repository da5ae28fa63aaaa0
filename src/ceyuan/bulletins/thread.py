"""What a reader has in mind while going through a paragraph: the topic, the time, the basis, the status."""

from __future__ import annotations

from dataclasses import dataclass, field

from ceyuan.bulletins.claim import Status
from ceyuan.bulletins.figures import Figure
from ceyuan.bulletins.moments import Moment
from ceyuan.bulletins.paragraph import Mark, Paragraph
from ceyuan.bulletins.passages import Passage
from ceyuan.values import Period
from ceyuan.values.quantity import Quantity

_STATUSES: dict[str, Status] = {"forecast": "forecast", "target": "target", "plan": "plan"}


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    figure: Figure
    quantity: Quantity
    subject: str = ""
    place: str = ""
    period: str = ""
    basis: str = ""
    status: Status = "fact"


@dataclass(slots=True)
class Thread:
    """The reader's mind at one place of a paragraph.

    Attributes:
        topic: the thing that the sentence is about; `subject` the last thing measured; `verb` what a list of things shares.
        whole: what a colon behind a figure divides (营业收入139亿元：国家高新区78亿元).
        is_aside: the figure at hand is the amount of a change.
        place: where, in this sentence.
        group: the drafts of the last run of joined figures; `levels` the levels of the sentence.
        phrases: the clauses of the sentence without figures; `fresh` those since the last figure.
        moment: the time that holds until another is named; `span` the last that was no point, to which a new paragraph returns
            from the day that ends it (上半年……截至6月底); `event` in its own sentence only, `inset` in its own clause only,
            `once` for the next figure only.
        spoken: every period named in the sentence; `years` the last span of years in the text; `so_far` the last part of a year that
            began in January.
    """

    topic: str = ""
    subject: str = ""
    verb: str = ""
    is_aside: bool = False
    whole: Draft | None = None
    place: str = ""
    group: list[Draft] = field(default_factory=list)
    levels: list[Draft] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)
    moment: Moment | None = None
    span: Moment | None = None
    event: Moment | None = None
    inset: str = ""
    once: str = ""
    spoken: list[str] = field(default_factory=list)
    years: str = ""
    so_far: str = ""
    basis: str = ""
    basis_start: int = 0
    status: Status = "fact"
    status_mark: Mark | None = None

    def end_paragraph(self) -> None:
        """Forget what holds in one paragraph only; time goes on."""
        self.end_sentence()
        self.topic, self.subject = "", ""
        if self.moment is not None and self.moment.is_point and self.span is not None and _is_end(self.moment, self.span):
            self.moment = self.span

    def end_sentence(self) -> None:
        """Forget what holds in one sentence only."""
        self.group, self.levels, self.phrases, self.fresh, self.spoken = [], [], [], [], []
        self.event, self.inset, self.basis, self.place, self.verb, self.whole = None, "", "", "", "", None
        self.status, self.status_mark = "fact", None

    def end_segment(self) -> None:
        """Forget what a semicolon ends; what is announced with a colon goes on (六个目标：一是……；二是……)."""
        if self.status_mark is None or not self.status_mark.announces:
            self.status, self.status_mark = "fact", None

    def end_reach(self, at: int) -> None:
        """Forget a status that was said inside a clause about an earlier figure (预计达): it reaches no further than its changes."""
        mark = self.status_mark
        if mark is not None and mark.start < at and not mark.opens:
            self.end_segment()

    def take(self, draft: Draft) -> None:
        """Remember the last figure; what it grew by (较上年净增1923家) is no new subject."""
        self.subject = self.subject if self.is_aside else draft.subject
        self.fresh, self.is_aside, self.once = [], False, ""
        if draft.quantity.kind in ("level", "ratio", "index", "range"):
            self.levels.append(draft)

    def promise(self, mark: Mark) -> None:
        """A word that makes what follows no fact; inside a list that is one already, it says nothing new."""
        if self.status_mark is None or not self.status_mark.announces:
            self.status, self.status_mark = _STATUSES[mark.name], mark

    def hear(self, moment: Moment) -> None:
        """A new expression of time; a year inside a point in time is that year so far (截至6月……年度已完成)."""
        if moment.is_start:
            self.once = moment.period
            self.spoken.append(moment.period)
            return
        now = self.moment
        if moment.form == "this_year" and _is_part(self.so_far, moment.period):
            moment = moment._replace(period=self.so_far)
        if moment.is_passing:
            self.event = moment
        elif moment.form in ("year", "annual") and any(_is_part(period, moment.period) for period in self.spoken):
            pass
        elif now is not None and now.is_point and now.period in self.spoken and _is_year_of(moment, now):
            so_far = Period.parse(now.period)
            self.inset = str(Period.until(so_far.end)) if so_far.size_months else now.period
        else:
            self.moment, self.event, self.inset = moment, None, ""
            self.span = self.span if moment.is_point else moment
        self.spoken.append(moment.period)
        if _is_year_so_far(moment):
            self.so_far = moment.period

    @property
    def period(self) -> str:
        """The period that a figure here is of."""
        held = self.event or self.moment
        return self.once or self.inset or (held.period if held else "")


class Marks:
    """The marks of a paragraph, heard one after another as the reader comes by."""

    def __init__(self, paragraph: Paragraph) -> None:
        said = [(basis.start, basis.end) for basis in paragraph.bases]
        moments = [m for m in paragraph.moments if not m.is_base or not any(m.start < end and start < m.end for start, end in said)]
        marks: list[Moment | Mark] = [*moments, *paragraph.bases, *paragraph.statuses]
        self._marks = sorted(marks, key=lambda mark: mark.start, reverse=True)

    def hear(self, passage: Passage, thread: Thread) -> None:
        """Take in what stands before a passage; what stood in an earlier sentence or segment leaves only its time."""
        while self._marks and self._marks[-1].start < passage.figures[0].start:
            mark = self._marks.pop()
            if isinstance(mark, Moment):
                self._moment(mark, mark.start < passage.sentence, thread)
            elif mark.name in _STATUSES and mark.start >= passage.segment:
                thread.promise(mark)
            elif mark.name not in _STATUSES and mark.start >= passage.sentence:
                thread.basis, thread.basis_start = mark.name, mark.start

    def hear_rest(self, thread: Thread) -> None:
        """Take in the times behind the last figure: the next paragraph may go on with them."""
        for mark in reversed(self._marks):
            if isinstance(mark, Moment):
                self._moment(mark, True, thread)

    def _moment(self, moment: Moment, is_past: bool, thread: Thread) -> None:
        if not moment.is_base:
            if not (is_past and moment.is_passing):
                thread.hear(moment)
        elif not is_past and moment.period:
            thread.basis, thread.basis_start = _basis(moment.period, thread.period), moment.start
            thread.spoken.append(moment.period)


def _is_part(period: str, year: str) -> bool:
    """Whether a period is a half, a quarter or some months of a year."""
    return len(year) == 4 and period.startswith(year) and any(mark in period for mark in ("H", "Q", ".."))


def _is_end(point: Moment, span: Moment) -> bool:
    """Whether a point in time is the end of a span."""
    return bool(point.period and span.period) and Period.parse(point.period).end == Period.parse(span.period).end


def _is_year_so_far(moment: Moment) -> bool:
    """Whether a moment is some months of a year from its January on."""
    if moment.is_point or moment.period[4:5] not in ("H", "Q", "-"):
        return False
    period = Period.parse(moment.period)
    return period.is_cumulative and 1 < period.size_months < 12


def _is_year_of(moment: Moment, point: Moment) -> bool:
    return not moment.is_point and point.period.startswith(moment.period + "-")


def _basis(base: str, period: str) -> str:
    """Year on year where the base is the year before, else since that period."""
    return "yoy" if period and base[:4].isdigit() and int(base[:4]) == int(period[:4]) - 1 else f"since:{base}"
