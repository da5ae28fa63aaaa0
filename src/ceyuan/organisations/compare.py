"""Comparing: new mentions weighed against one another and against the known ones, some at a time, each part kept as soon as it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.ledger import Ledger
from ceyuan.organisations import tables
from ceyuan.organisations.known import MENTION, Known
from ceyuan.organisations.linkage.link import linked
from ceyuan.organisations.linkage.model import Model
from ceyuan.organisations.linkage.prepare import prepare
from ceyuan.organisations.mentions import mentions, parties_sha256
from ceyuan.organisations.prepared import Prepared
from ceyuan.organisations.tables import Entry, Writer

AT_ONCE = 1_500_000
"""Mentions compared in one part: what an interruption may cost."""

DROPPED = "drop"
"""The decision on a tie that was found before and is found no more."""


class Progress(Protocol):
    """Told what is done."""

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """Show it."""


def silent(done: int, total: int | None = None, what: str = "") -> None:
    """Shows nothing."""


@dataclass(frozen=True)
class Compared:
    """What was compared.

    Attributes:
        mentions: how many were new.
        ties: how many pairs are worth remembering.
        capped: blocks too large to compare, as linkage reports them.
    """

    mentions: int
    ties: int
    capped: pl.DataFrame


def compare(definitions: Definitions, ledger: Ledger, writer: Writer, progress: Progress = silent, at_once: int = AT_ONCE) -> Compared:
    """Compare every mention that has not been compared, and keep what was found.

    Interrupted, the parts that were done are in the ledger, and the next run goes on after them. In which parts the mentions come
    makes no difference to the ties.

    Raises:
        QuestionError: somebody else linked at the same time.
    """
    model, known = Model.of(definitions), Known(ledger, ledger.version)
    new, kept = uncompared(definitions, known), Prepared(known, definitions)
    if new.is_empty():
        return Compared(0, 0, pl.DataFrame())
    old, next_serial, ties, capped = kept.all(), int(known.who["serial"].max() or 0) + 1, 0, []  # type: ignore[arg-type]
    done = pl.DataFrame({"through": [known.version], "parties_sha256": [parties_sha256(definitions)]})
    for start in range(0, new.height, at_once):
        part = new.slice(start, at_once)
        progress(start, new.height)
        ready = prepare(part, model)
        found = linked(ready, old, model)
        serials = pl.int_range(next_serial, next_serial + pl.len(), dtype=pl.Int64).alias("serial")
        numbered = part.select("mention", serials, *(name for name in MENTION.columns if name not in ("mention", "serial")))
        entries = [Entry(tables.MENTIONS, numbered, f"from-{next_serial}"), Entry(tables.TIES, found.ties, f"from-{next_serial}")]
        if start + at_once >= new.height:
            entries.append(Entry(tables.COMPARISONS, done, f"from-{next_serial}"))
        tables.write(ledger, [entry for entry in entries if entry.rows.height], writer)
        kept.keep(ready)
        old, next_serial, ties = ready if old is None else pl.concat([old, ready]), next_serial + part.height, ties + found.ties.height
        capped.append(found.capped)
    return Compared(new.height, ties, pl.concat(capped))


def uncompared(definitions: Definitions, known: Known) -> pl.DataFrame:
    """The mentions that have not been compared: only rows that came after the last that were all compared are looked at."""
    since = known.compared_through(parties_sha256(definitions))
    return mentions(definitions, known.ledger, known.version, since).join(known.who, on="mention", how="anti")


def compare_again(definitions: Definitions, ledger: Ledger, writer: Writer) -> int:
    """Compare all mentions afresh, by the model as it is now; what it no longer finds is kept as dropped, what persons said stays.

    Returns:
        How many ties are others than before.
    """
    known = Known(ledger, ledger.version)
    ready = Prepared(known, definitions).all()
    if ready is None:
        return 0
    found = linked(ready, None, Model.of(definitions)).ties
    standing = known.ties.filter(pl.col("decision") != DROPPED)
    gone = standing.join(found, on=["left", "right"], how="anti").with_columns(decision=pl.lit(DROPPED))
    told = pl.concat([found, gone], how="diagonal_relaxed")
    new = told.join(standing, on=["left", "right", "kind", "weight", "decision"], how="anti")
    if new.height:
        tables.write(ledger, [Entry(tables.TIES, new, f"again-after-version-{known.version}")], writer)
    return new.height
