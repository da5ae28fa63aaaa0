"""The list of submissions that a person may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.values import Bilingual
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.policy import policy
from ceyuan_web.desk.filing import naming

PAGE = 50


@dataclass(frozen=True)
class Row:
    """A submission as a line of a table."""

    submission: Submission

    @property
    def dataset(self) -> Bilingual:
        """What it is."""
        return naming.dataset_label(self.submission.dataset) if self.submission.dataset else Bilingual("—", "—")

    @property
    def period(self) -> Bilingual:
        """For when."""
        return naming.period_label(self.submission.period)

    @property
    def filer(self) -> Bilingual:
        """From whom."""
        return naming.place_label(self.submission.filer)

    @property
    def state(self) -> Bilingual:
        """Where it stands."""
        return naming.state_label(self.submission.state)

    @property
    def refused(self) -> int:
        """Rows that are wrong."""
        return int(self.submission.found.get("rows_refused") or 0)


@needs("submission.read")
def submissions(request: SignedIn) -> HttpResponse:
    """One's own and those within one's scope, the newest first."""
    scope = policy.scope(request.user, "submission.read")
    found = Submission.objects.select_related("person").visible(request.user, scope)
    state, dataset = request.GET.get("state", ""), request.GET.get("dataset", "")
    if state in State.values:
        found = found.filter(state=state)
    if dataset:
        found = found.filter(dataset=dataset)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    states = [(value, naming.state_label(value)) for value in State.values]
    context = {"rows": [Row(each) for each in page], "page": page, "states": states, "state": state}
    return render(request, "desk/filing/submissions.html", context)
