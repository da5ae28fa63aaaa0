"""Addresses of filing."""

from __future__ import annotations

from django.urls import path

from ceyuan_web.desk.filing import downloads, receive, steps, submission, submissions
from ceyuan_web.desk.filing.forms import answering, choosing

ONE = "desk/submissions/<int:number>/"
FORM = "desk/file/<slug:dataset>/<str:period>/"

urlpatterns = [
    path("desk/receive/", receive.receive, name="receive"),
    path("desk/submissions/", submissions.submissions, name="submissions"),
    path(ONE, submission.submission, name="submission"),
    path(ONE + "state/", submission.state, name="submission-state"),
    path(ONE + "mend/", steps.mend, name="submission-mend"),
    path(ONE + "again/", steps.again, name="submission-again"),
    path(ONE + "submit/", steps.submit, name="submission-submit"),
    path(ONE + "withdraw/", steps.withdraw, name="submission-withdraw"),
    path(ONE + "cancel/", steps.cancel, name="submission-cancel"),
    path(ONE + "accept/", steps.accept, name="submission-accept"),
    path(ONE + "return/", steps.send_back, name="submission-return"),
    path(ONE + "marked/", downloads.marked, name="submission-marked"),
    path(ONE + "file/", downloads.file, name="submission-file"),
    path("desk/file/", choosing.datasets, name="forms"),
    path("desk/file/<slug:dataset>/", choosing.records_page, name="form-records"),
    path(FORM, answering.form, name="form"),
    path(FORM + "save/", answering.save, name="form-save"),
    path(FORM + "check/", answering.check, name="form-check"),
    path(FORM + "send/", answering.send, name="form-send"),
]
