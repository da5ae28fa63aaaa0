"""Judging: what a person says of two mentions enters the ledger for good; it can be taken back, never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.ledger import Ledger
from ceyuan.organisations import tables
from ceyuan.organisations.judged import VERDICTS
from ceyuan.organisations.known import Known
from ceyuan.organisations.resolved import PREFIX
from ceyuan.organisations.tables import Entry, Writer


@dataclass(frozen=True)
class Verdict:
    """What a person said.

    Attributes:
        left, right: the mentions.
        verdict: one of `judged.VERDICTS`.
    """

    left: int
    right: int
    verdict: str
    note: str = ""


def judge(ledger: Ledger, verdicts: Sequence[Verdict], writer: Writer, at: datetime) -> int:
    """Write down what a person said.

    Args:
        writer: who says so.
        at: when, with its time zone.

    Returns:
        How many verdicts were new: one that the same person gave last on the pair is not written again.

    Raises:
        QuestionError: a verdict or a mention that is not known, a mention with itself, or no name.
    """
    known = Known(ledger, ledger.version)
    _refuse(verdicts, writer, known)
    said = pl.DataFrame(
        [(min(v.left, v.right), max(v.left, v.right), v.verdict, writer.person, at, v.note) for v in verdicts],
        schema=pl.DataFrame(pl.from_arrow(tables.JUDGEMENT.empty_table())).schema,
        orient="row",
    )
    last = known.judgements.unique(["left", "right", "person"], keep="last", maintain_order=True)
    new = said.join(last, on=["left", "right", "verdict", "person"], how="anti").unique(["left", "right"], keep="last", maintain_order=True)
    if new.height:
        tables.write(ledger, [Entry(tables.JUDGEMENTS, new, f"{writer.person}-{at.isoformat()}-after-version-{known.version}")], writer)
    return new.height


def _refuse(verdicts: Sequence[Verdict], writer: Writer, known: Known) -> None:
    there = set(known.who["mention"].to_list())
    faults = [unknown(("判定", "verdict"), v.verdict, VERDICTS) for v in verdicts if v.verdict not in VERDICTS]
    faults += [_not_there(m) for v in verdicts for m in (v.left, v.right) if m not in there]
    faults += [
        Fault("same-mention", "一个写法不能与自己比较", "A mention cannot be compared with itself") for v in verdicts if v.left == v.right
    ]
    if not writer.person.strip():
        faults.append(
            Fault(
                "no-person", "判定须写明判定人", "A verdict needs the name of who gives it", fix_zh="请用 --person", fix_en="Give --person"
            )
        )
    if faults:
        raise QuestionError(*faults)


def _not_there(mention: int) -> Fault:
    return Fault(
        "unknown-mention",
        f"没有编号为 {mention} 的写法",
        f"No mention has the number {mention}",
        fix_zh="请用最近导出的复核表",
        fix_en="Use a review workbook that was written lately",
    )


def pair_of(ledger: Ledger, named: tuple[str, str], verdict: str, note: str = "") -> Verdict:
    """A verdict on two organisations, each named by its number (`ORG-12`), code, name, or a mention's number.

    Raises:
        QuestionError: nobody is called so.
    """
    known = Known(ledger, ledger.version)
    left, right = (_mention(known, word) for word in named)
    return Verdict(left, right, verdict, note)


def _mention(known: Known, word: str) -> int:
    """The oldest mention that a word names."""
    bare = word.strip()
    serial = bare.upper().removeprefix(PREFIX)
    is_it = (pl.col("name") == bare) | (pl.col("credit_code") == bare.upper())
    if serial.lstrip("-").isdecimal():
        is_it |= (pl.col("serial") == int(serial)) | (pl.col("mention") == int(serial))
    found = known.who.filter(is_it).sort("serial")
    if found.is_empty():
        raise QuestionError(unknown(("单位", "organisation"), word, known.who["name"].drop_nulls().head(1000)))
    return int(found["mention"][0])
