"""A column of a dataset: its kind, unit, headers in files and what makes a cell wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from ceyuan.definitions.base import Model, WrongValueError
from ceyuan.values import Bilingual

ColumnKind = Literal[
    "text",
    "name",
    "credit_code",
    "code",
    "category",
    "place",
    "date",
    "period",
    "integer",
    "decimal",
    "money",
    "area",
    "percent",
    "boolean",
]
"""The kinds and what the ledger keeps for them.

text, name, code, category, place, credit_code → string (place: the place's code; category: the entry's code);
date → date; period → date, the last day of the period; integer → int64; decimal, money (yuan), area (m²) → decimal(18, 2)
unless `scale` says more; percent → decimal(9, 4), in percent; boolean → bool.
"""

TRACKS = "tracks"
"""As the `list` of a category: the city's list of tracks."""

_YEAR = re.compile(r"\{year(-\d+)?\}")

SUFFIXES = {"money": "_yuan", "area": "_m2", "percent": "_pct"}


class Column(Model):
    """One column.

    Attributes:
        name: snake case, with the unit as suffix for money (`_yuan`), area (`_m2`) and percent (`_pct`).
        aliases: other headers under which it comes, Chinese or English; the labels are always known. `{year-1}` in one stands for
            the year before that of the file (近三年研发费用 over 2018年, 2019年, 2020年).
        aliases_by_year: headers that hold only in the files of one year.
        unit: the unit of a cell when neither the header nor the unit row of the sheet says one.
        scale: decimal places kept for `decimal`, `money` and `area`.
        presence: `row` – header and a value in every row; `header` – the header must be there; `optional` – may be missing.
        list: the code list of a category; `tracks` is the city's list of tracks.
        pattern: what a `code` must match in full; `pattern_level` says whether a mismatch refuses the row.
        stated_in: where the value stands when it is not a column of the sheet, tried in order.
        fill_down: the cell is merged downwards over its rows.
        locate: for a `place`, the address column in which it is found when its own cell says nothing.
        classify: for a category, the text column whose words (the keywords of the list) find it when its own cell says nothing.
        damaged_in: for a `credit_code`, the text column that keeps a damaged code as it was written; the row then enters without a
            code, with a remark, and who it is of is for linkage to tell.
        minimum, maximum: bounds of a number, inclusive.
        personal: a person's name or phone; never leaves the desk.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: ColumnKind
    label: Bilingual
    aliases: tuple[str, ...] = ()
    aliases_by_year: dict[int, tuple[str, ...]] = Field(default_factory=dict)
    unit: str | None = None
    scale: int = 2
    presence: Literal["row", "header", "optional"] = "optional"
    list: str | None = None
    pattern: str | None = None
    pattern_level: Literal["fault", "warning"] = "fault"
    stated_in: tuple[Literal["title", "sheet", "file"], ...] = ()
    fill_down: bool = False
    locate: str | None = None
    classify: str | None = None
    damaged_in: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    personal: bool = False
    note: Bilingual | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Column:
        if (self.kind == "category") != (self.list is not None):
            raise WrongValueError("只有 category 列写 list，且必须写", "a category, and nothing else, names its `list`")
        if self.damaged_in and (self.kind != "credit_code" or self.presence == "row"):
            raise WrongValueError(
                "只有不必填的 credit_code 列写 damaged_in", "only a credit_code that a row may lack says where damaged ones are kept"
            )
        suffix = SUFFIXES.get(self.kind)
        if suffix and not self.name.endswith(suffix):
            raise WrongValueError(f"{self.kind} 列的列名应以“{suffix}”结尾", f"the name of a {self.kind} column ends in '{suffix}'")
        if self.kind in ("money", "area") and self.unit is None:
            raise WrongValueError(f"{self.kind} 列须写单元格的 unit", f"a {self.kind} column names the `unit` of its cells")
        return self

    @property
    def is_number(self) -> bool:
        """Whether the cells are numbers."""
        return self.kind in ("integer", "decimal", "money", "area", "percent")

    def headers(self, year: int | None = None) -> tuple[str, ...]:
        """Every header under which the column may come, the labels first.

        Args:
            year: of the file; None when it is not known, which takes the headers of all years and none that counts back from its own.
        """
        dated = self.aliases_by_year.get(year, ()) if year else tuple(h for hs in self.aliases_by_year.values() for h in hs)
        written = (self.label.zh, self.label.en, *self.aliases, *dated, self.name)
        return tuple(_of_year(header, year) for header in written if year or not _YEAR.search(header))


def _of_year(header: str, year: int | None) -> str:
    return _YEAR.sub(lambda found: str((year or 0) + int(found[1] or 0)), header)
