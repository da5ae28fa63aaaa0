"""Each kind of block to its resolver."""

from __future__ import annotations

from ceyuan.definitions.report import Block as Defined
from ceyuan.reports.blocks.charts import chart
from ceyuan.reports.blocks.prose import cards, paragraph
from ceyuan.reports.blocks.rosters import entries, events
from ceyuan.reports.blocks.tables import breakdown_table, figure_table, pledges
from ceyuan.reports.desk import Desk
from ceyuan.reports.tree import Block


def resolve(defined: Defined, desk: Desk) -> Block:
    """What a block says."""
    match defined:
        case Defined(cards=tuple(names)):
            return cards(names, desk)
        case Defined(paragraph=tuple(sentences)):
            return paragraph(sentences, desk)
        case Defined(chart=one) if one:
            return chart(one, desk)
        case Defined(table=one) if one:
            return figure_table(one, desk)
        case Defined(breakdown=one) if one:
            return breakdown_table(one, desk)
        case Defined(events=one) if one:
            return events(one, desk)
        case Defined(entries=one) if one:
            return entries(one, desk)
        case Defined(pledges=one) if one:
            return pledges(one, desk)
    raise AssertionError(defined)
