"""The rows of a figure's filings that wait in quarantine: they do not count, and a reader must see that they are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import polars as pl

from ceyuan.errors import QuestionError
from ceyuan.indicators.part import Part
from ceyuan.indicators.scope import WHOLE
from ceyuan.ledger import Batch
from ceyuan.values import Period

_REASONS = pl.List(pl.Struct({"column": pl.String, "code": pl.String, "zh": pl.String, "en": pl.String}))


def quarantined_batches(part: Part) -> list[Batch]:
    """The batches with refused rows that may belong to a part.

    A batch filed for a period belongs to the window that the period ends in; one that states none, to the current window. Where a
    refused row is placed is not known, so only figures of the whole city, and of the place that filed the batch, list it.
    """
    of_dataset = (batch for batch in part.batches if batch.dataset == part.dataset.dataset and batch.rows_quarantined)
    return [batch for batch in of_dataset if _is_of_window(batch, part) and _is_of_scope(batch, part)]


@dataclass(frozen=True)
class Refused:
    """The block of evidence with the refused rows of a part; their original cells are in the quarantine workbook."""

    part: Part
    is_counted: ClassVar[bool] = False

    def count(self) -> int:
        """How many rows it has."""
        return sum(map(self.part.book.rows_waiting, quarantined_batches(self.part)))

    def page(self, limit: int, offset: int) -> pl.DataFrame:
        """Some rows, in the order of the files."""
        return pl.concat([pl.DataFrame(schema={"role": pl.String}), *self.frames()], how="diagonal").slice(offset, limit)

    def frames(self) -> Iterator[pl.DataFrame]:
        """All rows, a batch at a time."""
        return (_frame(self.part, batch) for batch in quarantined_batches(self.part))


def waiting(parts: Iterable[Part]) -> dict[str, int]:
    """The reason and number of the rows in quarantine that may belong to the window of a figure; empty when there are none."""
    found = sum(Refused(part).count() for part in parts if part.name == "current")
    return {"quarantined": found} if found else {}


def _frame(part: Part, batch: Batch) -> pl.DataFrame:
    refused = pl.DataFrame(pl.from_arrow(part.book.waiting(batch.number)))
    reasons = pl.col("reasons").str.json_decode(_REASONS)
    return refused.select(
        role=pl.lit(part.role),
        window=pl.lit(part.name),
        indicator=pl.lit(part.indicator.indicator),
        weight=pl.lit(0),
        counted=pl.lit(False),
        reason=pl.lit("quarantined"),
        detail_zh=pl.lit("在隔离区：") + reasons.list.eval(pl.element().struct.field("zh")).list.join("；"),
        detail_en=pl.lit("in quarantine: ") + reasons.list.eval(pl.element().struct.field("en")).list.join("; "),
        batch="_batch",
        file=pl.lit(batch.file_name),
        sheet="_sheet",
        row="_row",
    )


def _is_of_window(batch: Batch, part: Part) -> bool:
    if batch.period is None:
        return part.name == "current"
    try:
        end = Period.parse(batch.period).end
    except QuestionError:
        return part.name == "current"
    return part.window.look <= end <= part.window.last


def _is_of_scope(batch: Batch, part: Part) -> bool:
    if part.scope == WHOLE:
        return True
    places = part.book.definitions.places
    place = places.find(batch.filer) if places and batch.filer else None
    return place is not None and part.scope.members == (("district", (place.code,)),)
