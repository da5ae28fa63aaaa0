"""F-11: the registered contracts of each month, with those that are revoked, refused and restated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.contracts import contracts
from ceyuan.samples.envelope import Envelope, Shape
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.scene import Scene
from ceyuan.values.period import month_end

_DATASET = "technology_contracts"
_IN_10000 = dict.fromkeys(("turnover_yuan", "technical_amount_yuan", "technical_income_yuan"), "万元")
_MONTHS = 6
_MISREAD_MONTH = 3  # closed long before the slip is found
_MISREAD_FROM_YUAN = 1_000_000  # a smaller amount would be refused as nothing


_SHAPES = (
    Shape(Form(hand=Hand(dates="excel"))),
    Shape(Form(hand=Hand(dates="%Y%m%d", thousands=True, blank="—")), ".csv", "gb18030"),
    Shape(Form(hand=Hand(dates="%Y.%-m.%-d", units=_IN_10000), summed=tuple(_IN_10000), total_under="project_name"), ".tsv"),
    Shape(Form(hand=Hand(dates="%Y/%-m/%-d", alias=1)), ".csv", "utf-8-sig"),
)


def technology_contracts(cast: Cast) -> Iterator[Envelope]:
    """The exports of every month, and the files that mend them."""
    shapes = cycle(_SHAPES)
    for year in cast.scene.years:
        registered = contracts(cast, year)
        months = registered.with_columns(month=pl.col("registered_on").dt.month()).partition_by("month", include_key=False)
        doomed = registered.clear()
        for number, rows in enumerate(months, start=1):
            month = _Month(cast.scene, next(shapes), rows)
            revoked, doomed = doomed, month.doomed() if number < len(months) else rows.clear()
            yield month.export(doomed, revoked)
            if not month.faulty.is_empty():
                yield month.file(month.faulty, "（补正）", 12)
            if number == _MISREAD_MONTH:
                yield month.correction()


@dataclass(frozen=True)
class _Month:
    """The contracts of one month and how they come."""

    scene: Scene
    shape: Shape
    rows: pl.DataFrame

    @property
    def day(self) -> date:
        """The month's last day."""
        registered: date = self.rows["registered_on"][0]
        return month_end(registered)

    @property
    def faulty(self) -> pl.DataFrame:
        """In the last month of a half-year, the rows that are refused at first."""
        return self.rows.tail(self.scene.sample.count("faulty_contracts") if self.day.month == _MONTHS else 0)

    @property
    def misread(self) -> pl.DataFrame:
        """In one month, the rows whose amounts are first stated in another unit than the header's."""
        count = self.scene.sample.count("misread_contracts") if self.day.month == _MISREAD_MONTH else 0
        return self.rows.filter(pl.col("turnover_yuan") >= _MISREAD_FROM_YUAN).head(count)

    def doomed(self) -> pl.DataFrame:
        """Further contracts, registered in this month and revoked in the next, when no figure counts them any more."""
        others = self._right().head(self.scene.sample.count("revoked_contracts"))
        return others.with_columns(_renumbered("9"))

    def export(self, doomed: pl.DataFrame, revoked: pl.DataFrame) -> Envelope:
        """The month's export: its contracts, some to be revoked later, those of the month before that now are, and some refused."""
        rows = pl.concat(
            [
                marked(self.misread.with_columns(pl.col(*_IN_10000) // 10_000), "restated_later"),
                self._right(),
                marked(doomed, "revoked_later"),
                marked(revoked.with_columns(pl.lit("revoked").alias("state")), "revoked"),
                *self._refused(),
            ],
            how="diagonal",
        )
        return replace(self.file(rows), superseded=revoked.height)

    def _right(self) -> pl.DataFrame:
        elsewhere = pl.concat([self.misread, self.faulty])["registration_number"].to_list()
        return self.rows.filter(~pl.col("registration_number").is_in(elsewhere))

    def _refused(self) -> tuple[pl.DataFrame, ...]:
        above = self.faulty.with_columns((pl.col("turnover_yuan") + 1_000_000).alias("technical_amount_yuan"))
        copies = self.rows.head(1).with_columns(_renumbered("8"))
        nothing = copies.with_columns(pl.lit(0, dtype=pl.Int64).alias(name) for name in _IN_10000)
        late = copies.with_columns((pl.col("registered_on") + timedelta(days=30)).alias("signed_on"))
        found = {"part_above_whole": above, "zero_turnover": nothing, "dates_out_of_order": late}
        return tuple(marked(rows, mess, REFUSED) for mess, rows in found.items())

    def correction(self) -> Envelope:
        """The misread amounts, when the month is long closed."""
        return replace(
            self.file(self.misread, "（金额更正）", 80),
            correction="金额以万元填入以元为单位的栏目，按合同原件更正",
            superseded=self.misread.height,
        )

    def file(self, rows: pl.DataFrame, called: str = "", after_days: int = 5) -> Envelope:
        """A file of rows of the month."""
        month = f"{self.day.year}年{self.day.month}月"
        sheets = self.scene.fill(_DATASET, self.shape.form, rows, Heading(title=f"{month}技术合同认定登记明细"))
        return Envelope(
            name=f"{month}技术合同登记明细{called}",
            received_on=self.day + timedelta(days=after_days),
            dataset=_DATASET,
            sheets=sheets,
            suffix=self.shape.suffix,
            encoding=self.shape.encoding,
        )


def _renumbered(digit: str) -> pl.Expr:
    """A registration number that no other contract has: the ninth digit of theirs is 0."""
    number = pl.col("registration_number")
    return (number.str.slice(0, 8) + digit + number.str.slice(9)).alias("registration_number")
