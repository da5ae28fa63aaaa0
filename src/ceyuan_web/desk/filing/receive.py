"""The page on which files are sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ceyuan.errors import SourceError
from ceyuan_web.base.actions import do
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.city import the_city
from ceyuan_web.base.doors import needs
from ceyuan_web.base.filing import uploads
from ceyuan_web.base.filing.actions import SendFile
from ceyuan_web.base.filing.actions.sending import Said
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.desk.filing.soon import soon
from ceyuan_web.desk.filing.submissions import Row

RECENT = 8


@require_http_methods(["GET", "POST"])
@needs("file.receive")
def receive(request: SignedIn) -> HttpResponse:
    """Send files; one leads to its own page, several to the list."""
    if request.method == "POST":
        return _sent(request)
    own = Submission.objects.filter(person=request.user)[:RECENT]
    datasets = the_city().definitions.datasets.values()
    return render(request, "desk/filing/receive.html", {"rows": [Row(each) for each in own], "datasets": datasets})


def said_in(request: SignedIn) -> Said:
    """What the sender says of the file."""
    return Said(*(request.POST.get(name, "").strip()[:most] for name, most in _SAID))


_SAID = (("dataset", 60), ("period", 20), ("filer", 120), ("correction", 500))


def _sent(request: SignedIn) -> HttpResponse:
    numbers = []
    for file in request.FILES.getlist("file"):
        try:
            upload = uploads.keep(file.name or "", file.chunks())
        except SourceError as error:
            messages.error(request, error.text(request.lang))
            continue
        numbers.append(soon(do(SendFile(upload, said_in(request)), request.user)))
    if not numbers:
        if not request.FILES:
            messages.error(request, "请先选择文件" if request.lang == "zh" else "Choose a file first")
        return redirect("desk:receive")
    return redirect("desk:submission", numbers[0]) if len(numbers) == 1 else redirect("desk:submissions")
