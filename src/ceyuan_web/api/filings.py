"""Filings: a file sent by a program goes the way of every file: read in the background, submitted, accepted by a second person."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from ceyuan.errors import QuestionError, unknown
from ceyuan_web.api.answers import Page, page, written
from ceyuan_web.api.caller import Caller, Permitted
from ceyuan_web.api.documented import answers
from ceyuan_web.api.listing import Pages, cut
from ceyuan_web.api.shapes import FilingPage, FilingShape
from ceyuan_web.base.actions import do
from ceyuan_web.base.filing import uploads
from ceyuan_web.base.filing.actions import SendFile, Submit
from ceyuan_web.base.filing.actions.sending import Said
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.base.models import Person

router = Router(tags=["filings"])
SENDING, READING = [Permitted("file.receive")], [Permitted("submission.read")]


class Told(Schema):
    """What the sender says of the file; what is left out is found in it."""

    dataset: str = Field("", max_length=60, description="数据集 · id or code of the dataset")
    period: str = Field("", max_length=20, description="时期 · the period filed for")
    filer: str = Field("", max_length=120, description="填报单位 · who filed it")
    correction: str = Field("", max_length=500, description="更正原因 · why a closed period changes")


@router.post("/filings", response=answers(FilingShape, 202), auth=SENDING, url_name="filings")
def send(request: HttpRequest, file: File[UploadedFile], said: Form[Told]) -> HttpResponse:
    """报送文件 · send a file. It is read in the background: ask for the filing until it is no longer `reading`, then submit it."""
    person = _caller(request).needs("file.receive")
    upload = uploads.keep(str(file.name), file.chunks())
    job = do(SendFile(upload, Said(said.dataset, said.period, said.filer, said.correction), way="api"), person)
    return _one(request, _visible(request, person).get(pk=job.subject), 202)


@router.get("/filings", response=answers(FilingPage), auth=READING, url_name="filings")
def filings(request: HttpRequest, pages: Query[Pages]) -> HttpResponse:
    """自己可见的报送 · the filings that one may see, the newest first."""
    person = _caller(request).needs("submission.read")
    found, after = cut(request, pages, list(_visible(request, person)))
    return page(request, Page([told(each) for each in found], next=after))


@router.get("/filings/{filing}", response=answers(FilingShape), auth=READING, url_name="filing")
def filing(request: HttpRequest, filing: int) -> HttpResponse:
    """一份报送的状态 · one filing: where it stands, what was found, what must be mended."""
    person = _caller(request).needs("submission.read")
    return _one(request, _found(request, person, filing))


@router.post("/filings/{filing}/submit", response=answers(FilingShape), auth=SENDING, url_name="filing-submit")
def submit(request: HttpRequest, filing: int) -> HttpResponse:
    """提交 · submit it: a second person accepts it, where its dataset says so."""
    person = _caller(request).needs("file.receive")
    do(Submit(_found(request, person, filing).pk), person)
    return _one(request, _found(request, person, filing))


def told(one: Submission) -> dict[str, Any]:
    """A filing as JSON."""
    names = ("id", "state", "file_name", "file_sha256", "dataset", "period", "filer", "batch", "words", "outcome")
    found = {name: value for name, value in one.found.items() if name != "grid"}  # the preview of cells is for pages
    said = {"sent_by": one.person.username, "made_at": one.made_at.isoformat(), "found": found}
    return said | {name: getattr(one, name) for name in names}


def _caller(request: HttpRequest) -> Caller:
    return request.auth  # type: ignore[attr-defined, no-any-return]


def _visible(request: HttpRequest, person: Person) -> Any:
    scope = _caller(request).scope("submission.read")
    return Submission.objects.visible(person, scope).select_related("person")


def _found(request: HttpRequest, person: Person, number: int) -> Submission:
    found: Submission | None = _visible(request, person).filter(pk=number).first() if 0 < number < 2**63 else None
    if found is None:
        raise QuestionError(unknown(("报送", "filing"), str(number), []))
    return found


def _one(request: HttpRequest, found: Submission, status: int = 200) -> HttpResponse:
    """Never kept by anybody: it changes by itself."""
    response = HttpResponse(written(told(found)), status=status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
