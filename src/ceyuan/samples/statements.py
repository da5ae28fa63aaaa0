"""F-03: the statements by which firms ask to be evaluated as technology SMEs, scored by the rule's own bands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from ceyuan.definitions.base import Model
from ceyuan.definitions.source import documents
from ceyuan.samples.accounts import accounts
from ceyuan.samples.cast import Cast, Mask
from ceyuan.samples.certificates import certificates
from ceyuan.samples.chance import Ints
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.recognition import VALID_YEARS, Recognition
from ceyuan.samples.technology_smes import smes

_DATASET = "sme_statements"
_FILE = Path(__file__).with_name("sme_scoring.yaml")
_COLUMNS = (
    "year", "name", "credit_code", "district", "established_on", "field", "is_resident", "staff", "technical_staff", "technical_staff_pct",
    "sales_yuan", "cost_yuan", "rd_yuan", "assets_yuan", "profit_yuan", "tax_yuan", "class_1_ip", "class_2_ip", "is_high_tech",
    "certificate_number", "certificate_until", "staff_score", "rd_choice", "rd_score", "result_score", "score", "keeps_promises", "track",
)  # fmt: skip
_FORM = Form(hand=Hand(dates="%Y/%-m/%-d", thousands=True, blank="/"))


Bands = tuple[tuple[float, int], ...]


class Scoring(Model):
    """The bands of the score: `[from, points]`, rising; `class_1` is what one intellectual property of class I gives."""

    staff_share: Bands
    rd_of_sales: Bands
    class_2: Bands
    class_1: int
    passing: int


@cache
def scoring() -> Scoring:
    """The bands, read once."""
    (document,) = documents(_FILE, _FILE.name)
    return Scoring.model_validate(document.value)


def sme_statements(cast: Cast, recognised: Recognition) -> Iterator[Envelope]:
    """One export a year: every firm that was registered, and others that only asked."""
    for year, registered in smes(cast).items():
        others = ~cast.mask(registered) & cast.small() & cast.founded_by(date(year, 3, 1))
        asked = cast.choose(f"asked only {year}", others, int(others.sum() * cast.scene.sample.rate("asked_only")))
        rows = np.sort(np.concatenate([registered, asked]))
        stated = _scored(_stated(cast, rows, year), cast.mask(registered)[rows])
        table = _with_certificates(cast, stated, recognised, year)
        faulty = table.head(cast.scene.sample.count("faulty_statements")).with_columns(pl.col("score") + 1)
        (day,) = cast.scene.sample.days_of(f"statements_{year}")
        heading = Heading(title=f"{year}年科技型中小企业信息表（平台导出）")
        sent = pl.concat([marked(faulty, "sum_does_not_add_up", REFUSED), table[faulty.height :]], how="diagonal")
        sheets = cast.scene.fill(_DATASET, _FORM, sent, heading)
        yield Envelope(
            name=f"{year}年科技型中小企业信息表", received_on=day, dataset=_DATASET, sheets=sheets, suffix=".csv", encoding="utf-8-sig"
        )
        mended = cast.scene.fill(_DATASET, Form(), table.head(faulty.height), heading)
        later = day.replace(day=day.day + 5)
        yield Envelope(name=f"{year}年科技型中小企业信息表（更正重报）", received_on=later, dataset=_DATASET, sheets=mended)


def _stated(cast: Cast, rows: Ints, year: int) -> pl.DataFrame:
    told = accounts(cast, year)[rows]
    firms = cast.listed(rows, date(year, 6, 30))
    return firms.select("name", "credit_code", "district", "established_on", "field", "track").hstack(
        told.select(
            pl.lit(value=True).alias("is_resident"),
            "staff",
            "technical_staff",
            pl.col("sales_last_year_yuan").alias("sales_yuan"),
            "cost_yuan",
            pl.col("rd_last_year_yuan").alias("rd_yuan"),
            "assets_yuan",
            "profit_yuan",
            "tax_yuan",
            "class_1_ip",
            "class_2_ip",
        )
    )


def _scored(stated: pl.DataFrame, is_registered: Mask) -> pl.DataFrame:
    """The statements with their scores; registered firms pass, those that would not with more research and technical staff."""
    fails = is_registered & (_points(stated)["score"] < scoring().passing).to_numpy()
    lifted = (
        pl.DataFrame({"fails": fails})
        .hstack(stated)
        .with_columns(
            pl.when("fails").then((pl.col("staff") * 3 + 9) // 10).otherwise("technical_staff").alias("technical_staff"),
            pl.when("fails").then(pl.col("sales_yuan") // 1000 * 80).otherwise("rd_yuan").alias("rd_yuan"),
        )
    )
    share = (pl.col("technical_staff") / pl.col("staff") * 100).round(2).alias("technical_staff_pct")
    return (
        lifted.drop("fails")
        .hstack(_points(lifted))
        .with_columns(share, pl.lit(1).alias("rd_choice"), pl.lit(value=True).alias("keeps_promises"))
    )


def _points(stated: pl.DataFrame) -> pl.DataFrame:
    """The three scores of each statement and their sum."""
    bands = scoring()
    of_class_2 = _banded(stated["class_2_ip"], bands.class_2)
    return pl.DataFrame(
        {
            "staff_score": _banded(stated["technical_staff"] / stated["staff"], bands.staff_share),
            "rd_score": _banded(stated["rd_yuan"] / stated["sales_yuan"], bands.rd_of_sales),
            "result_score": np.where(stated["class_1_ip"] > 0, bands.class_1, of_class_2),
        }
    ).with_columns((pl.col("staff_score") + pl.col("rd_score") + pl.col("result_score")).alias("score"))


def _banded(values: pl.Series, bands: Bands) -> Ints:
    """The points of each value: those of the last band that it reaches."""
    starts, points = zip(*bands, strict=True)
    found: Ints = np.array([0, *points])[np.searchsorted(starts, values.to_numpy(), side="right")]
    return found


def _with_certificates(cast: Cast, stated: pl.DataFrame, recognised: Recognition, year: int) -> pl.DataFrame:
    """The statements of holders with the certificate that was in force in the spring of the year."""
    years = range(year - VALID_YEARS, year)
    issued = pl.concat([certificates(cast, recognised.issued[y], y) for y in years])
    held = issued.select(
        "credit_code", "certificate_number", (pl.col("issued_on").dt.offset_by(f"{VALID_YEARS}y")).alias("certificate_until")
    ).unique("credit_code", keep="last", maintain_order=True)
    joined = stated.join(held, on="credit_code", how="left", maintain_order="left")
    return joined.with_columns(
        pl.col("certificate_number").is_not_null().alias("is_high_tech"),
        pl.lit(date(year, 12, 31)).alias("year"),
    ).select(_COLUMNS)
