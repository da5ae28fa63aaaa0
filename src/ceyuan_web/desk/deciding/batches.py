"""Batches: what came, when, by whom, and what became of it; the original to download; and undoing by correction, never by deleting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ceyuan.intake import replaced_by
from ceyuan.ledger import Batch
from ceyuan.publications import Impact, Subject, impact
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.actions import do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.policy import Scope, policy
from ceyuan_web.base.whose_file import holds, visible
from ceyuan_web.base.worked_out import worked_out
from ceyuan_web.desk.deciding.correcting import UndoBatch

A_PAGE = 50


@require_safe
@needs("batch.read")
def index(request: SignedIn) -> HttpResponse:
    """All, the newest first; of a dataset, or whose file holds a word."""
    scope, dataset, text = policy.scope(request.user, "batch.read"), request.GET.get("dataset", ""), request.GET.get("q", "").strip()
    within = [batch for batch in reversed(city.the_city().ledger.batches()) if holds(scope, batch)]
    found = [batch for batch in within if dataset in ("", batch.dataset) and (not text or text.lower() in batch.file_name.lower())]
    said = {
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "datasets": _labels(batch.dataset for batch in within),
        "dataset": dataset,
        "q": text,
    }
    return render(request, "desk/deciding/batches.html", said)


@require_safe
@needs("batch.read")
def batch(request: SignedIn, number: int) -> HttpResponse:
    """One batch."""
    found = visible(request.user, "batch.read", number)
    return render(request, "desk/deciding/batch.html", context(found, policy.scope(request.user, "batch.read")))


@require_safe
@needs("rows.read")
def original(request: SignedIn, number: int) -> FileResponse:
    """The file as it came."""
    found = visible(request.user, "rows.read", number)
    return FileResponse(city.the_city().ledger.originals.open(found.file_sha256), as_attachment=True, filename=found.file_name)


@require_safe
@needs("batch.read")
def impacts(request: SignedIn, number: int) -> HttpResponse:
    """The published figures that rest on it: a correction of it would move them."""
    found = visible(request.user, "batch.read", number)
    told = worked_out(_impact, number, (settings.CITY, tuple(one.id for one in city.publications())))
    return render(request, "desk/deciding/impact.html", {"batch": found, "impacts": told})


@require_POST
@needs("batch.undo")
def undo(request: SignedIn, number: int) -> HttpResponse:
    """File a correction that puts back what it replaced."""
    job = do(UndoBatch(number, request.POST.get("reason", "").strip()), request.user)
    words = Bilingual("更正已生成，请核对后提交", "The correction was made: look at it and submit it")
    messages.success(request, words[request.lang])
    return redirect("desk:submission", job.subject)


def context(found: Batch, scope: Scope) -> dict[str, Any]:
    """What the page of a batch tells, and of others what a scope holds."""
    others = [one for one in city.the_city().ledger.batches() if one.dataset == found.dataset and one.version != found.version]
    same_period = [one for one in others if one.period == found.period and one.period and holds(scope, one)]
    return {
        "batch": found,
        "dataset": city.the_city().definitions.datasets.get(found.dataset),
        "label": _labels([found.dataset])[found.dataset],
        "replaced": replaced_by(city.the_city().desk(), found.number) if found.rows_superseded else 0,
        "before": [one for one in same_period if one.version < found.version],
        "after": [one for one in same_period if one.version > found.version],
    }


def _impact(number: int, _: object) -> tuple[Impact, ...]:
    """Neither a batch nor a publication changes, so the answer is kept until another is published."""
    return impact(city.the_city().archive(), Subject(batch=number))


def _labels(datasets: Iterable[str]) -> dict[str, Bilingual]:
    known = city.the_city().definitions.datasets
    return {name: known[name].label if name in known else Bilingual(name, name) for name in sorted(set(datasets))}
