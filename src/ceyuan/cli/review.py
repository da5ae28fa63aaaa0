"""Reviewing doubtful pairs: on the terminal or in a workbook, and what a person says of them."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceyuan.cli.screen import CITY, Screen

if TYPE_CHECKING:
    from ceyuan.organisations import Writer
    from ceyuan.organisations.doubts import Doubt

PERSON = click.option("--person", default=getpass.getuser, envvar="CEYUAN_USER", help="由谁 · by whom")


@click.command()
@CITY
@PERSON
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="写成工作簿（.xlsx），填好后用 judge 收回 · a workbook to fill in"
)
@click.option("--limit", type=int, help="多少对 · how many pairs")
@click.pass_obj
def review(screen: Screen, /, folder: str | None, person: str, out: Path | None, limit: int | None) -> None:
    """复核存疑的对：双方、支持与反对的特征 · review doubtful pairs: both sides, what speaks for and against."""
    from ceyuan.organisations import Known, Model, doubts, rules, write_review

    screen = screen.at(folder)
    city = screen.city
    known = Known(city.ledger, city.ledger.version)
    found = doubts(known, Model.of(city.definitions), limit or (rules(city.definitions).reviewed_together if out is None else 1000))
    if not found:
        screen.say("没有存疑的对", "No pair is in doubt")
        return
    if out:
        write_review(found, out, screen.lang)
        screen.say(
            f"{len(found)} 对已写入 {out}。填“判定”和“判定人”后：ceyuan organisations judge {out}",
            f"{len(found)} pairs written to {out}. Fill in verdict and person, then: ceyuan organisations judge {out}",
        )
        return
    _ask(screen, found, person)


def _ask(screen: Screen, found: Sequence[Doubt], person: str) -> None:
    from ceyuan.organisations import Verdict
    from ceyuan.organisations import judge as write_down

    answers = {"1": "same", "2": "different", "3": "unsure"}
    given, writer = 0, _writer(screen, person)
    for nth, doubt in enumerate(found, 1):
        _show_doubt(screen, doubt, f"{nth}/{len(found)}")
        prompt = "1 同一 2 不同 3 拿不准 q 停" if screen.lang == "zh" else "1 same 2 different 3 unsure q stop"
        answer = click.prompt(prompt, type=click.Choice([*answers, "q"]), show_choices=False)
        if answer == "q":
            break
        verdict = Verdict(doubt.left["mention"], doubt.right["mention"], answers[answer])
        given += write_down(screen.city.ledger, [verdict], writer, datetime.now(UTC))
    _judged(screen, given)


def _show_doubt(screen: Screen, doubt: Doubt, nth: str) -> None:
    from ceyuan.organisations import side_rows

    columns = [(f"{nth}", f"{nth}"), ("甲", "one"), ("乙", "other")]
    screen.table(columns, side_rows(doubt, screen.lang))
    for feature in doubt.features:
        sign = "＋" if feature.bits >= 0 else "－"
        screen.say(
            f"  {sign} {feature.comparison.zh}：{feature.finding.zh}（{feature.bits:+.1f}）",
            f"  {sign} {feature.comparison.en}: {feature.finding.en} ({feature.bits:+.1f})",
        )


@click.command(name="judge")
@CITY
@PERSON
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--pair", nargs=2, help="两个单位、信用代码或名称 · two organisations, codes or names")
@click.option("--verdict", type=click.Choice(["same", "different", "unsure", "withdrawn"]), help="withdrawn 即收回 · takes it back")
@click.option("--note", default="", help="理由 · why")
@click.pass_obj
def judge(screen: Screen, /, folder: str | None, person: str, file: Path | None, **said: Any) -> None:
    """收回填好的复核表，或判定一对 · take a filled review workbook back, or judge one pair."""
    from ceyuan.organisations import judge as write_down
    from ceyuan.organisations import pair_of, read_review

    screen = screen.at(folder)
    ledger, now = screen.city.ledger, datetime.now(UTC)
    if file is not None:
        given = sum(write_down(ledger, verdicts, _writer(screen, who), now) for who, verdicts in read_review(file, person).items())
    elif said["pair"] and said["verdict"]:
        given = write_down(ledger, [pair_of(ledger, said["pair"], said["verdict"], said["note"])], _writer(screen, person), now)
    else:
        raise click.UsageError("给出工作簿，或 --pair 与 --verdict · give a workbook, or --pair with --verdict")
    _judged(screen, given)


def _writer(screen: Screen, person: str) -> Writer:
    from ceyuan.organisations import Writer

    return Writer(person, screen.city.definitions.sha256)


def _judged(screen: Screen, given: int) -> None:
    screen.say(f"记下 {given} 条判定。下一步：ceyuan organisations link", f"{given} judgements written. Next: ceyuan organisations link")
