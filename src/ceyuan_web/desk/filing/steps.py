"""The steps of a submission: each asks one action, says what came of it, and leads back to the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

import polars as pl
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ceyuan.errors import CeyuanError, Fault, QuestionError
from ceyuan.intake.sheets.address import index
from ceyuan.values import Bilingual
from ceyuan_web.base.actions import RefusalError, do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing import reading
from ceyuan_web.base.filing.actions import (
    AcceptSubmission,
    CancelReading,
    MendCells,
    ReadAgain,
    ReturnSubmission,
    Submit,
    Withdraw,
)
from ceyuan_web.base.filing.models import State, Submission
from ceyuan_web.desk.filing.finding import readable
from ceyuan_web.desk.filing.receive import said_in
from ceyuan_web.desk.filing.soon import soon

Step = Callable[[SignedIn, int], Bilingual]
MEND_BYTES = 8 * 1024 * 1024
"""A larger file is mended in its marked workbook."""
_NAME = re.compile(r"cell:(?P<sheet>.+)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})", re.DOTALL)


def step(deed: str) -> Callable[[Step], Callable[..., HttpResponseBase]]:
    """A step behind its door; a fault is said on the page that it leads back to."""

    def made(taken: Step) -> Callable[..., HttpResponseBase]:
        @require_POST
        @needs(deed)
        @wraps(taken)
        def view(request: SignedIn, number: int) -> HttpResponse:
            readable(request.user, number)
            try:
                messages.success(request, taken(request, number)[request.lang])
            except RefusalError:
                raise
            except CeyuanError as error:
                messages.error(request, error.text(request.lang))
            return redirect("desk:submission", number)

        return view

    return made


@step("file.receive")
def mend(request: SignedIn, number: int) -> Bilingual:
    """Mend the cells that were changed on the page."""
    found = readable(request.user, number)
    if found.file_bytes > MEND_BYTES:
        zh, en = "文件较大，请下载标注后的工作簿改好再报", "The file is large: mend the marked workbook and send it"
        raise QuestionError(Fault("too-large-to-mend", zh, en))
    soon(do(MendCells(number, tuple(_changed(request, found))), request.user))
    after = Submission.objects.get(pk=number)
    left = after.found.get("rows_refused", 0)
    return Bilingual(f"已改正并重新核对；仍有 {left} 行有误", f"Mended and checked again; {left} rows are still wrong")


@step("file.receive")
def again(request: SignedIn, number: int) -> Bilingual:
    """Read it again, with what the sender says now."""
    soon(do(ReadAgain(number, said_in(request)), request.user))
    return Bilingual("已重新读取", "Read again")


@step("file.receive")
def submit(request: SignedIn, number: int) -> Bilingual:
    """Submit it."""
    do(Submit(number), request.user)
    return Bilingual("已提交，等待审核", "Submitted; it waits for review")


@step("file.receive")
def withdraw(request: SignedIn, number: int) -> Bilingual:
    """Take it back."""
    do(Withdraw(number), request.user)
    return Bilingual("已撤回", "Withdrawn")


@step("file.receive")
def cancel(request: SignedIn, number: int) -> Bilingual:
    """Cancel the reading."""
    do(CancelReading(number), request.user)
    return Bilingual("正在取消", "It is being cancelled")


@step("submission.review")
def accept(request: SignedIn, number: int) -> Bilingual:
    """Accept it."""
    soon(do(AcceptSubmission(number, request.POST.get("file_sha256", "")), request.user))
    after = Submission.objects.get(pk=number)
    if after.state == State.ENTERED:
        return Bilingual(f"已入账：批次 {after.batch}", f"It is in the ledger: batch {after.batch}")
    if after.state == State.SENT and after.outcome.get("fault"):
        raise QuestionError(Fault("not-entered", after.outcome["fault"]["zh"], after.outcome["fault"]["en"]))
    return Bilingual("正在入账", "It is entering the ledger")


@step("submission.review")
def send_back(request: SignedIn, number: int) -> Bilingual:
    """Return it with words."""
    do(ReturnSubmission(number, request.POST.get("words", "")), request.user)
    return Bilingual("已退回给报送人", "Returned to its sender")


def _changed(request: SignedIn, found: Submission) -> list[tuple[str, str, int, str]]:
    """The cells of the form that differ from the sheet."""
    asked = {match: text for name, text in request.POST.items() if (match := _NAME.fullmatch(name))}
    grids: dict[str, pl.DataFrame] = {}
    changed = []
    for match, text in asked.items():
        sheet, column, row = match["sheet"], match["column"], int(match["row"])
        if sheet not in found.found.get("grid", ()):
            continue
        grids.setdefault(sheet, reading.grid_of(found, sheet).collect())
        if (_text(grids[sheet], column, row) or "") != str(text):
            changed.append((sheet, column, row, str(text)))
    return changed


def _text(grid: pl.DataFrame, column: str, row: int) -> str | None:
    at = f"c{index(column)}"
    known = grid.filter(pl.col("_row") == row)
    return str(known[at][0]) if at in grid.columns and known.height and known[at][0] is not None else None
