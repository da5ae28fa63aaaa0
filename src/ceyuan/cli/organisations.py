"""Commands of organisations: link them, see how things stand, and what would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ceyuan.cli.identity_history import VERDICTS, history, take_back
from ceyuan.cli.progress import Progress
from ceyuan.cli.review import PERSON, judge, review
from ceyuan.cli.screen import CITY, JSON, Screen

if TYPE_CHECKING:
    import polars as pl

    from ceyuan.organisations import Settlement
    from ceyuan.organisations.changes import Change

SHOWN = 20
KINDS = {"merge": ("合并", "merge"), "split": ("拆分", "split"), "regroup": ("重组", "regroup")}
FINDINGS = {
    "code-of-many-names": ("一个信用代码下名称过多，该代码不作依据", "too many names under one code; the code says nothing"),
    "too-many-names": ("名称过多，已拆开", "too many names; broken apart"),
    "too-many-writings": ("写法过多，已拆开", "too many writings; broken apart"),
    "chain": ("相似关系逐个漂移，已拆开", "a chain of likenesses that drifts; broken apart"),
}
BY = {
    "self": ("单独", "alone"),
    "code": ("信用代码相同", "same credit code"),
    "name": ("写法相同", "same writing"),
    "model": ("相似", "alike"),
    "judgement": ("人工判定", "judged"),
}

CONFLICTS = {
    "both": ("有人判同一，有人判不同", "judged the same and different"),
    "chain": ("判为不同，却由其他判定推出同一", "judged different, and the same by way of other judgements"),
}


@click.group()
def organisations() -> None:
    """单位身份：谁是谁 · organisations: who is who."""


@organisations.command()
@CITY
@PERSON
@click.option("--confirm", is_flag=True, help="确认对已定单位的合并与拆分 · confirm merges and splits of settled organisations")
@click.option("--only", multiple=True, type=int, help="只确认这些单位 · confirm only those of these organisations")
@click.option("--again", is_flag=True, help="模型改了，全部重新比较 · the model changed: compare everything again")
@click.pass_obj
def link(screen: Screen, /, folder: str | None, person: str, confirm: bool, only: tuple[int, ...], again: bool) -> None:
    """比较新的写法并归并；可随时中断，再运行即续 · compare new mentions and link them; may be interrupted, a new run goes on."""
    from ceyuan.organisations import Writer, compare, compare_again, settle, settlement

    screen = screen.at(folder)
    city = screen.city
    writer = Writer(person, city.definitions.sha256, "确认 confirmed" if confirm or only else None)
    if again:
        changed = compare_again(city.definitions, city.ledger, writer)
        screen.say(f"重新比较，{changed:,} 条关系与前不同", f"Compared again; {changed:,} ties are others than before")
    with Progress(screen, "比较", "comparing") as progress:
        compared = compare(city.definitions, city.ledger, writer, progress)
    screen.say(
        f"新写法 {compared.mentions:,} 个，值得记下的关系 {compared.ties:,} 条",
        f"{compared.mentions:,} new mentions, {compared.ties:,} ties worth keeping",
    )
    for row in compared.capped.head(SHOWN).iter_rows(named=True):
        screen.say(
            f"  提醒：“{row['value']}”有 {row['records']:,} 个写法，太常见，未两两比较",
            f"  Remark: '{row['value']}' stands in {row['records']:,} mentions; too common to compare them all",
        )
    proposed = settlement(city.definitions, city.ledger)
    confirmed = _confirmed(screen, proposed, confirm=confirm, only=only)
    written = settle(proposed, city.ledger, writer, confirmed)
    waiting = sum(confirmed is not None and not {*c.before, *c.after} & {*confirmed} for c in proposed.changes)
    _linked(screen, proposed, (written, waiting, proposed.confirmed(confirmed)["organisation"].n_unique()))


def _confirmed(screen: Screen, proposed: Settlement, *, confirm: bool, only: tuple[int, ...]) -> Sequence[int] | None:
    """The organisations whose changes are confirmed; None for all."""
    if not proposed.changes:
        return None
    _show_changes(screen, proposed)
    return None if confirm else only


def _linked(screen: Screen, proposed: Settlement, counts: tuple[int, int, int]) -> None:
    from ceyuan.organisations import Known, doubtful

    written, waiting, total = counts
    screen.say(f"单位 {total:,} 家，本次写入 {written:,} 条关联", f"{total:,} organisations; {written:,} links written")
    findings, doubts = proposed.clusters.findings.height, doubtful(Known(screen.city.ledger, screen.city.ledger.version)).height
    if findings:
        screen.say(f"  拆开了 {findings:,} 组不合常理的归并", f"  {findings:,} implausible groups were broken apart")
    if waiting:
        screen.say(
            f"下一步：{waiting:,} 处改变已定单位，待确认：ceyuan organisations link --confirm（或 --only 编号）",
            f"Next: {waiting:,} changes of settled organisations wait: ceyuan organisations link --confirm (or --only NUMBER)",
        )
    elif doubts:
        screen.say(
            f"下一步：{doubts:,} 对存疑，请复核：ceyuan organisations review",
            f"Next: {doubts:,} doubtful pairs: ceyuan organisations review",
        )
    else:
        screen.say("下一步：ceyuan organisations status", "Next: ceyuan organisations status")


@organisations.command()
@CITY
@JSON
@click.pass_obj
def status(screen: Screen, /, folder: str | None, as_json: bool) -> None:
    """归并到了哪一步，什么在等人 · how far linking is, and what waits for whom."""
    from dataclasses import asdict

    from ceyuan.organisations import standing

    screen = screen.at(folder)
    found = standing(screen.city.definitions, screen.city.ledger)
    if as_json:
        frames = {name: getattr(found, name).to_dicts() for name in ("findings", "conflicts", "waiting")}
        screen.json({**{name: value for name, value in asdict(found).items() if name not in frames}, **frames})
        return
    screen.say(
        f"单位 {found.organisations:,} 家，写法 {found.mentions:,} 个；未比较 {found.new:,} 个，未归并 {found.unsettled:,} 个",
        f"{found.organisations:,} organisations, {found.mentions:,} mentions; {found.new:,} not compared, {found.unsettled:,} not settled",
    )
    lang = 0 if screen.lang == "zh" else 1
    screen.table([("依据", "by"), ("写法", "mentions")], [[BY[by][lang], count] for by, count in found.by.items()])
    for finding in found.findings.head(SHOWN).iter_rows(named=True):
        zh, en = FINDINGS[finding["why"]]
        screen.say(f"  {finding['subject']}（{finding['names']} 个名称）：{zh}", f"  {finding['subject']} ({finding['names']} names): {en}")
    screen.say(
        f"人工判定 {found.judgements:,} 条，互相矛盾 {found.conflicts.height:,} 对，待第二人 {found.waiting.height:,} 对",
        f"{found.judgements:,} judgements; {found.conflicts.height:,} pairs contradict; {found.waiting.height:,} wait for a second person",
    )
    _show_conflicts(screen, found.conflicts)
    _next(screen, found.new, found.doubts, len(found.changes))


def _show_conflicts(screen: Screen, conflicts: pl.DataFrame) -> None:
    """The pairs on which judgements contradict one another: what both sides are called, and who said what."""
    from ceyuan.organisations import Known, Model
    from ceyuan.organisations.doubts import pair, said_between

    known, model, at = Known(screen.city.ledger, screen.city.ledger.version), Model.of(screen.city.definitions), screen.lang == "en"
    for left, right, why in conflicts.select("l", "r", "why").head(SHOWN).iter_rows():
        doubt = pair(known, model, left, right)
        one, other = (f"{side['name']} {side['credit_code'] or ''}".rstrip() for side in (doubt.left, doubt.right))
        organisations_met = doubt.left["organisation"], doubt.right["organisation"]
        screen.say(f"  矛盾：“{one}”与“{other}”，{CONFLICTS[why][0]}", f"  Contradiction: '{one}' and '{other}', {CONFLICTS[why][1]}")
        for row in said_between(known, *organisations_met).iter_rows(named=True):
            screen.say(
                *(f"    {row['person']} {row['judged_at']:%Y-%m-%d}: {VERDICTS[row['verdict']][at]} {row['note'] or ''}".rstrip(),) * 2
            )
        opened = "; ".join(f"ceyuan organisation ORG-{number}" for number in dict.fromkeys(organisations_met))
        screen.say(f"    各在哪些文件哪一行：{opened}", f"    In which files and rows: {opened}")


def _next(screen: Screen, new: int, doubts: int, changed: int) -> None:
    if new or changed:
        screen.say("下一步：ceyuan organisations link", "Next: ceyuan organisations link")
    elif doubts:
        screen.say(
            f"下一步：{doubts:,} 对存疑：ceyuan organisations review", f"Next: {doubts:,} doubtful pairs: ceyuan organisations review"
        )


@organisations.command()
@CITY
@click.option("--all", "every", is_flag=True, help="全部确认后的影响，而非逐处 · the effect of all together")
@click.pass_obj
def changes(screen: Screen, /, folder: str | None, every: bool) -> None:
    """待确认的合并与拆分，及其对以往数字的影响 · merges and splits that wait, and what they do to past figures."""
    from ceyuan.organisations import settlement

    screen = screen.at(folder)
    proposed = settlement(screen.city.definitions, screen.city.ledger)
    if not proposed.changes:
        screen.say("没有待确认的改变", "No change waits")
        return
    _show_changes(screen, proposed, one_by_one=not every)


def _show_changes(screen: Screen, proposed: Settlement, *, one_by_one: bool = False) -> None:
    names = _names(proposed)
    columns = [("改变", "change"), ("原单位", "before"), ("之后", "after"), ("移动的写法", "mentions moved")]
    lang = 0 if screen.lang == "zh" else 1
    rows = [[KINDS[c.kind][lang], _listed(c.before, names), _listed(c.after, names), c.mentions] for c in proposed.changes[:SHOWN]]
    screen.table(columns, rows, title=f"{len(proposed.changes)} 处改变已定单位" if lang == 0 else f"{len(proposed.changes)} changes")
    for change in proposed.changes[:SHOWN] if one_by_one else (None,):
        _show_effects(screen, proposed, change)


def _names(proposed: Settlement) -> dict[int, str]:
    import polars as pl

    from ceyuan.organisations.changes import touched

    stated = proposed.known.who.filter(pl.col("serial").is_in(touched(proposed.changes).implode()))
    return dict(stated.select("serial", "name").iter_rows())


def _listed(numbers: tuple[int, ...], names: dict[int, str]) -> str:
    return "、".join(f"ORG-{number} {names.get(number) or ''}".strip() for number in numbers)


def _show_effects(screen: Screen, proposed: Settlement, change: Change | None) -> None:
    """What past figures would be, published ones among them."""
    from ceyuan.indicators.trying import effects, keys
    from ceyuan.organisations import resolved

    city, numbers = screen.city, None if change is None else (*change.before, *change.after)
    book = city.book()
    published = [one.key for publication in city.archive().publications() for one in publication.figures]
    asked = dict.fromkeys([*keys(book), *published])
    found = effects(book, resolved(proposed.organisations(numbers)), asked) if asked else []
    called = "" if change is None else f"（{'、'.join(f'ORG-{n}' for n in change.before)}）"
    if not found:
        screen.say(f"  以往的数字不变{called}", f"  No past figure would change {called}".rstrip())
        return
    columns = [
        ("指标", "indicator"),
        ("时期", "period"),
        ("现在", "now"),
        ("确认后", "after"),
        ("基数现在", "base now"),
        ("基数确认后", "base after"),
    ]
    rows = [
        [e.before.label[screen.lang], str(e.before.key.period), e.before.value, e.after.value, e.before.base.value, e.after.base.value]
        for e in found
    ]
    screen.table(columns, rows, title=f"对以往数字的影响{called}" if screen.lang == "zh" else f"Effect on past figures {called}".rstrip())


for command in (review, judge, history, take_back):
    organisations.add_command(command)

COMMANDS = [organisations]
