"""The page of a submission: what was understood, the sheet with its faulty cells, totals, and what may be done now."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.errors import Lang
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.city import the_city
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing import rules
from ceyuan_web.base.filing.actions.sending import CHANGING
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.base.jobs.models import Job
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import policy
from ceyuan_web.desk.filing.comparing import compared, told_totals
from ceyuan_web.desk.filing.finding import readable
from ceyuan_web.desk.filing.preview import Asked, Preview, Which
from ceyuan_web.desk.filing.submissions import Row

BUSY = (State.READING, State.ENTERING)


@needs("submission.read")
def submission(request: SignedIn, number: int) -> HttpResponse:
    """The page."""
    found = readable(request.user, number)
    context = {"row": Row(found), "submission": found, "may": may(request.user, found), "job": _job(found)}
    if found.found.get("sheets") and found.state not in BUSY:
        context |= {"preview": _preview(request, found), "compared": compared(found, request.lang), "totals": _totals(found, request.lang)}
    context["datasets"] = the_city().definitions.datasets.values()
    return render(request, "desk/filing/submission.html", context)


@needs("submission.read")
def state(request: SignedIn, number: int) -> HttpResponse:
    """How far the work on it is; when it is over, the page is asked for anew."""
    found = readable(request.user, number)
    response = render(request, "desk/filing/progress.html", {"submission": found, "job": _job(found), "may": may(request.user, found)})
    if found.state not in BUSY:
        response.headers["HX-Refresh"] = "true"
    return response


def may(person: Person, found: Submission) -> dict[str, Any]:
    """What the person may do with it now: verdicts by step."""
    change = rules.may_change(person, found)
    is_open = found.state in CHANGING
    return {
        "mend": is_open and change.may,
        "submit": found.state in (State.READY, State.RETURNED) and rules.may_send(person, found),
        "withdraw": (is_open or found.state == State.SENT) and change.may,
        "cancel": found.state == State.READING and change.may,
        "review": found.state == State.SENT and rules.may_review(person, found),
        "see_batch": policy.may(person, "batch.read"),
        "needs_second": rules.needs_second(found),
    }


def _job(found: Submission) -> Job | None:
    return Job.objects.filter(subject=found.pk, kind__in=("read", "enter")).last()


def _preview(request: SignedIn, found: Submission) -> Preview:
    """The piece asked for; at first the faulty rows of the first sheet that has some."""
    sheets = {sheet["name"]: sheet["faults"] for sheet in found.found["sheets"]}
    first = next((name for name, faults in sheets.items() if faults), next(iter(sheets)))
    asked = request.GET.get("sheet", "")
    sheet = asked if asked in sheets else first
    which: Which = "all" if request.GET.get("show") == "all" or not sheets[sheet] else "faulty"
    page = request.GET.get("page", "1")
    return Preview(found, Asked(sheet, which, int(page) if page.isdigit() else 1), request.lang)


def _totals(found: Submission, lang: Lang) -> dict[str, Any]:
    checks = found.found["totals"]
    return {"count": len(checks), "wrong": told_totals(found, [check for check in checks if not check["agrees"]], lang)}
