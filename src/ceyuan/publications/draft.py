"""A draft before it is published: against the last edition, or the same report a year before; what is doubtful, what has not come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ceyuan.intake import Desk, FilingStatus, status
from ceyuan.ledger import At
from ceyuan.publications.archive import Archive
from ceyuan.publications.citing import cited
from ceyuan.publications.manifest import Publication, PublishedFigure
from ceyuan.publications.moves import Move, moves
from ceyuan.publications.vintages import datasets_of
from ceyuan.reports import build
from ceyuan.reports.identity import figure_id
from ceyuan.values import Period


@dataclass(frozen=True)
class Draft:
    """What one should know before publishing.

    Attributes:
        against: the id of the publication it is compared with; None where there is none, and nothing to compare.
        moves: what moved, what is new, what is missing, against it.
        empty: figures without a value.
        unverified: figures that rest on definitions, places or tracks that are not verified.
        due: filings of the period that are due, overdue, or have rows in quarantine, of the datasets that the report rests on.
    """

    report: str
    period: str
    version: int
    against: str | None
    moves: tuple[Move, ...]
    empty: tuple[PublishedFigure, ...]
    unverified: tuple[PublishedFigure, ...]
    due: tuple[FilingStatus, ...]


def draft(archive: Archive, report: str, period: Period, today: date, at: At = None) -> Draft:
    """Make a report without writing it, and compare.

    Args:
        today: decides which filings are due.

    Raises:
        QuestionError: no such report, or not for such a period.
    """
    book, definition = archive.book(at), archive.definitions.report(report)
    figures = cited(build(book, definition, period))
    against = archive.last(report, period) or archive.last(report, period.years_before())
    return Draft(
        report=report,
        period=str(period),
        version=book.version,
        against=against.id if against else None,
        moves=_against(against, figures, period) if against else (),
        empty=tuple(one for one in figures if one.value is None),
        unverified=tuple(one for one in figures if not one.is_verified),
        due=_due(archive, figures, period, today),
    )


def _against(against: Publication, figures: tuple[PublishedFigure, ...], period: Period) -> tuple[Move, ...]:
    """A figure of a year before is the same figure, of the year before."""
    if against.period == str(period):
        return moves(against.figures, figures)
    return moves(against.figures, figures, lambda one: figure_id(one.year_before))


def _due(archive: Archive, figures: tuple[PublishedFigure, ...], period: Period, today: date) -> tuple[FilingStatus, ...]:
    datasets = {name for one in figures for name in datasets_of(archive.definitions, one.indicator)}
    desk = Desk(archive.definitions, archive.ledger, today)
    found = [filing for name in sorted(datasets) for filing in status(desk, name)]
    return tuple(filing for filing in found if filing.state != "in" and _concerns(filing, period))


def _concerns(filing: FilingStatus, period: Period) -> bool:
    """Whether it is filed for a time inside the period; a registry's is for no period, and concerns every one."""
    return filing.period is None or period.contains(Period.parse(filing.period).end)
