"""The accounts that firms state: staff, sales, research, assets and intellectual property, the same in every form."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.samples.cast import Cast
from ceyuan.samples.chance import Ints

_STEP_YUAN = 100  # forms are in ten thousand yuan with two decimals


def accounts(cast: Cast, year: int) -> pl.DataFrame:
    """What each firm of the table states in a year of the one before; `_2` and `_1` are the years before that.

    Amounts are whole hundreds of yuan, so that a form in ten thousand yuan prints them exactly.
    """
    chance, count = cast.scene.chance(f"accounts {year}"), cast.firms.height
    sales = cast.firms["sales_yuan"].to_numpy() * chance.uniform(0.85, 1.2, size=count)
    grown, research = chance.uniform(0.8, 1.6, size=(2, count)), 0.07 * np.exp(0.6 * chance.standard_normal((3, count)))
    assets, debts = sales * chance.uniform(0.4, 1.8, size=count), chance.uniform(0.1, 0.7, size=count)
    staff = np.maximum(cast.firms["staff"].to_numpy() * chance.uniform(0.9, 1.15, size=count), 3).astype(np.int64)
    before, earlier = sales / grown[0], sales / grown[0] / grown[1]
    return pl.DataFrame(
        {
            "staff": staff,
            "technical_staff": np.maximum(staff * chance.beta(2.2, 3.5, size=count), 1).astype(np.int64),
            "sales_last_year_yuan": _yuan(sales),
            "sales_year_2_yuan": _yuan(before),
            "sales_year_1_yuan": _yuan(earlier),
            "rd_last_year_yuan": _yuan(np.minimum(research[0], 0.6) * sales),
            "rd_year_2_yuan": _yuan(np.minimum(research[1], 0.6) * before),
            "rd_year_1_yuan": _yuan(np.minimum(research[2], 0.6) * earlier),
            "assets_yuan": _yuan(assets),
            "net_assets_last_year_yuan": _yuan(assets * (1 - debts)),
            "net_assets_year_2_yuan": _yuan(assets * (1 - debts) * 0.85),
            "net_assets_year_1_yuan": _yuan(assets * (1 - debts) * 0.7),
            "total_income_yuan": _yuan(sales * 1.02),
            "high_tech_income_yuan": _yuan(sales * chance.uniform(0.6, 1.0, size=count)),
            "cost_yuan": _yuan(sales * chance.uniform(0.75, 0.98, size=count)),
            "profit_yuan": _yuan(sales * chance.uniform(-0.04, 0.2, size=count)),
            "tax_yuan": _yuan(sales * chance.uniform(0.01, 0.06, size=count)),
            "class_1_ip": chance.poisson(0.35, size=count),
            "class_2_ip": chance.poisson(3.5, size=count),
            "conversions": chance.poisson(5, size=count),
        }
    )


def _yuan(amounts: NDArray[np.float64]) -> Ints:
    return np.floor(amounts / _STEP_YUAN).astype(np.int64) * _STEP_YUAN
