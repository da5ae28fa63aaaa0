"""Settling: from mentions, ties and judgements to links. What would change settled organisations waits until somebody confirms it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.definitions.organisations import OrganisationRules
from ceyuan.errors import DefinitionError, Fault
from ceyuan.ledger import Ledger
from ceyuan.organisations import tables
from ceyuan.organisations.changes import Change, changes, touched
from ceyuan.organisations.clusters import Clusters
from ceyuan.organisations.known import Known
from ceyuan.organisations.remembering import clusters_now
from ceyuan.organisations.tables import LINK, Entry, Writer


@dataclass(frozen=True)
class Settlement:
    """How things would be settled.

    Attributes:
        known: what it rests on.
        links: every mention with its organisation, as `LINK`: what would be, were every change confirmed.
        changes: what it would change among settled organisations.
        clusters: with what was broken apart, and the judgements as they counted.
    """

    known: Known
    links: pl.DataFrame
    changes: tuple[Change, ...]
    clusters: Clusters

    def confirmed(self, numbers: Collection[int] | None) -> pl.DataFrame:
        """The links when some changes are confirmed: those of the organisations named, all for None, none for an empty collection."""
        waiting = [change for change in self.changes if numbers is not None and not {*change.before, *change.after} & {*numbers}]
        held = pl.col("organisation").is_in(touched(waiting).implode())
        settled, mentions = self.known.links, pl.col("mention")
        kept = settled.filter(held | mentions.is_in(self.links.filter(held)["mention"].implode()))
        return pl.concat([self.links.filter(~held & ~mentions.is_in(kept["mention"].implode())), kept]).sort("mention")

    def organisations(self, numbers: Collection[int] | None) -> pl.DataFrame:
        """The mentions with their organisations as they would be, as `Known.named` has them."""
        return self.confirmed(numbers).join(self.known.who, on="mention")


def settlement(definitions: Definitions, ledger: Ledger) -> Settlement:
    """Work out who is who from everything that is known now.

    An organisation's number is the lowest serial number among its mentions. So it depends on the partition alone: joining keeps the
    older number, taking apart gives back the older ones, and none is ever used for another.

    Raises:
        DefinitionError: the city has no rules of identity.
    """
    known = Known(ledger, ledger.version)
    four_eyes = definitions.city.four_eyes
    found = clusters_now(known, rules(definitions).plausibility, four_eyes=four_eyes)
    told = found.members.join(known.who.select("mention", "serial"), on="mention", maintain_order="left")
    links = told.with_columns(organisation=pl.col("serial").min().over("cluster")).select(LINK.names)
    changed = tuple(changes(known.links, links))
    return Settlement(known, links, changed, found)


def settle(proposed: Settlement, ledger: Ledger, writer: Writer, confirm: Collection[int] | None = ()) -> int:
    """Write the links that differ from those in the ledger.

    Args:
        confirm: organisations whose changes are confirmed; None for all.

    Returns:
        How many links were written.

    Raises:
        QuestionError: somebody else settled meanwhile.
    """
    known = proposed.known
    links = proposed.confirmed(confirm)
    new = links.join(known.links, on=LINK.names, how="anti", nulls_equal=True)
    findings = _news(known.findings, proposed.clusters.findings)
    told = f"after-version-{known.version}"
    entries = [Entry(tables.LINKS, new, told), Entry(tables.FINDINGS, findings, told)]
    wanted = [entry for entry in entries if entry.rows.height]
    if wanted:
        tables.write(ledger, wanted, writer)
    return new.height


def rules(definitions: Definitions) -> OrganisationRules:
    """The city's rules of identity.

    Raises:
        DefinitionError: it has none.
    """
    if definitions.organisations is None:
        raise DefinitionError(_no_rules())
    return definitions.organisations


def _news(known: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """Findings that are new or others than before; one that is there no more is told with no names."""
    news = found.join(known, on=found.columns, how="anti")
    gone = known.join(found, on=["why", "subject"], how="anti").with_columns(names=pl.lit(0, pl.Int64))
    return pl.concat([news, gone.select(news.columns)])


def _no_rules() -> Fault:
    return Fault(
        "no-identity-rules",
        "没有定义单位身份规则（organisations:）",
        "No rules of identity are defined (organisations:)",
        fix_zh="请在 city.yaml 中加“extends: cn”",
        fix_en="Add 'extends: cn' to city.yaml",
    )
