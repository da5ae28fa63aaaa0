"""Read a text: paste or send a bulletin, and see each claim of it marked with its verdict. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ceyuan.bulletins import Reader, Reading
from ceyuan.bulletins.checking import Checked, check
from ceyuan.bulletins.checking.judgement import Judgement
from ceyuan.bulletins.checking.page import judgement_mark
from ceyuan.bulletins.checking.verdict_words import VERDICT_WORDS, ground
from ceyuan.errors import Fault, Lang, QuestionError
from ceyuan_web.base.asked import Asked
from ceyuan_web.base.indicator.links import figure_url
from ceyuan_web.portal import public

LONGEST = 100_000
"""Characters of a pasted text."""


@dataclass(frozen=True)
class Piece:
    """A piece of the text: plain, or a claim with its look, its number in the table and its verdict."""

    text: str
    look: str = ""
    anchor: str = ""
    says: str = ""


# It changes nothing and knows nobody, so a forged post gains nothing; without the token the page needs no cookie.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: Asked) -> HttpResponse:
    """The form, and below it what was read."""
    if request.method != "POST":
        return render(request, "portal/read.html")
    book = public.book()
    if book is None:
        return render(request, "portal/nothing_yet.html", {"title": None})
    checked = check(book, _reading(request))
    return render(request, "portal/read.html", {"text": request.POST.get("text", ""), **_context(checked, request.lang)})


def _reading(request: Asked) -> Reading:
    """What stands in the text that was pasted or sent.

    Raises:
        QuestionError: nothing was sent, or too much.
        SourceError: the file cannot be read.
    """
    words = public.definitions().reading
    sent, text = request.FILES.get("file"), request.POST.get("text", "")
    if words is None or (not sent and not text.strip()):
        raise QuestionError(_nothing_sent())
    if isinstance(sent, UploadedFile) and sent.name:
        with TemporaryDirectory() as folder:
            path = Path(folder) / Path(sent.name).name
            path.write_bytes(sent.read(words.page.most_bytes + 1))
            return Reader(words).read_file(path)
    if len(text) > LONGEST:
        raise QuestionError(_too_long())
    return Reader(words).read(text.replace("\r\n", "\n"))


def _context(checked: Checked, lang: Lang) -> dict[str, Any]:
    judgements = checked.judgements
    counts = [(words[lang], sum(each.verdict == verdict for each in judgements)) for verdict, words in VERDICT_WORDS.items()]
    return {
        "counts": [(word, count) for word, count in counts if count],
        "pieces": list(_pieces(checked.reading.text, judgements, lang)),
        "judgements": [_row(each, lang) for each in judgements],
        "findings": checked.findings_table(lang)[1],
    }


def _pieces(text: str, judgements: tuple[Judgement, ...], lang: Lang) -> Iterator[Piece]:
    at = 0
    for each in sorted(judgements, key=lambda one: one.claim.start):
        mark = judgement_mark(each, lang)
        if mark.start < at or mark.end <= mark.start:
            continue
        yield Piece(text[at : mark.start])
        yield Piece(text[mark.start : mark.end], mark.kind or "plain", mark.anchor, VERDICT_WORDS[each.verdict][lang])
        at = mark.end
    yield Piece(text[at:])


def _row(each: Judgement, lang: Lang) -> dict[str, Any]:
    mark = judgement_mark(each, lang)
    chosen, ours = each.binding.chosen, each.ours
    return {
        "anchor": mark.anchor,
        "look": mark.kind or "plain",
        "quote": each.claim.quote,
        "verdict": VERDICT_WORDS[each.verdict][lang],
        "indicator": chosen.indicator.label[lang] if chosen else "",
        "period": ours.figure.key.period.label(lang) if ours else each.claim.period,
        "url": figure_url(each.key) if each.key and public.definitions().indicators[each.key.indicator].public else "",
        "ground": ground(each, lang),
    }


def _nothing_sent() -> Fault:
    fix = ("请粘贴一段文字，或选择文件", "Paste a text or choose a file")
    return Fault("nothing-sent", "没有文字可读", "There is no text to read", "", *fix)


def _too_long() -> Fault:
    zh, en = f"文字超过 {LONGEST:,} 字", f"The text has more than {LONGEST:,} characters"
    return Fault("text-too-long", zh, en, "", "请分段粘贴，或以文件上传", "Paste it in parts, or send it as a file")
