"""An indicator: what a number means."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, get_args

from pydantic import ConfigDict, Field, field_validator, model_validator

from ceyuan.definitions.base import Definition, Model, WrongValueError
from ceyuan.definitions.expression import Expression
from ceyuan.values import Bilingual

MeasureKind = Literal["count", "count_distinct", "sum", "mean", "last"]


class Measure(Model):
    """How rows become a number: written `{sum: turnover_yuan}` or `{count: rows}`.

    `last` is the value of the latest row, for a series that has one row a period.
    """

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.update(_short_measures())  # editors are shown the short form, the one that is written
    )

    kind: MeasureKind
    column: str | None = None


def _short_measures() -> dict[str, Any]:
    return {
        "properties": {kind: {"type": "string"} for kind in get_args(MeasureKind)},
        "required": [],
        "minProperties": 1,
        "maxProperties": 1,
    }


class Time(Model):
    """How rows and periods meet.

    Attributes:
        basis: `flow` – rows dated inside the period; `cumulative` – the row of the last period filed inside the window already
            counts from January; `stock` – what there is on the last day of the period.
        column: the date of a row; for a stock of things that come and go, the day they come.
        until: for such a stock, the day they go (exclusive), as a column or an expression of dates such as
            `earliest(revoked_on, years_after(issued_on, 3))`; where it is empty the thing is not gone.
        carry_months: for a stock or cumulative figure that is filed, how many months an entity's last filing stands in for one
            that is missing; 0 takes only filings of the last month itself.
    """

    basis: Literal["flow", "stock", "cumulative"]
    column: str
    until: Expression | None = None
    carry_months: int = 0


class Display(Model):
    """How the figure is printed: in which unit, with how many decimals, and under which hedge (`over` prints 超 and floors)."""

    unit: str
    decimals: int = 0
    change_decimals: int = 2
    hedge: Literal["", "over", "under", "about"] = ""


class Derived(Model):
    """A figure made of two others.

    Attributes:
        kind: `ratio` of two quantities, `share` of a part in its whole (%), `difference`, `per_unit` (per so many of the other),
            `intensity` (% of the other).
        of, to: the indicators above and below the line (minuend and subtrahend of a difference).
        per: for `per_unit`, of how many units of `to` (10000 for 每万人).
    """

    kind: Literal["ratio", "share", "difference", "per_unit", "intensity"]
    of: str
    to: str
    per: Decimal = Decimal(1)


class IndicatorExample(Model):
    """A ledger in small and the figure that it gives.

    Attributes:
        rows: rows of the dataset as the ledger keeps them; a column left out is empty.
        figures: for a derived indicator, the values of its parts.
        value, base: what the figure and its base are, in the indicator's unit; None is no value.
        change: the change year on year, in percent or percentage points. A base or change of `absent` is one that must not exist;
            left out, they are not looked at.
    """

    rows: tuple[dict[str, Any], ...] = ()
    figures: dict[str, str] = Field(default_factory=dict)
    period: str
    value: str | None
    base: str | None = None
    change: str | None = None
    note: str = ""


class Indicator(Definition):
    """One number the bureau answers for.

    Attributes:
        indicator: its id.
        aliases: other names in published texts, for binding claims.
        topics: words of which a text must have said one, in the name or before it, for a name to mean this indicator: 引入企业 are those
            of the spaces only where spaces are spoken of. Empty where the names speak for themselves.
        planned: whether it counts what is planned, so that a stated plan is a fact about it.
        dataset, measure, filter, time: where the rows are, how they count, which of them, and when; or
        derived: how it is made of two other indicators.
        unit: the unit of the value kept (元, 平方米, 家, %).
        breakdowns: `district`, `track` and category columns by which it may be asked.
        direction: whether more is better.
    """

    indicator: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    planned: bool = False
    scope: Bilingual | None = None
    dataset: str | None = None
    measure: Measure | None = None
    filter: Expression | None = None
    time: Time | None = None
    derived: Derived | None = None
    unit: str
    display: Display
    breakdowns: tuple[str, ...] = ()
    direction: Literal["up", "down", "none"] = "up"
    public: bool = True
    examples: tuple[IndicatorExample, ...] = Field(min_length=1)

    @field_validator("measure", mode="before")
    @classmethod
    def _short_measure(cls, value: Any) -> Any:
        if isinstance(value, dict) and len(value) == 1 and "kind" not in value:
            kind, column = next(iter(value.items()))
            return {"kind": kind, "column": None if kind == "count" else column}
        return value

    @model_validator(mode="after")
    def _is_counted_or_derived(self) -> Indicator:
        counted = [self.dataset, self.measure, self.time]
        if self.derived is None and None in counted:
            raise WrongValueError("须写 dataset、measure 和 time，或写 derived", "it needs dataset, measure and time, or derived")
        if self.derived is not None and any(part is not None for part in counted):
            raise WrongValueError("派生指标不写 dataset、measure、time", "it is derived: dataset, measure and time belong to its parts")
        return self
