"""Claims: a published text, and what the ledger says to each figure in it."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from ninja import Router

from ceyuan.bulletins import Reader
from ceyuan.bulletins.checking import check
from ceyuan.errors import Fault, QuestionError
from ceyuan_web.api.answers import one
from ceyuan_web.api.caller import Caller
from ceyuan_web.api.documented import answers
from ceyuan_web.api.pace import Pace
from ceyuan_web.api.questions import book_for
from ceyuan_web.api.shapes import Checked, Text
from ceyuan_web.base.city import the_city

router = Router(tags=["claims"])
DEAR = 20
"""Reading a text costs as much as so many figures."""


@router.post("/claims", response=answers(Checked), throttle=[Pace(DEAR)], url_name="claims")
def claims(request: HttpRequest, said: Text) -> HttpResponse:
    """核对一段文字 · the figures that a text states, each with its verdict, ours, and the doubts."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    words = the_city().definitions.reading
    if words is None:
        raise QuestionError(_no_words())
    found = check(book_for(caller, None), Reader(words).read(said.text, said.name))
    return one(request, json.loads(found.to_json()))


def _no_words() -> Fault:
    fix = ("请在城市定义中加入 reading", "Add a `reading` definition to the city")
    return Fault("no-reading", "这座城市没有读文的词汇", "The city has no words of reading", "", *fix)
