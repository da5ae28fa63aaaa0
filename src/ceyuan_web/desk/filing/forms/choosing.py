"""Choosing what to fill in: the dataset, then the period and the record."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ceyuan.values import Period
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.city import the_city
from ceyuan_web.base.doors import needs
from ceyuan_web.desk.filing.forms.records import form_dataset, periods, records


@needs("file.form")
def datasets(request: SignedIn) -> HttpResponse:
    """The datasets that are filed by form."""
    found = [each for each in the_city().definitions.datasets.values() if each.form]
    return render(request, "desk/filing/forms.html", {"datasets": found})


@needs("file.form")
def records_page(request: SignedIn, dataset: str) -> HttpResponse:
    """The records of a period: which are in, drafted, open."""
    definition = form_dataset(dataset)
    choices = periods(definition)
    asked = request.GET.get("period", "")
    period = Period.parse(asked) if asked else choices[1]
    found = records(request.user, definition, period)
    ready = [record.draft.pk for record in found if record.draft and not record.draft.submission]
    context = {"dataset": definition, "period": period, "periods": choices, "records": found, "ready": ready}
    return render(request, "desk/filing/records.html", context)
