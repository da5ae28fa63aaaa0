"""History: every merge, split and verdict that ever was, in order, and the verdicts that take one back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import polars as pl

from ceyuan.errors import Fault, QuestionError
from ceyuan.ledger import Batch, Ledger
from ceyuan.organisations import tables
from ceyuan.organisations.changes import changes
from ceyuan.organisations.judged import DIFFERENT, SAME, WITHDRAWN
from ceyuan.organisations.judging import Verdict
from ceyuan.organisations.known import Known


@dataclass(frozen=True)
class Event:
    """Something that happened to who is who.

    Attributes:
        number: its place in the history, from 1; it never changes.
        kind: as `Change.kind`, or `verdict`.
        before, after: organisations' numbers; of a verdict, those of its two mentions when it was given.
        mentions: how many moved; none by a verdict alone.
        pair: of a verdict, its two mentions; `verdict`, what was said of them.
        note: why, as the person wrote it.
    """

    number: int
    version: int
    at: datetime
    person: str
    kind: Literal["merge", "split", "regroup", "verdict"]
    before: tuple[int, ...]
    after: tuple[int, ...]
    mentions: int
    pair: tuple[int, int] | None = None
    verdict: str | None = None
    note: str | None = None


def history(ledger: Ledger) -> list[Event]:
    """Every event, the first first."""
    told = [event for batch in ledger.batches() for event in _of_batch(ledger, batch)]
    return [replace(event, number=number) for number, event in enumerate(told, 1)]


def taken_back(event: Event, known: Known, person: str) -> list[Verdict]:
    """The verdicts by which an event is undone; what they change waits to be confirmed, like any change.

    Raises:
        QuestionError: a verdict of somebody else, or one of several organisations that became several others.
    """
    note = f"收回第 {event.number} 项 takes back {event.number}"
    if event.pair:
        if event.person != person:
            raise QuestionError(_of_another(event))
        return [Verdict(*event.pair, WITHDRAWN, note)]
    if event.kind == "regroup":
        raise QuestionError(_several(event))
    mention = dict(known.who.select("serial", "mention").filter(pl.col("serial").is_in([*event.before, *event.after])).iter_rows())
    first, *others = event.before if event.kind == "merge" else event.after
    said = DIFFERENT if event.kind == "merge" else SAME
    return [Verdict(mention[first], mention[other], said, note) for other in others]


def _of_batch(ledger: Ledger, batch: Batch) -> Iterator[Event]:
    if batch.dataset == tables.LINKS and batch.rows_superseded:
        before, after = (Known(ledger, version).links for version in (batch.version - 1, batch.version))
        for change in changes(before, after):
            sides = change.before, change.after, change.mentions
            yield Event(0, batch.version, batch.received_at, batch.receiver, change.kind, *sides, note=batch.reason)
    elif batch.dataset == tables.JUDGEMENTS:
        yield from _verdicts(ledger, batch)


def _verdicts(ledger: Ledger, batch: Batch) -> Iterator[Event]:
    known = Known(ledger, batch.version)
    new = known.judgements.filter(pl.col("person") == batch.receiver).join(
        Known(ledger, batch.version - 1).judgements, on=["left", "right", "person", "judged_at"], how="anti"
    )
    ends = pl.concat([new["left"], new["right"]]).implode()
    of = dict(known.links.filter(pl.col("mention").is_in(ends)).select("mention", "organisation").iter_rows())
    for row in new.sort("left", "right").iter_rows(named=True):
        pair = row["left"], row["right"]
        met = tuple(sorted({of[mention] for mention in pair if mention in of}))
        said = {"verdict": row["verdict"], "note": row["note"] or None}
        yield Event(0, batch.version, row["judged_at"], row["person"], "verdict", met, met, 0, pair, **said)


def _of_another(event: Event) -> Fault:
    return Fault(
        "verdict-of-another",
        f"第 {event.number} 项是{event.person}的判定，只能由本人收回",
        f"Event {event.number} is a verdict of {event.person}, who alone can take it back",
        fix_zh="如有异议，用 ceyuan organisations judge 给出自己的判定；矛盾的判定都不算数，直到有人收回",
        fix_en="Give your own with ceyuan organisations judge; contradicting verdicts do not count until one is taken back",
    )


def _several(event: Event) -> Fault:
    return Fault(
        "regrouped",
        f"第 {event.number} 项把几个单位重组为另几个，不能一步收回",
        f"Event {event.number} made several organisations of several others, which cannot be undone in one step",
        fix_zh="请用 ceyuan organisations judge --pair 逐对判定",
        fix_en="Judge the pairs one by one with ceyuan organisations judge --pair",
    )
