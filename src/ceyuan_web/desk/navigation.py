"""The parts of the desk, in the order of the working day. A part adds its line; who may not do its deed does not see it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from ceyuan.values import Bilingual
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.policy import policy


@dataclass(frozen=True)
class Part:
    """A part of the desk.

    Attributes:
        label: as the navigation calls it.
        name: of its first address.
        deed: what one must be allowed to do.
    """

    label: Bilingual
    name: str
    deed: str


PARTS = (
    Part(Bilingual("收件箱", "Inbox"), "desk:inbox", "desk.enter"),
    Part(Bilingual("报送日历", "Calendar"), "desk:calendar", "desk.enter"),
    Part(Bilingual("报送文件", "Send files"), "desk:receive", "file.receive"),
    Part(Bilingual("在线填报", "Forms"), "desk:forms", "file.form"),
    Part(Bilingual("报送记录", "Submissions"), "desk:submissions", "submission.read"),
    Part(Bilingual("问数", "Ask"), "desk:ask", "figures.ask"),
    Part(Bilingual("单位档案", "Organisations"), "desk:organisations", "organisation.read"),
    Part(Bilingual("归并复核", "Matches"), "desk:matches", "match.judge"),
    Part(Bilingual("隔离区", "Quarantine"), "desk:quarantine", "quarantine.read"),
    Part(Bilingual("批次", "Batches"), "desk:batches", "batch.read"),
    Part(Bilingual("出版物", "Publications"), "desk:publications", "publication.read"),
    Part(Bilingual("定义", "Definitions"), "desk:definitions", "definitions.read"),
)


@dataclass(frozen=True)
class Tab:
    """A part as a link."""

    label: Bilingual
    url: str
    is_here: bool


def tabs(request: SignedIn) -> list[Tab]:
    """The parts that the person may enter; the one they are in is that with the longest address that begins theirs."""
    here = f"/{request.lang}{request.path_info}"
    urls = {reverse(part.name): part.label for part in PARTS if policy.may(request.user, part.deed)}
    inside = max((url for url in urls if here.startswith(url)), key=len, default="")
    return [Tab(label, url, url == inside) for url, label in urls.items()]
