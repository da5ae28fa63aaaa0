"""F-01: the register of enterprises, once whole and then what was new in each half-year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import numpy as np
import polars as pl

from ceyuan.samples.cast import Cast
from ceyuan.samples.chance import Ints
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.paper import REFUSED, Form, Hand, Heading, marked, respelled
from ceyuan.samples.slips import as_number

_DATASET = "enterprises"
_WHOLE = Form(hand=Hand(blank="N/A"), is_numbered=False)
_NEW = Form(hand=Hand(dates="%Y/%-m/%-d", alias=1), is_numbered=False)
_MENDED = Form(hand=Hand(dates="excel"))


def enterprises(cast: Cast) -> Iterator[Envelope]:
    """The whole register on the first day, the rows of it that were refused, and what each later half-year brought."""
    first, *later = cast.scene.sample.days_of("registers")
    known = cast.founded_by(first)
    damaged = cast.choose("damaged register codes", known & cast.digits_only(), cast.scene.sample.count("damaged_codes"))
    yield _whole(cast, np.flatnonzero(known & ~cast.mask(damaged)), damaged, first)
    yield _mended(cast, damaged, first)
    for since, until in pairwise([first, *later]):
        yield _increment(cast, since, until)


def _whole(cast: Cast, rows: Ints, damaged: Ints, day: date) -> Envelope:
    """No column says the district: it is in the address, as the regulator exports it."""
    bad = marked(_rows(cast, damaged, day).with_columns(as_number("credit_code")), "damaged_code", REFUSED)
    table = pl.concat([_rows(cast, rows, day), bad], how="diagonal").sort("established_on", maintain_order=True)
    heading = Heading(title=f"{cast.scene.city.label.zh}企业登记信息（截至{day:%Y-%m-%d}）", notes=("注：本表由登记系统导出。",))
    (sheet,) = cast.scene.fill(_DATASET, _WHOLE, table.drop("district"), heading)
    capital = _WHOLE.hand.header(cast.scene.dataset(_DATASET).column("registered_capital_yuan"))
    sheet = sheet.changed(lambda body: respelled(body, capital, 7, "unit_in_cell", pl.col(capital) + "万人民币"))
    return Envelope(
        name=f"企业登记信息全量{day:%Y%m%d}", received_on=day, dataset=_DATASET, sheets=(sheet,), suffix=".csv", encoding="gb18030"
    )


def _mended(cast: Cast, damaged: Ints, day: date) -> Envelope:
    heading = Heading(title="企业登记信息（信用代码补正）", notes=("注：原表信用代码被存为数字，现按文本重新导出。",))
    sheets = cast.scene.fill(_DATASET, _MENDED, _rows(cast, damaged, day), heading)
    return Envelope(name=f"企业登记信息补正{day:%Y%m%d}", received_on=day.replace(day=28), dataset=_DATASET, sheets=sheets)


def _increment(cast: Cast, since: date, until: date) -> Envelope:
    """Firms founded in between, and those renamed, which stand there again with their former names."""
    renamed = cast.renamed_between(since, until)
    founded = cast.founded_by(until) & ~cast.founded_by(since)
    heading = Heading(title=f"{cast.scene.city.label.zh}新设与变更企业（{since:%Y-%m-%d}至{until:%Y-%m-%d}）")
    sheets = cast.scene.fill(_DATASET, _NEW, _rows(cast, np.flatnonzero(founded | renamed), until), heading)
    superseded = int((renamed & ~founded).sum())
    return Envelope(name=f"新设与变更企业{until:%Y%m%d}", received_on=until, dataset=_DATASET, sheets=sheets, superseded=superseded)


def _rows(cast: Cast, rows: Ints, day: date) -> pl.DataFrame:
    """What the register says of the firms on the day."""
    since_renamed = pl.when(pl.col("renamed_on") <= day)
    return cast.listed(rows, day).select(
        "credit_code",
        "name",
        since_renamed.then("former_name").alias("former_names"),
        pl.lit("有限责任公司（自然人投资或控股）").alias("firm_kind"),
        "legal_representative",
        "registered_capital_yuan",
        "established_on",
        "address",
        pl.lit(f"{cast.scene.city.label.zh}市场监督管理局").alias("registry"),
        "district",
        "industry_section",
        "industry_code",
        "business_scope",
        pl.lit("active").alias("state"),
        pl.max_horizontal("established_on", since_renamed.then("renamed_on")).alias("approved_on"),
    )
