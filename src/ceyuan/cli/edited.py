"""Showing what people changed in a report of ours: changed numbers, their own sentences with what these claim, numbers that are gone."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from ceyuan.cli.screen import Screen

if TYPE_CHECKING:
    from ceyuan.publications.edited import ChangedNumber, Edited


def show_edited(screen: Screen, found: Edited) -> None:
    """As tables, with a line that sums up."""
    screen.say(
        f"{found.name} 与 {found.original} 相比：正文与表 {found.fields} 个、图 {found.points} 个绑定数字，{len(found.numbers)} 个被改，"
        f"{len(found.sentences)} 句新写或改写，{len(found.removed)} 个数字被删",
        f"{found.name} beside {found.original}: {found.fields} bound numbers in text and tables, {found.points} in charts; "
        f"{len(found.numbers)} changed, {len(found.sentences)} sentences new or rewritten, {len(found.removed)} numbers gone",
    )
    if found.numbers:
        columns = [
            ("被改的数字", "changed number"),
            ("原为", "was"),
            ("改成", "is"),
            ("账本现为", "ledger"),
            ("支持", "borne"),
            ("所在", "in"),
        ]
        screen.table(columns, [_number(screen, one) for one in found.numbers])
    if found.sentences:
        show_claims(screen, found)
    if found.removed:
        columns = [("被删的数字", "number gone"), ("原为", "was")]
        screen.table(columns, [[one.label[screen.lang], one.was] for one in found.removed])


def show_claims(screen: Screen, found: Edited) -> None:
    """The new sentences, each with its claims and their verdicts."""
    from ceyuan.bulletins.checking.verdict_words import VERDICT_WORDS, ground

    columns = [("新写或改写的句子", "new or rewritten"), ("数字", "claim"), ("结论", "verdict"), ("说明", "why")]
    rows: list[list[Any]] = []
    for sentence in found.sentences:
        rows += [
            ["" if nth else sentence.text, each.claim.quote, VERDICT_WORDS[each.verdict][screen.lang], ground(each, screen.lang)]
            for nth, each in enumerate(sentence.judgements)
        ] or [[sentence.text, None, None, _unread(screen, sentence.text)]]
    screen.table(columns, rows)


def _unread(screen: Screen, text: str) -> str | None:
    """Why a sentence that holds digits has no claims."""
    if not any(letter.isdigit() for letter in text):
        return None
    return "其中的数字没有读出，请人工核对" if screen.lang == "zh" else "its numbers were not read (only Chinese is): check by hand"


def edited_json(found: Edited) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "name": found.name,
        "original": found.original,
        "version": found.version,
        "fields": found.fields,
        "points": found.points,
        "numbers": [asdict(one) for one in found.numbers],
        "sentences": [
            {"text": one.text, "start": one.start, "end": one.end, "claims": [each.record() for each in one.judgements]}
            for one in found.sentences
        ],
        "removed": [asdict(one) for one in found.removed],
    }


def _number(screen: Screen, one: ChangedNumber) -> list[Any]:
    return [one.label[screen.lang], one.was, one.now, one.today, "✓" if one.is_supported else "✗", one.where]
