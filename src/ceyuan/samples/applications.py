"""F-04: what districts recommend for recognition as high-tech enterprise, in two batches a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from ceyuan.samples.accounts import accounts
from ceyuan.samples.cast import Cast
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import DATA, KIND, MESS, REFUSED, Form, Hand, Heading, Line, marked
from ceyuan.samples.recognition import Recognition
from ceyuan.samples.slips import miscopied, renamed

_DATASET = "high_tech_applications"
_UNIT_ROW: Line = ("单位：万元",)
_FILLER: Line = ("填报单位：（盖章）", "", "填报人：", "", "联系电话：")
_GROUPS = {
    f"{amount}_{year}_yuan": (f"近三年{label}", f"第{nth}年")
    for amount, label in (("sales", "销售收入"), ("rd", "研发费用"), ("net_assets", "净资产"))
    for year, nth in (("year_1", "一"), ("year_2", "二"), ("last_year", "三"))
}
_COLLATED = Form(hand=Hand(dates="%Y.%-m.%-d", units_in="row", blank="/"), sheets_by="district", groups=_GROUPS)
_OWN = Form(hand=Hand(dates="excel", thousands=True), sheets_by="district")

_MENDED = Form(hand=Hand(alias=1), merged="district")


def high_tech_applications(cast: Cast, recognised: Recognition) -> Iterator[Envelope]:
    """The batches of both years: collated workbooks, the files of districts that send their own, and what mends them."""
    earlier, later = cast.scene.years
    for year in (earlier, later):
        applied = _applied(cast, recognised, year)
        # Only the earlier year is closed by the time the wrong kinds are found out.
        mistaken = applied.filter(pl.col("application_kind") == "renewal").head(cast.scene.sample.count("mistaken_kinds"))
        sent = _with_kinds(applied, mistaken) if year == earlier else applied
        for batch in sent.partition_by("batch", maintain_order=True):
            yield from _Batch(cast, batch).envelopes(sent)
        if year == earlier:
            yield from _reclassified(cast, mistaken)


def _applied(cast: Cast, recognised: Recognition, year: int) -> pl.DataFrame:
    """Every application of the first half of a year, by batch; some renewals of the first batch wait to be told from first-time ones."""
    chance = cast.scene.chance(f"applications {year}")
    rows = chance.permutation(np.concatenate([recognised.first[year], recognised.again[year]]))
    is_first = cast.mask(recognised.first[year])[rows]
    days = cast.scene.sample.days_of(f"applications_{year}")
    nth = np.sort(chance.integers(len(days), size=len(rows)))
    stated = pl.concat([cast.listed(rows, date(year, 6, 30)).drop("staff"), accounts(cast, year)[rows]], how="horizontal")
    told = stated.with_columns(
        pl.Series("is_first", is_first),
        pl.Series("batch", [f"{year}年第{word}批" for word in "一二三四"[: len(days)]]).gather(pl.Series(nth)),
        pl.Series("applied_on", days).gather(pl.Series(nth)),
        pl.Series("self_score", np.round(chance.uniform(71.5, 96, size=len(rows)), 1)),
    )
    return told.select(
        "name",
        "credit_code",
        "district",
        "field",
        pl.when("is_first").then(pl.lit("first")).otherwise(pl.lit("renewal")).alias("application_kind"),
        "batch",
        "applied_on",
        pl.col("established_on").alias("registered_on"),
        "staff",
        "technical_staff",
        *_GROUPS,
        "high_tech_income_yuan",
        "total_income_yuan",
        "class_1_ip",
        "class_2_ip",
        "conversions",
        "self_score",
        pl.lit("recommended").alias("recommendation"),
        "track",
    )


@dataclass(frozen=True)
class _Batch:
    """The applications of one batch and how they come."""

    cast: Cast
    rows: pl.DataFrame

    def envelopes(self, applied: pl.DataFrame) -> Iterator[Envelope]:
        """The files of the batch; `applied` is the whole half-year."""
        own = self.cast.scene.largest("firms", self.cast.scene.sample.count("districts_filing_alone"))
        faulty = self.rows.tail(self.cast.scene.sample.count("faulty_applications"))
        sent = pl.concat([self.rows.head(-faulty.height), self._doubled(applied), *self._refused(faulty)], how="diagonal")
        yield self.file(_COLLATED, sent.filter(~pl.col("district").is_in(own)))
        for code in own:
            yield self.file(_OWN, sent.filter(pl.col("district") == code), self.cast.scene.place(code).label.zh)
        yield self.file(_MENDED, faulty, called="（补正）", after_days=20)

    def _doubled(self, applied: pl.DataFrame) -> pl.DataFrame:
        """Firms of another batch that stand in this one, too: one application each, in two lists."""
        batch, day = self.rows.select("batch", "applied_on").row(0)
        earlier = applied.filter(pl.col("applied_on") < day).tail(self.cast.scene.sample.count("doubled_applications"))
        again = earlier.with_columns(renamed("name"), pl.lit(batch).alias("batch"), pl.lit(day).alias("applied_on"))
        return marked(again, "duplicate_firm")

    def _refused(self, faulty: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The faulty rows, more technical staff than staff, and copies of good rows under codes that are nobody's."""
        overstaffed = faulty.with_columns((pl.col("staff") + 1).alias("technical_staff"))
        strangers = self.rows.head(self.cast.scene.sample.count("miscopied_applications")).with_columns(miscopied("credit_code"))
        return marked(overstaffed, "part_above_whole", REFUSED), marked(strangers, "invalid_code", REFUSED)

    def file(self, form: Form, rows: pl.DataFrame, district: str = "", called: str = "", after_days: int = 4) -> Envelope:
        """A file of rows of the batch."""
        batch, day = self.rows.select("batch", "applied_on").row(0)
        heading = Heading(title="高新技术企业认定申报推荐汇总表", lines=(_FILLER, _UNIT_ROW) if form is _COLLATED else ())
        return Envelope(
            name=f"{district}{batch}高企申报推荐汇总表{called}",
            received_on=day + timedelta(days=after_days),
            dataset=_DATASET,
            sheets=self.cast.scene.fill(_DATASET, form, self.cast.scene.in_district_order(rows), heading),
        )


def _with_kinds(applied: pl.DataFrame, mistaken: pl.DataFrame) -> pl.DataFrame:
    """The applications with some renewals called first-time."""
    here = pl.col("credit_code").is_in(mistaken["credit_code"].to_list())
    kind = pl.when(here).then(pl.lit("first")).otherwise("application_kind").alias("application_kind")
    mess = pl.when(here).then(pl.lit("restated_later")).otherwise(pl.lit("")).alias(MESS)
    return applied.with_columns(kind, pl.lit(DATA).alias(KIND), mess)


def _reclassified(cast: Cast, mistaken: pl.DataFrame) -> Iterator[Envelope]:
    """The right kinds, when the period is long closed."""
    (day,) = cast.scene.sample.days_of("applications_reviewed")
    sheets = cast.scene.fill(_DATASET, Form(), mistaken, Heading(title="高新技术企业认定申请类型更正表"))
    yield Envelope(
        name="高企申请类型更正表",
        received_on=day,
        dataset=_DATASET,
        sheets=sheets,
        correction="复核发现申请类型误报：应为重新认定",
        superseded=mistaken.height,
    )
