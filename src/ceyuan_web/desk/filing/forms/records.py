"""The records that a person files of a dataset and period: what was filed before, what is drafted, what is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ceyuan.definitions import Dataset
from ceyuan.errors import Fault, QuestionError
from ceyuan.intake import Filed, Reach, filed
from ceyuan.intake.period_of import period_holding
from ceyuan.values import Period
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing.models import Draft
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import Scope, policy

PERIODS = 6
"""Periods that may be chosen, the current one first."""


@dataclass(frozen=True)
class Record:
    """One thing of a period.

    Attributes:
        before: its last record of an earlier period; `now` that of the period, where it is in.
        draft: what is being filled in.
    """

    entity: str
    reach: Reach
    before: Filed | None
    now: Filed | None
    draft: Draft | None

    @property
    def state(self) -> str:
        """`in`, `drafted`, `sent` or `open`."""
        if self.draft:
            return "sent" if self.draft.submission else "drafted"
        return "in" if self.now else "open"


def form_dataset(name: str) -> Dataset:
    """A dataset that is filed by form.

    Raises:
        QuestionError: there is none, or it is not filed so.
    """
    found = the_city().definitions.dataset(name)
    if not found.form:
        zh, en = f"“{found.label.zh}”不能在线填报", f"'{found.label.en}' is not filed by form"
        raise QuestionError(Fault("unknown-form", zh, en, fix_zh="请用“报送文件”", fix_en="Send it as a file"))
    return found


def periods(dataset: Dataset) -> list[Period]:
    """The periods that may be filed for now: that of the day, and those before."""
    found = [period_holding(the_city().today, dataset.cadence)]
    while len(found) < PERIODS:
        found.append(found[-1].before())
    return found


def records(person: Person, dataset: Dataset, period: Period) -> list[Record]:
    """The records within the person's scope: those of the things that are known, and those that were drafted."""
    scope = policy.scope(person, "file.form")
    return [record for record in all_records(dataset, period) if holds(scope, record.reach)]


def all_records(dataset: Dataset, period: Period) -> list[Record]:
    """Every record of a period, whosoever's."""
    city = the_city()
    now = {e: f for e, f in filed(city.definitions, city.ledger, dataset, period).items() if f.period == str(period)}
    before = filed(city.definitions, city.ledger, dataset, period.before())
    drafts = {draft.entity: draft for draft in Draft.objects.filter(dataset=dataset.dataset, period=str(period))}
    known = _reaches(dataset, before, now, drafts)
    return [Record(entity, reach, before.get(entity), now.get(entity), drafts.get(entity)) for entity, reach in sorted(known.items())]


def holds(scope: Scope, reach: Reach) -> bool:
    """Whether a record is within a scope."""
    return scope.everything or scope.holds(reach.place, reach.space, reach.organisation)


def _reaches(dataset: Dataset, before: Mapping[str, Filed], now: Mapping[str, Filed], drafts: Mapping[str, Draft]) -> dict[str, Reach]:
    """Entity → whom it is about: as the rosters know it, as it was filed, as it is drafted."""
    found: dict[str, Reach] = {}
    for roster in the_city().definitions.rosters.values():
        if roster.dataset == dataset.dataset:
            for entry in roster.entries:
                found[entry.label.zh] = Reach(entry.place, entry.label.zh if dataset.space else None, None)
    found |= {entity: each.reach for entity, each in {**before, **now}.items()}
    drafted = {entity: Reach(draft.place or None, draft.space or None, None) for entity, draft in drafts.items()}
    return drafted | found
