"""The cell that a value came from: marked in its sheet, among its neighbours, with the original workbook to download."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ceyuan.errors import Fault, QuestionError
from ceyuan.intake import Original, original, surroundings
from ceyuan.ledger import Batch, stored
from ceyuan.values import Bilingual
from ceyuan_web.base import city
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.asked import SignedIn
from ceyuan_web.base.doors import needs
from ceyuan_web.base.policy import Scope, Verdict, policy
from ceyuan_web.base.rows import within
from ceyuan_web.base.whose_file import holds

AROUND = 6
OUTSIDE = Verdict(False, Bilingual("该行不在您的范围内", "That row is outside your scope"))


@dataclass(frozen=True)
class Place:
    """A row of a file, and of it a field or a column."""

    batch: Batch
    sheet: str
    row: int
    field: str
    column: str

    @classmethod
    def of(cls, request: SignedIn, number: int) -> Place:
        """As the query says it.

        Raises:
            QuestionError: no such batch, or no row.
        """
        said = request.GET
        if not said.get("row", "").isdecimal():
            raise QuestionError(_no_row())
        batch = city.the_city().ledger.batch(number)
        return cls(batch, said.get("sheet", ""), int(said["row"]), said.get("field", ""), said.get("column", ""))

    def original(self) -> Original | None:
        """What stood in the cell of the field, where one is asked for."""
        field = self.field or next((name for name, letters in self._layout.items() if letters == self.column), "")
        return original(city.the_city().desk(), self.batch.number, self.sheet, self.row, field) if field else None

    @property
    def _layout(self) -> dict[str, str]:
        return next((dict(one.columns) for one in self.batch.sheets if one.name == self.sheet), {})


@require_safe
@needs("rows.read")
def cell(request: SignedIn, number: int) -> HttpResponse:
    """The sheet around a cell."""
    place, scope = Place.of(request, number), policy.scope(request.user, "rows.read")
    is_own = holds(scope, place.batch)
    if not (is_own or _holds_row(scope, place)):
        raise RefusalError.by(OUTSIDE)
    found = place.original()
    said = {
        "batch": place.batch,
        "place": place,
        "original": found,
        "label": _label(place),
        "part": surroundings(city.the_city().ledger, number, place.sheet, place.row, AROUND if is_own else 0),
        "marked": _marked(place, found),
        "is_own": is_own,
    }
    return render(request, "desk/asking/cell.html", said)


def _holds_row(scope: Scope, place: Place) -> bool:
    dataset = city.the_city().definitions.datasets.get(place.batch.dataset)
    if dataset is None:
        return False
    table = city.the_city().ledger.relation(dataset.dataset, schema=stored(dataset))
    own = table.filter(table["_batch"] == place.batch.number, table["_sheet"] == place.sheet, table["_row"] == place.row)
    return within(pl.DataFrame(pl.from_arrow(own.to_pyarrow())), [dataset], scope).height > 0


def _marked(place: Place, found: Original | None) -> tuple[int, str]:
    """Row and letters of the marked cell; a value that stood above its row is marked where it stood."""
    cell = found.cell.rpartition("!")[2] if found else ""
    letters = cell.rstrip("0123456789")
    if found and letters.isalpha() and cell.removeprefix(letters).isdecimal():
        return int(cell.removeprefix(letters)), letters
    return place.row, place.column


def _label(place: Place) -> Any:
    dataset = city.the_city().definitions.datasets.get(place.batch.dataset)
    columns = {column.name: column.label for column in dataset.columns} if dataset else {}
    return columns.get(place.field)


def _no_row() -> Fault:
    return Fault(
        "unknown-row", "没有说明是哪一行", "No row is named", fix_zh="请从数字的明细行打开", fix_en="Open it from the rows of a figure"
    )
