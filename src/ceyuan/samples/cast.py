"""The firms as the parts they play: who may be chosen for a file, and under which name it then stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.errors import Fault, QuestionError
from ceyuan.samples.chance import Ints
from ceyuan.samples.scene import Scene

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Cast:
    """The firms from which the files choose.

    Attributes:
        firms: the table of firms; rows of it are numbers from 0.
    """

    scene: Scene
    firms: pl.DataFrame

    def choose(self, part: str, eligible: Mask, count: int) -> Ints:
        """So many of the eligible firms, as rows of the table, in chance order.

        Raises:
            QuestionError: there are not as many; the sample needs more firms.
        """
        rows: Ints = np.flatnonzero(eligible)
        if len(rows) < count:
            raise QuestionError(_too_few(count, len(rows), self.scene.sample.firms))
        return self.scene.chance(part).permutation(rows)[:count]

    def founded_by(self, day: date) -> Mask:
        """Firms founded on the day or before."""
        return (self.firms["established_on"] <= day).to_numpy()

    def renamed_between(self, since: date, until: date) -> Mask:
        """Firms that took another name after the one day and by the other."""
        return self.firms["renamed_on"].is_between(since, until, closed="right").fill_null(value=False).to_numpy()

    def digits_only(self) -> Mask:
        """Firms whose credit code a spreadsheet could take for a number."""
        return self.firms["credit_code"].str.contains(r"^\d{18}$").to_numpy()

    def technical(self, founded_by: date) -> Mask:
        """Firms in a high-tech field that were founded by the day."""
        return self.firms["field"].is_not_null().to_numpy() & self.founded_by(founded_by)

    def small(self) -> Mask:
        """Firms small enough to be technology SMEs."""
        sales, staff = self.scene.sample.rate("sme_sales_yuan"), self.scene.sample.rate("sme_staff")
        return ((self.firms["sales_yuan"] <= sales) & (self.firms["staff"] <= staff)).to_numpy()

    def listed(self, rows: Ints, on: date) -> pl.DataFrame:
        """The firms of those rows with the names that they had on the day."""
        found = self.firms[rows]
        is_old = pl.col("former_name").is_not_null() & (pl.lit(on) < pl.col("renamed_on"))
        return found.with_columns(pl.when(is_old).then("former_name").otherwise("name").alias("name"))

    def mask(self, rows: Ints) -> Mask:
        """The rows as a mask."""
        taken = np.zeros(self.firms.height, dtype=np.bool_)
        taken[rows] = True
        return taken


def _too_few(needed: int, found: int, default: int) -> Fault:
    return Fault(
        "too-few-firms",
        f"示例城市的指标需要 {needed} 家科技企业，只有 {found} 家",
        f"The figures of the sample need {needed} technology firms; there are {found}",
        fix_zh=f"请用 --firms 给出更大的企业数，默认为 {default}",
        fix_en=f"Give a larger --firms; the default is {default}",
    )
