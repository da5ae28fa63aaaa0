"""What happened to who is who: the list of merges, splits and verdicts, and how one is taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from ceyuan.cli.review import PERSON
from ceyuan.cli.screen import CITY, JSON, Screen

KINDS = {"merge": ("合并", "merge"), "split": ("拆分", "split"), "regroup": ("重组", "regroup"), "verdict": ("判定", "verdict")}
VERDICTS = {
    "same": ("同一", "same"),
    "different": ("不同", "different"),
    "unsure": ("拿不准", "unsure"),
    "withdrawn": ("收回", "withdrawn"),
}


@click.command(name="history")
@CITY
@JSON
@click.pass_obj
def history(screen: Screen, /, folder: str | None, as_json: bool) -> None:
    """已定单位的合并、拆分与判定：何时、何人、为何 · merges, splits and verdicts: when, by whom, why."""
    from ceyuan.indicators.as_json import plain
    from ceyuan.organisations.history import history as told

    screen = screen.at(folder)
    events = told(screen.city.ledger)
    if as_json:
        screen.json([plain(event) for event in events])
        return
    if not events:
        screen.say("还没有合并、拆分或判定", "Nothing was merged, split or judged yet")
        return
    lang = 0 if screen.lang == "zh" else 1
    columns = [
        ("项", "no."),
        ("版本", "version"),
        ("时间", "when"),
        ("何人", "by"),
        ("事", "what"),
        ("之前", "before"),
        ("之后", "after"),
        ("理由", "why"),
    ]
    rows = []
    for event in events:
        what = KINDS[event.kind][lang] + (f" {VERDICTS[event.verdict][lang]}" if event.verdict else "")
        sides = (" ".join(f"ORG-{number}" for number in side) for side in (event.before, event.after))
        rows.append([event.number, event.version, f"{event.at:%Y-%m-%d %H:%M}", event.person, what, *sides, event.note])
    screen.table(columns, rows)
    screen.say("收回一项：ceyuan organisations take-back 项", "To take one back: ceyuan organisations take-back NUMBER")


@click.command(name="take-back")
@CITY
@PERSON
@click.argument("number", type=int)
@click.pass_obj
def take_back(screen: Screen, /, folder: str | None, person: str, number: int) -> None:
    """收回一项：合并的分开，拆分的并回，判定撤回 · undo one: part what was merged, join what was split, withdraw a verdict."""
    from ceyuan.errors import QuestionError, unknown
    from ceyuan.organisations import Known, Writer, judge
    from ceyuan.organisations.history import history as told
    from ceyuan.organisations.history import taken_back

    screen = screen.at(folder)
    ledger = screen.city.ledger
    events = {str(event.number): event for event in told(ledger)}
    if str(number) not in events:
        raise QuestionError(unknown(("项", "event"), str(number), events))
    verdicts = taken_back(events[str(number)], Known(ledger, ledger.version), person)
    given = judge(ledger, verdicts, Writer(person, screen.city.definitions.sha256), datetime.now(UTC))
    screen.say(
        f"记下 {given} 条判定。下一步：ceyuan organisations link，看过影响后加 --confirm",
        f"{given} judgements written. Next: ceyuan organisations link, and --confirm after seeing the effect",
    )
