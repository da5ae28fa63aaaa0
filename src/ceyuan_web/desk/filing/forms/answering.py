"""The form of one record: its fields, the values of the period before, checks as one types, a draft that saves itself."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ceyuan.definitions import Dataset
from ceyuan.errors import CeyuanError, Fault, Lang, QuestionError
from ceyuan.intake import Delivery, Field, Reach, fields, plan, write_answers
from ceyuan.values import Bilingual, Period
from ceyuan_web.base.actions import RefusalError, do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.city import the_city
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing.actions import SaveDraft, SendDrafts
from ceyuan_web.base.filing.actions.drafting import Sheet
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import Scope, Verdict, policy
from ceyuan_web.desk.filing.forms.records import Record, all_records, form_dataset, holds, records
from ceyuan_web.desk.filing.receive import said_in
from ceyuan_web.desk.filing.soon import soon

_LONGEST = 2000
_LONGEST_NAME = 200
"""Of the thing a form is of: what a draft is kept under."""
OUTSIDE = Verdict(False, Bilingual("不在您的范围内，不能在线填报", "Outside your scope: you may not file by form there"))


@dataclass(frozen=True)
class Answer:
    """A field with what was typed, what was filed before, and what is wrong."""

    field: Field
    text: str
    before: str
    reasons: tuple[tuple[str, str], ...]


@needs("file.form")
def form(request: SignedIn, dataset: str, period: str) -> HttpResponse:
    """The form."""
    definition, when = form_dataset(dataset), Period.parse(period)
    record = _record(request.user, definition, when, request.GET.get("entity", ""))
    texts = _begun(definition, when, record)
    told = _checked(definition, texts, request.lang) if record.draft else {}
    context = {"dataset": definition, "period": when, "record": record, "answers": _answers(definition, record, texts, told, request.lang)}
    return render(request, "desk/filing/form.html", context)


@require_POST
@needs("file.form")
def save(request: SignedIn, dataset: str, period: str) -> HttpResponse:
    """Save the draft; asked by the page itself, it answers with when."""
    definition, when = form_dataset(dataset), Period.parse(period)
    sheet, texts = _sheet(request, definition, when), _typed(request, definition)
    do(SaveDraft(sheet, texts), request.user)
    if request.htmx:
        return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M:%S")})
    if "send" in request.POST:
        return _send(request, definition, when, [sheet.entity])
    messages.success(request, "草稿已保存" if request.lang == "zh" else "The draft is saved")
    return redirect(f"{reverse('desk:form', args=[dataset, period])}?{urlencode({'entity': sheet.entity})}")


@require_POST
@needs("file.form")
def check(request: SignedIn, dataset: str, period: str) -> HttpResponse:
    """Check what was typed as intake would, save it, and show the fields' reasons."""
    definition, when = form_dataset(dataset), Period.parse(period)
    sheet, texts = _sheet(request, definition, when), _typed(request, definition)
    do(SaveDraft(sheet, texts), request.user)
    told = _checked(definition, texts, request.lang)
    context = {"told": _flat(definition, told), "saved_at": timezone.localtime().strftime("%H:%M:%S")}
    return render(request, "desk/filing/checked.html", context)


@require_POST
@needs("file.form")
def send(request: SignedIn, dataset: str, period: str) -> HttpResponse:
    """Send all drafts of the period that the person may send."""
    definition, when = form_dataset(dataset), Period.parse(period)
    return _send(request, definition, when, None)


def _send(request: SignedIn, definition: Dataset, when: Period, entities: list[str] | None) -> HttpResponse:
    found = [record.draft for record in records(request.user, definition, when) if record.draft and not record.draft.submission]
    drafts = tuple(draft.pk for draft in found if entities is None or draft.entity in entities)
    try:
        number = soon(do(SendDrafts(drafts, said_in(request)), request.user))
    except RefusalError:
        raise
    except CeyuanError as error:
        messages.error(request, error.text(request.lang))
        return redirect(f"{reverse('desk:form-records', args=[definition.dataset])}?period={when}")
    return redirect("desk:submission", number)


