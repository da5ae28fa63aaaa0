"""The totals of a submission beside those of the period before, in the unit in which they are filed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ceyuan.definitions import Column
from ceyuan.errors import Lang
from ceyuan.intake.form import written
from ceyuan.intake.template.writing import Writing
from ceyuan.values import Bilingual
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing.models import Submission
from ceyuan_web.desk.filing.naming import period_label


@dataclass(frozen=True)
class Total:
    """A column's total now and before."""

    label: str
    now: str
    before: str
    change: str
    is_unusual: bool


@dataclass(frozen=True)
class Compared:
    """A submission against the period before."""

    before: Bilingual
    rows_now: int
    rows_before: int
    totals: tuple[Total, ...]
    missing: tuple[str, ...]
    more_missing: int
    new: int

    @property
    def unusual(self) -> int:
        """How many totals moved more than usual."""
        return sum(total.is_unusual for total in self.totals)


def compared(submission: Submission, lang: Lang) -> Compared | None:
    """What the reading found."""
    found = submission.found.get("comparison")
    if not found:
        return None
    definitions = the_city().definitions
    writing = Writing(definitions, definitions.dataset(submission.dataset), lang)
    columns = {column.name: column for column in writing.dataset.columns}
    totals = tuple(_total(writing, columns[each["column"]], each) for each in found["totals"] if each["column"] in columns)
    missing = tuple(found["missing"])
    more = found["missing_count"] - len(missing)
    return Compared(period_label(found["before"]), found["rows_now"], found["rows_before"], totals, missing, more, found["new_count"])


def told_totals(submission: Submission, checks: list[dict[str, Any]], lang: Lang) -> list[dict[str, str]]:
    """Totals that a file states, beside what its rows add up to, in the unit in which they are filed."""
    definitions = the_city().definitions
    writing = Writing(definitions, definitions.dataset(submission.dataset), lang)
    columns = {column.name: column for column in writing.dataset.columns}
    return [
        {"cell": check["cell"], "label": writing.header(column)}
        | {name: _grouped(written(writing, column, Decimal(check[name]))) for name in ("stated", "summed")}
        for check in checks
        if (column := columns.get(check["column"]))
    ]


def _total(writing: Writing, column: Column, told: dict[str, Any]) -> Total:
    now, before = (written(writing, column, Decimal(told[name])) if told[name] is not None else "—" for name in ("now", "before"))
    change = "—" if told["change_pct"] is None else f"{Decimal(told['change_pct']):+}%"
    return Total(writing.header(column), _grouped(now), _grouped(before), change, told["is_unusual"])


def _grouped(text: str) -> str:
    """A number with its thousands apart."""
    return f"{Decimal(text):,}" if text != "—" else text
