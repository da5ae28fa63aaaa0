"""Quarantine: the rows that wait, batch by batch, with their reasons, and the marked workbook in which they are mended."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ceyuan.errors import Lang
from ceyuan.intake import waiting_rows, write_quarantine
from ceyuan.ledger import Batch
from ceyuan_web.base import city
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.policy import policy
from ceyuan_web.base.whose_file import holds, visible

A_PAGE = 50
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@needs("quarantine.read")
def index(request: SignedIn) -> HttpResponse:
    """The batches that have rows waiting."""
    scope, definitions = policy.scope(request.user, "quarantine.read"), city.the_city().definitions
    found = [(batch, rows) for batch in reversed(city.book().batches) if (rows := _waiting(batch)) and holds(scope, batch)]
    said = [(batch, definitions.datasets[batch.dataset].label, rows) for batch, rows in found]
    return render(request, "desk/deciding/quarantine.html", {"batches": said, "rows": sum(rows for _, rows in found)})


@require_safe
@needs("quarantine.read")
def rows(request: SignedIn, number: int) -> HttpResponse:
    """The rows of one batch."""
    batch = visible(request.user, "quarantine.read", number)
    found = waiting_rows(city.the_city().ledger, number)
    page = Paginator(range(found.height), A_PAGE).get_page(request.GET.get("page"))
    shown = found.slice(page.start_index() - 1 if found.height else 0, A_PAGE)
    said = {
        "batch": batch,
        "label": city.the_city().definitions.datasets[batch.dataset].label,
        "page": page,
        "rows": list(_rows(shown, batch, request.lang)),
        "reasons": _reasons(found, request.lang),
    }
    return render(request, "desk/deciding/quarantine_rows.html", said)


@require_safe
@needs("quarantine.read")
def workbook(request: SignedIn, number: int) -> HttpResponse:
    """The marked workbook."""
    batch = visible(request.user, "quarantine.read", number)
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as folder:
        path = Path(folder) / "quarantine.xlsx"
        write_quarantine(city.the_city().desk(), number, path, request.lang)
        name = f"{Path(batch.file_name).stem}-{'待改' if request.lang == 'zh' else 'to mend'}.xlsx"
        headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
        return HttpResponse(path.read_bytes(), content_type=WORKBOOK, headers=headers)


def _waiting(batch: Batch) -> int:
    return city.book().rows_waiting(batch) if batch.rows_quarantined else 0


def _rows(shown: pl.DataFrame, batch: Batch, lang: Lang) -> Iterator[dict[str, Any]]:
    """A refused row: where it stood, its faulty cells with what is wrong, and the rest of it."""
    for sheet, row, cells, reasons in shown.select("_sheet", "_row", "cells", "reasons").iter_rows():
        texts = [text or "" for text in json.loads(cells)]
        told = [(_field(batch, one, lang), one["column"], one[lang]) for one in json.loads(reasons)]
        yield {"sheet": sheet, "row": row, "texts": [text for text in texts if text], "told": told}


def _field(batch: Batch, reason: dict[str, Any], lang: Lang) -> str:
    """What the column of a reason is called."""
    columns = {column.name: column for column in city.the_city().definitions.datasets[batch.dataset].columns}
    field = reason.get("field")
    return columns[field].label[lang] if field in columns else ""


def _reasons(found: pl.DataFrame, lang: Lang) -> list[tuple[str, int]]:
    """How many rows wait for what, the commonest first."""
    said = Counter(one["code"] for text in found["reasons"] for one in json.loads(text))
    example = {one["code"]: one[lang] for text in found["reasons"] for one in json.loads(text)}
    return [(example[code], count) for code, count in said.most_common()]
