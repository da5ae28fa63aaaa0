"""Publications: what was published when, each figure of it, and the files."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Query, Router

from ceyuan.errors import QuestionError, unknown
from ceyuan.publications import Publication
from ceyuan_web.api.answers import Page, one, page
from ceyuan_web.api.caller import Caller
from ceyuan_web.api.documented import FORMATS, answers
from ceyuan_web.api.freshness import look
from ceyuan_web.api.listing import Pages, cut
from ceyuan_web.api.shapes import PublicationPage
from ceyuan_web.base import city, public

router = Router(tags=["publications"])


@router.get("/publications", response=answers(PublicationPage), openapi_extra=FORMATS, url_name="publications")
def publications(request: HttpRequest, pages: Query[Pages]) -> HttpResponse:
    """出版物，新的在前 · publications, the newest first."""
    found, after = cut(request, pages, _seen(look(request)))
    return page(request, Page([_brief(each) for each in found], next=after))


@router.get("/publications/{publication}", response=answers(dict), openapi_extra=FORMATS, url_name="publication")
def publication(request: HttpRequest, publication: str) -> HttpResponse:
    """一份出版物：每个数字、位置与散列 · its manifest: every figure, where it stands, and the hashes."""
    return one(request, _named(look(request), publication).to_json())


@router.get("/publications/{publication}/files/{file}", response=answers(bytes), url_name="publication-file")
def publication_file(request: HttpRequest, publication: str, file: str) -> FileResponse:
    """出版物的文件 · a file of it, as it was published."""
    found = _named(look(request), publication)
    if file not in found.files:
        raise QuestionError(unknown(("文件", "file"), file, found.files))
    path = city.the_city().archive().where(found) / file
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    return FileResponse(path.open("rb"), as_attachment=True, filename=file, content_type=kind)


def _seen(caller: Caller) -> tuple[Publication, ...]:
    return city.publications() if caller.may("publication.read") else public.publications()


def _named(caller: Caller, name: str) -> Publication:
    known = {each.id: each for each in _seen(caller)}
    if name not in known:
        raise QuestionError(unknown(("出版物", "publication"), name, known))
    return known[name]


def _brief(one: Publication) -> dict[str, Any]:
    said = one.model_dump(mode="json", exclude={"figures", "changes"})
    return said | {"figures": len(one.figures)}