def _record(person: Person, definition: Dataset, when: Period, entity: str) -> Record:
    """The record asked for; one that nobody knows begins empty, within the person's scope.

    Raises:
        QuestionError: no thing is named, or its name is too long to be kept whole.
        RefusalError: it is another's.
    """
    if not entity:
        zh, en = "没有写明填报对象", "It is not said what is filed"
        raise QuestionError(Fault("entity-missing", zh, en, fix_zh="请从列表中选择", fix_en="Choose one from the list"))
    if len(entity) > _LONGEST_NAME:  # cut short, it would be the name of another's draft
        zh, en = f"名称超过 {_LONGEST_NAME} 个字符", f"The name is longer than {_LONGEST_NAME} characters"
        raise QuestionError(Fault("entity-too-long", zh, en, fix_zh="请填写登记的名称", fix_en="Give the name as registered"))
    known = next((record for record in all_records(definition, when) if record.entity == entity), None)
    record = known or Record(entity, _new_reach(policy.scope(person, "file.form"), definition, entity), None, None, None)
    sheet = Sheet(definition.dataset, str(when), entity, record.reach.place or "", record.reach.space or "")
    verdict = policy.may(person, "file.form", sheet.thing)
    if not verdict or not holds(policy.scope(person, "file.form"), record.reach):
        raise RefusalError.by(OUTSIDE if verdict else verdict)
    return record


def _new_reach(scope: Scope, definition: Dataset, entity: str) -> Reach:
    """Whom a new thing is about: the one place of a person who has one."""
    place = next(iter(scope.places)) if len(scope.places) == 1 else None
    return Reach(place, entity if definition.space else None, None)


def _sheet(request: SignedIn, definition: Dataset, when: Period) -> Sheet:
    """What the form is of. Its place is that of the thing; a new thing's is what was chosen."""
    entity = request.POST.get("entity", "").strip() or request.POST.get(f"f-{definition.entity}", "").strip()
    record = _record(request.user, definition, when, entity)
    place = record.reach.place or _place(request.POST.get(f"f-{definition.place}", ""))
    return Sheet(definition.dataset, str(when), entity, place or "", record.reach.space or (entity if definition.space else ""))


def _place(word: str) -> str:
    places = the_city().definitions.places
    found = places.find(word) if places and word else None
    return found.code if found else ""


def _typed(request: SignedIn, definition: Dataset) -> dict[str, str]:
    return {column.name: request.POST.get(f"f-{column.name}", "").strip()[:_LONGEST] for column in definition.columns}


def _begun(definition: Dataset, when: Period, record: Record) -> dict[str, str]:
    """What stands in the form: the draft, else what is in, else what hardly changes from period to period."""
    if record.draft:
        return dict(record.draft.texts)
    if record.now:
        return dict(record.now.texts)
    before = record.before.texts if record.before else {}
    steady = {c.name: before.get(c.name, "") for c in definition.columns if not c.is_number and c.kind not in ("date", "text")}
    known = {definition.period: when.label(), definition.entity or "": record.entity}
    places = the_city().definitions.places
    place = places.find(record.reach.place) if places and record.reach.place else None
    return {**steady, **known, **({definition.place: place.label.zh} if place and definition.place else {})}


def _answers(
    definition: Dataset, record: Record, texts: Mapping[str, str], told: Mapping[str, list[tuple[str, str]]], lang: Lang
) -> list[Answer]:
    before = record.before.texts if record.before else {}
    return [
        Answer(each, texts.get(each.column.name, ""), before.get(each.column.name, ""), tuple(told.get(each.column.name, ())))
        for each in fields(the_city().definitions, definition, lang)
    ]


def _checked(definition: Dataset, texts: Mapping[str, str], lang: Lang) -> dict[str, list[tuple[str, str]]]:
    """Field → level and reason, by the checks that a file gets; those of no field stand under an empty name."""
    city = the_city()
    found: dict[str, list[tuple[str, str]]] = {}
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        path = Path(scratch) / "form.xlsx"
        write_answers(city.definitions, definition, [texts], path)
        try:
            faults = plan(city.desk(), Delivery(path=path, receiver="", dataset=definition.dataset, correction="?")).faults
        except CeyuanError as error:
            return {"": [("fault", fault.text(lang)) for fault in error.faults]}
    for name, level, text in faults.select("field", "level", lang).iter_rows():
        found.setdefault(name, []).append((level, text))
    return found


def _flat(definition: Dataset, told: Mapping[str, list[tuple[str, str]]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every field with its reasons, so that those put right lose theirs."""
    return [(name, told.get(name, [])) for name in ("", *(column.name for column in definition.columns))]
