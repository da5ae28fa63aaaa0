"""Publications at the desk: what there is, what was pinned, its files, whether it is whole, what is known otherwise by now."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceyuan.publications import Effect, Revision, Revisions, Verification
from ceyuan.publications import revisions as revise
from ceyuan.publications import verify as check
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import insist, needs
from ceyuan_web.base.policy import WHOLE_CITY, policy
from ceyuan_web.base.worked_out import worked_out
from ceyuan_web.desk.publishing.drafts import reports

ASPECTS = {
    "value": Bilingual("数值", "value"),
    "base": Bilingual("基数", "base"),
    "change": Bilingual("增减", "change"),
    "average": Bilingual("两年平均", "two-year average"),
}
EFFECTS = {
    "added": Bilingual("新增的行", "rows added"),
    "changed": Bilingual("改变的行", "rows changed"),
    "removed": Bilingual("减少的行", "rows removed"),
    "relinked": Bilingual("单位归并改变", "linked otherwise"),
    "definitions": Bilingual("定义改变", "definitions changed"),
    "software": Bilingual("软件改变", "software changed"),
}
WHAT = {
    "manifest": Bilingual("清单", "manifest"),
    "file": Bilingual("文件", "file"),
    "figure": Bilingual("数字", "figure"),
    "page": Bilingual("网页", "page"),
}


@require_safe
@needs("publication.read")
def index(request: SignedIn) -> HttpResponse:
    """All editions, and the reports of which a draft may be made."""
    may_prepare = policy.may(request.user, "publication.prepare")
    said = {"publications": city.publications(), "reports": reports() if may_prepare else []}
    return render(request, "desk/publishing/publications.html", said)


@require_safe
@needs("publication.read")
def publication(request: SignedIn, name: str) -> HttpResponse:
    """One edition."""
    found = city.the_city().archive().publication(name)
    editions = [one for one in city.publications() if (one.report, one.period) == (found.report, found.period)]
    return render(request, "desk/publishing/publication.html", {"publication": found, "editions": editions, "files": sorted(found.files)})


@require_safe
@needs("publication.read")
def file(request: SignedIn, name: str, file: str) -> FileResponse:
    """One of its files; they hold rows of the whole city."""
    insist(request.user, "publication.read", WHOLE_CITY)
    archive = city.the_city().archive()
    found = archive.publication(name)
    if file not in found.files:
        raise Http404
    return FileResponse((archive.where(found) / file).open("rb"), as_attachment=True, filename=file)


@require_safe
@needs("publication.read")
def verify(request: SignedIn, name: str) -> HttpResponse:
    """Work it out again and compare."""
    found = worked_out(_verified, name, *city.stamp())
    differences = [(WHAT[one.what], one) for one in found.differences]
    return render(request, "desk/publishing/verify.html", {"found": found, "differences": differences})


@require_safe
@needs("publication.read")
def revisions(request: SignedIn, name: str) -> HttpResponse:
    """What it says, and what is known now, with what makes the difference."""
    found = worked_out(_revised, name, *city.stamp())
    said = {"found": found, "lines": [_line(one) for one in found.found]}
    return render(request, "desk/publishing/revisions.html", said)


def _line(one: Revision) -> dict[str, Any]:
    return {"one": one, "aspect": ASPECTS[one.aspect], "effects": [_effect(effect) for effect in one.effects]}


def _effect(effect: Effect) -> tuple[Bilingual, Bilingual, Effect]:
    of_base = effect.window == "base"
    return EFFECTS[effect.kind], Bilingual("上年", "year before") if of_base else Bilingual("", ""), effect


def _verified(name: str, *_: object) -> Verification:
    archive = city.the_city().archive()
    return check(archive, archive.publication(name))


def _revised(name: str, *_: object) -> Revisions:
    archive = city.the_city().archive()
    return revise(archive, archive.publication(name))
