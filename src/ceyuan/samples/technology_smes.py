"""F-02: technology SMEs as announced, batch by batch, with what goes wrong between the platform and the bureau."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import cycle

import numpy as np
import polars as pl

from ceyuan.samples.apportion import apportion
from ceyuan.samples.cast import Cast, Mask
from ceyuan.samples.chance import Ints
from ceyuan.samples.envelope import Envelope, Shape
from ceyuan.samples.identifiers import serials
from ceyuan.samples.paper import MESS, Form, Hand, Heading, marked, widened, with_marks
from ceyuan.samples.recognition import Recognition
from ceyuan.samples.slips import as_number, miscopied, renamed, spaced

_DATASET = "technology_smes"
_INDICATOR = "new_technology_smes"
_NOTICE, _NOTICE_DAYS = timedelta(days=18), timedelta(days=14)


_SHAPES = (
    Shape(Form(hand=Hand(dates="%Y.%-m.%-d"), sheets_by="district")),
    Shape(Form(hand=Hand(dates="%Y%m%d", blank="/")), ".csv", "gbk"),
    Shape(Form(hand=Hand(dates="excel", place_name=1), merged="district")),
    Shape(Form(hand=Hand(dates="%Y年%-m月%-d日", blank="无")), ".tsv", "utf-8-sig"),
    Shape(Form(hand=Hand(dates="%Y/%-m/%-d", alias=1, blank="—"), page_rows=60)),
)


def smes(cast: Cast) -> dict[int, Ints]:
    """Year → the firms newly registered in its first half; many of the later year were there in the earlier, too."""
    earlier, later = cast.scene.years
    first = cast.choose("smes", cast.small() & cast.technical(date(earlier, 1, 31)), _count(cast, earlier))
    again = cast.choose("renewed smes", cast.mask(first), int(len(first) * cast.scene.sample.rate("smes_renewed")))
    fresh = cast.small() & cast.technical(date(later, 2, 28)) & ~cast.mask(first)
    both = np.concatenate([again, cast.choose("new smes", fresh, _count(cast, later) - len(again))])
    return {earlier: first, later: cast.scene.chance("order of smes").permutation(both)}


def _count(cast: Cast, year: int) -> int:
    return cast.scene.sample.total(_INDICATOR, f"{year}H1")


def technology_smes(cast: Cast, recognised: Recognition) -> Iterator[Envelope]:
    """The batches of each year as they come, and the files that mend them."""
    shapes = cycle(_SHAPES)
    for year, rows in smes(cast).items():
        registered = _registered(cast, rows, year, cast.mask(recognised.holders(year)))
        batches = registered.partition_by("announced_on", maintain_order=True)
        stories: list[_Story] = [_sent_twice, _damaged, _corrected, *[_plain] * (len(batches) - 4), partial(_doubled, registered)]
        for rows_of_batch, story in zip(batches, stories, strict=True):
            yield from story(_Batch(cast, next(shapes), rows_of_batch))


def _registered(cast: Cast, rows: Ints, year: int, is_holder: Mask) -> pl.DataFrame:
    """Every registration of a year, in the order of announcement."""
    chance = cast.scene.chance(f"registered {year}")
    days = cast.scene.sample.days_of(f"smes_announced_{year}")
    nth = np.repeat(np.arange(len(days)), apportion(len(rows), chance.uniform(0.7, 1.3, size=len(days))))
    direct = is_holder[rows] & (chance.random(len(rows)) < cast.scene.sample.rate("directly_confirmed"))
    firms = cast.listed(rows, date(year, 6, 30)).with_columns(
        pl.Series("announced_on", days).gather(pl.Series(nth)),
        pl.Series("nth", nth + 1).cast(pl.String),
        pl.Series("is_direct", direct),
        pl.Series("serial", serials(chance, len(rows), 6)),
    )
    flag = pl.when(pl.col("established_on").dt.year() == year).then(pl.lit("A8")).otherwise(pl.lit("08"))
    return firms.select(
        "name",
        "credit_code",
        (pl.lit(str(year)) + pl.col("region") + flag + pl.col("serial")).alias("registration_number"),
        "district",
        (pl.lit(f"{year}年第") + pl.col("nth") + "批").alias("batch"),
        (pl.col("announced_on") - _NOTICE).alias("publicised_from"),
        (pl.col("announced_on") - _NOTICE + _NOTICE_DAYS).alias("publicised_to"),
        "announced_on",
        pl.lit(year).alias("registration_year"),
        "is_direct",
        pl.when("is_direct").then(pl.lit("high_tech")).alias("direct_ground"),
        "track",
    )


@dataclass(frozen=True)
class _Batch:
    """One batch and how it comes."""

    cast: Cast
    shape: Shape
    rows: pl.DataFrame

    def file(self, rows: pl.DataFrame, called: str = "", after_days: int = 2) -> Envelope:
        """A file of rows of the batch."""
        scene = self.cast.scene
        batch, announced = self.rows.select("batch", "announced_on").row(0)
        form = replace(self.shape.form, hidden=(scene.districts[-1].label.zh,))
        sheets = scene.fill(
            _DATASET, form, scene.in_district_order(_some_spaced(rows)), Heading(title=f"{batch}科技型中小企业入库登记名单")
        )
        return Envelope(
            name=f"{batch}科技型中小企业入库名单{called}",
            received_on=announced + timedelta(days=after_days),
            dataset=_DATASET,
            sheets=sheets,
            suffix=self.shape.suffix,
            encoding=self.shape.encoding,
        )

    def chosen(self, rate: str) -> tuple[pl.DataFrame, pl.DataFrame]:
        """So many rows of the batch as a rate says, and the others; those whose code could be taken for a number come first."""
        digits = self.rows["credit_code"].str.contains(r"^\d{18}$")
        ordered = self.rows.with_columns(digits.alias("digits")).sort("digits", descending=True, maintain_order=True).drop("digits")
        count = self.cast.scene.sample.count(rate)
        return ordered[:count], ordered[count:]


_Story = Callable[[_Batch], Iterator[Envelope]]


def _some_spaced(rows: pl.DataFrame) -> pl.DataFrame:
    """Every fiftieth plain row with its code in small letters and groups, which is mended on receipt."""
    known = with_marks(rows)
    here = (pl.int_range(pl.len()) % 50 == 49) & (pl.col(MESS) == "")
    code = pl.when(here).then(spaced("credit_code")).otherwise("credit_code").alias("credit_code")
    return known.with_columns(code, pl.when(here).then(pl.lit("spaced_code")).otherwise(MESS).alias(MESS))


def _plain(batch: _Batch) -> Iterator[Envelope]:
    yield batch.file(batch.rows)


def _sent_twice(batch: _Batch) -> Iterator[Envelope]:
    """The same file again under another name, three days later."""
    yield batch.file(batch.rows)
    yield replace(batch.file(batch.rows, "（最终版）", after_days=5), is_copy=True)


def _damaged(batch: _Batch) -> Iterator[Envelope]:
    """Some codes were saved as numbers: their rows enter without a code, and are sent again right."""
    damaged, good = batch.chosen("damaged_smes")
    yield batch.file(pl.concat([good, marked(damaged.with_columns(as_number("credit_code")), "code_kept_damaged")], how="diagonal"))
    yield replace(batch.file(damaged, "（信用代码补正）", after_days=12), superseded=damaged.height)


def _corrected(batch: _Batch) -> Iterator[Envelope]:
    """Some rows name a wrong district, which a later file corrects; some firms stand again under another number, only their names tell."""
    moved, good = batch.chosen("moved_smes")
    wrong = marked(moved.with_columns(pl.lit(batch.cast.scene.districts[0].code).alias("district")), "restated_later")
    yield batch.file(pl.concat([good, wrong, _known_by_name(batch)], how="diagonal"))
    yield replace(batch.file(moved, "（注册地更正）", after_days=9), superseded=moved.height)


def _known_by_name(batch: _Batch) -> pl.DataFrame:
    """Firms of the batch again under another spelling and number, half with a code miscopied, half without any."""
    again, _ = batch.chosen("miscopied_smes")
    half = again.height // 2
    miscoded = again[:half].with_columns(miscopied("credit_code"), renamed("name"))
    uncoded = again[half:].with_columns(pl.lit(None, pl.String).alias("credit_code"), renamed("name"))
    return marked(pl.concat([miscoded, uncoded]).with_columns(_next_number()), "firm_known_by_name")


def _doubled(registered: pl.DataFrame, batch: _Batch) -> Iterator[Envelope]:
    """Firms of earlier batches stand again under another spelling and number: more rows, not more firms."""
    count = batch.cast.scene.sample.count("doubled_smes")
    own = batch.rows.select("batch", "announced_on", "publicised_from", "publicised_to").head(1)
    again = registered.head(count).drop(own.columns).join(own, how="cross").with_columns(renamed("name"), _next_number())
    rows = pl.concat([batch.rows, marked(again.select(batch.rows.columns), "duplicate_firm")], how="diagonal")
    file = batch.file(rows)
    header = batch.shape.form.hand.header(batch.cast.scene.dataset(_DATASET).column("credit_code"))
    yield replace(file, sheets=tuple(sheet.changed(lambda body: widened(body, header, 15)) for sheet in file.sheets))


def _next_number() -> pl.Expr:
    """A number that no other registration has: 9 is used nowhere else as its twelfth character."""
    number = pl.col("registration_number")
    return (number.str.slice(0, 11) + "9" + number.str.slice(12)).alias("registration_number")
