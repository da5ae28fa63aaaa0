"""F-05: the lists of recognised high-tech enterprises, year by year, and the list of those that lost their certificate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.chance import Ints
from ceyuan.samples.envelope import Envelope, Shape
from ceyuan.samples.identifiers import serials
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked
from ceyuan.samples.recognition import Recognition
from ceyuan.samples.slips import miscopied, renamed

_DATASET = "high_tech_certificates"
_SHAPES = (
    Shape(Form(hand=Hand(dates="%Y%m%d")), ".csv"),
    Shape(Form(hand=Hand(dates="%Y年%-m月%-d日", place_name=1), merged="district")),
    Shape(Form(hand=Hand(dates="%Y.%-m.%-d", blank="—"), page_rows=200)),
    Shape(Form(hand=Hand(dates="excel", alias=1))),
)


def high_tech_certificates(cast: Cast, recognised: Recognition) -> Iterator[Envelope]:
    """One list a year, the older ones sent together when the ledger began, then the revocations."""
    (began,) = cast.scene.sample.days_of("ledger_began")
    for (year, rows), shape in zip(recognised.issued.items(), _SHAPES, strict=True):
        listed = certificates(cast, rows, year)
        strangers = listed.head(cast.scene.sample.count("miscopied_certificates"))
        refused = marked(strangers.with_columns(miscopied("credit_code"), renamed("name"), _unissued()), "invalid_code", REFUSED)
        sent = cast.scene.in_district_order(pl.concat([listed, refused], how="diagonal"))
        yield Envelope(
            name=f"{year}年高新技术企业认定名单",
            received_on=max(began, *(day + timedelta(days=30) for day in cast.scene.sample.days_of(f"certificates_{year}"))),
            dataset=_DATASET,
            sheets=cast.scene.fill(_DATASET, shape.form, sent, Heading(title=f"{year}年认定的高新技术企业名单")),
            suffix=shape.suffix,
        )
    yield _revocations(cast, recognised)


def certificates(cast: Cast, rows: Ints, year: int) -> pl.DataFrame:
    """The certificates of a year, in the order of the table of firms."""
    chance = cast.scene.chance(f"certificates of {year}")
    days = cast.scene.sample.days_of(f"certificates_{year}")
    nth = chance.integers(len(days), size=len(rows))
    held_before = np.sort(rows)
    return cast.listed(held_before, date(year, 12, 31)).select(
        "name",
        "credit_code",
        (f"GR{year}51" + serials(chance, len(rows), 6)).alias("certificate_number"),
        pl.Series("issued_on", days).gather(pl.Series(nth)),
        pl.Series("batch", [f"{year}年第{word}批" for word in "一二三四"[: len(days)]]).gather(pl.Series(nth)),
        "district",
        "field",
        "track",
    )


def _unissued() -> pl.Expr:
    """A certificate number with the code of no province."""
    return pl.col("certificate_number").str.replace(r"^(GR\d{4})51", "${1}99")


def _revocations(cast: Cast, recognised: Recognition) -> Envelope:
    (day,) = cast.scene.sample.days_of("certificates_revoked")
    year = cast.scene.years[0] - 1
    issued = certificates(cast, recognised.issued[year], year)
    lost = issued.filter(pl.col("credit_code").is_in(cast.firms[recognised.revoked]["credit_code"].to_list()))
    rows = lost.with_columns(pl.lit(day).alias("revoked_on"), pl.lit("川高企认〔示例〕1号").alias("revoked_under"))
    return Envelope(
        name="取消高新技术企业资格名单",
        received_on=day + timedelta(days=5),
        dataset=_DATASET,
        sheets=cast.scene.fill(_DATASET, Form(hand=Hand(dates="%Y年%-m月%-d日")), rows, Heading(title="取消高新技术企业资格的企业名单")),
        superseded=rows.height,
    )
