"""A dataset: the one source of the template, the header mapping, the checks, the ledger table and the dictionary."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, model_validator

from ceyuan.definitions.base import Definition, Model, Reference, WrongValueError
from ceyuan.definitions.column import Column
from ceyuan.definitions.expression import Expression
from ceyuan.definitions.party import Party
from ceyuan.values import Bilingual

Cadence = Literal["month", "quarter", "half", "year", "event"]


class Check(Model):
    """A rule that rows must keep.

    Attributes:
        check: its name.
        rule: an expression that is true of a right row; it may call the functions of `vocabulary.CHECK_FUNCTIONS`, among them
            `previous(column)` and `known(column, 'dataset', 'column')`. Where it is unknown (an empty cell) it is not broken.
        when: an expression that says to which rows the rule applies.
        level: `fault` refuses the row, `warning` lets it in with a remark.
        label: what is wrong with a row that breaks it, for its sender.
    """

    check: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    rule: Expression
    when: Expression | None = None
    level: Literal["fault", "warning"] = "fault"
    label: Bilingual
    reference: Reference | None = None


class DatasetExample(Model):
    """A file in small: headers and rows as texts, and what the ledger makes of the first row.

    Attributes:
        cells: header → the text of the cell.
        gives: column → the value kept, written as text; only the columns worth showing.
        faults: the codes of the faults and warnings found, in order; for a check its name.
    """

    cells: dict[str, str]
    gives: dict[str, str | int | bool | None] = Field(default_factory=dict)
    faults: tuple[str, ...] = ()


class Dataset(Definition):
    """A declared table.

    Attributes:
        dataset: its id.
        code: the bureau's number of the file (`F-02`).
        filer: who sends it; `filer_column` names the column that tells the filers apart.
        cadence, due_days: how often it is due, and how many days after the end of the period.
        closes_days: after how many days a period is closed, so that a change needs a reason; None is never.
        period: the column that dates a row: a date, or a `period`.
        key: the columns that name a fact; a later row of the same key supersedes. Empty: rows are never superseded.
        entity: the column whose values are the things counted (a firm, a space), for growth by new, lost and continuing.
        place, track, space: the columns that place a row in a district, in a track and in an innovation space, where it has them.
        parties: the organisations that a row names, each by its columns.
        accept: `rows` – good rows enter while others wait in quarantine; `whole` – the file waits until all are good.
        public: whether rows may be shown to everyone.
        four_eyes: whether what one person sends enters only when a second one has accepted it.
        form: whether it is also filed by form, one record a page.
        unusual_pct: how far, in percent, the total of a column may move from the period before without a remark to the reviewer; None
            remarks nothing.
    """

    dataset: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    code: str
    filed_by: Bilingual
    filer: Literal["bureau", "department", "province", "district", "zone", "operator", "firm", "institution"]
    filer_column: str | None = None
    cadence: Cadence
    due_days: int | None = None
    closes_days: int | None = None
    period: str
    key: tuple[str, ...]
    entity: str | None = None
    place: str | None = None
    track: str | None = None
    space: str | None = None
    parties: tuple[Party, ...] = ()
    accept: Literal["rows", "whole"] = "rows"
    public: bool = False
    four_eyes: bool = False
    form: bool = False
    unusual_pct: Decimal | None = Field(default=None, gt=0)
    columns: tuple[Column, ...]
    checks: tuple[Check, ...] = ()
    examples: tuple[DatasetExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_only_its_columns(self) -> Dataset:
        known = {column.name for column in self.columns}
        if len(known) < len(self.columns):
            raise WrongValueError("有两列同名", "two columns have one name")
        named = {self.period, *self.key, *filter(None, (self.entity, self.place, self.track, self.space, self.filer_column))}
        named |= {name for column in self.columns for name in (column.locate, column.classify) if name}
        for check in self.checks:
            named |= _own_columns(check.rule) | (_own_columns(check.when) if check.when else set())
        if missing := sorted(named - known):
            raise WrongValueError(f"没有这些列：{'、'.join(missing)}", f"it has no column {', '.join(missing)}")
        return self

    @property
    def filled_in(self) -> tuple[Column, ...]:
        """The columns that a filer fills in: all but those in which damaged codes are kept as they were written."""
        kept = {column.damaged_in for column in self.columns}
        return tuple(column for column in self.columns if column.name not in kept)

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _own_columns(expression: Expression) -> set[Any]:
    return set(expression.columns)
