"""The inbox: what waits for this person, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.definitions import Dataset
from ceyuan.intake import FilingStatus
from ceyuan.values import Bilingual, Period
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.city import the_city
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing import due, rules
from ceyuan_web.base.filing.actions.sending import CHANGING
from ceyuan_web.base.filing.models import Draft, Reminder, State, Submission
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import policy
from ceyuan_web.desk.filing import naming
from ceyuan_web.desk.filing.forms.records import Record, periods, records
from ceyuan_web.desk.filing.submissions import Row

SHOWN = 20
ON_THE_WAY = (State.SENT, State.READING, State.ENTERING)


@dataclass(frozen=True)
class Waiting:
    """The filings of one dataset that wait.

    Attributes:
        dataset: its id.
        filings: what waits, the newest period first.
    """

    dataset: str
    filings: tuple[FilingStatus, ...]

    @property
    def label(self) -> Bilingual:
        """The dataset's name."""
        return naming.dataset_label(self.dataset)

    @property
    def is_form(self) -> bool:
        """Whether it may be filed by form."""
        return the_city().definitions.dataset(self.dataset).form

    @property
    def first(self) -> FilingStatus:
        """The newest."""
        return self.filings[0]

    @property
    def period(self) -> Bilingual:
        """The newest period that waits."""
        return naming.period_label(self.first.period)

    @property
    def filers(self) -> list[Bilingual]:
        """Who has not filed for that period."""
        return [naming.place_label(each.filer) for each in self.filings if each.period == self.first.period and each.filer]

    @property
    def rows(self) -> int:
        """Rows that wait to be mended."""
        return sum(each.rows_quarantined for each in self.filings)


@needs("desk.enter")
def inbox(request: SignedIn) -> HttpResponse:
    """What waits for this person."""
    person = request.user
    own = Submission.objects.filter(person=person).select_related("person")
    known = due.within(due.filings(), policy.scope(person, "submission.read"))
    context = {
        "to_review": [Row(each) for each in _to_review(person)],
        "to_mend": [Row(each) for each in own.filter(state__in=CHANGING)[:SHOWN]],
        "on_the_way": [Row(each) for each in own.filter(state__in=ON_THE_WAY)[:SHOWN]],
        "overdue": waiting(known, "overdue"),
        "due": waiting(known, "due"),
        "in_quarantine": waiting(known, "quarantined"),
        "to_fill_in": to_fill_in(person),
        "drafts": Draft.objects.filter(person=person, submission=None)[:SHOWN],
        "reminders": Reminder.objects.filter(person=person).select_related("by")[:3],
        "today": the_city().today,
        "may_judge": policy.may(person, "match.judge"),
        "may_file": policy.may(person, "file.receive"),
    }
    return render(request, "desk/inbox/inbox.html", context)


def waiting(found: Iterable[FilingStatus], state: str) -> list[Waiting]:
    """What stands in a state, by dataset, the newest period first."""
    groups: dict[str, list[FilingStatus]] = {}
    for each in found:
        if each.state == state:
            groups.setdefault(each.dataset, []).append(each)
    return [Waiting(name, tuple(sorted(group, key=lambda each: each.period or "", reverse=True))) for name, group in groups.items()]


@dataclass(frozen=True)
class ToFillIn:
    """A record of the last period that is not in yet."""

    dataset: Dataset
    period: Period
    record: Record


def to_fill_in(person: Person) -> list[ToFillIn]:
    """The records that a person of a place or space has still to file by form for the last period."""
    scope = policy.scope(person, "file.form")
    if scope.everything or not scope:
        return []
    forms = [(each, periods(each)[1]) for each in the_city().definitions.datasets.values() if each.form]
    found = (ToFillIn(each, period, record) for each, period in forms for record in records(person, each, period))
    return [each for each in found if each.record.state in ("open", "drafted")][:SHOWN]


def _to_review(person: Person) -> list[Submission]:
    """What the person may accept or return."""
    if not policy.may(person, "submission.review"):
        return []
    scope = policy.scope(person, "submission.review")
    sent = Submission.objects.filter(state=State.SENT).select_related("person").visible(person, scope).order_by("sent_at")
    return [each for each in sent[: 2 * SHOWN] if rules.may_review(person, each)][:SHOWN]
