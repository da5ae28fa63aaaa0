"""The technology contracts of each half-year: heavy-tailed amounts that sum to the sample's turnover exactly."""

from __future__ import annotations

import calendar
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.samples.apportion import apportion
from ceyuan.samples.cast import Cast
from ceyuan.samples.chance import Ints, drawn
from ceyuan.samples.identifiers import credit_codes, serials
from ceyuan.samples.names import firm_names, persons
from ceyuan.samples.words import picked, taken, words

_STEP_YUAN = 100  # ledgers in ten thousand yuan print two decimals
_MONTHS = 6


def contracts(cast: Cast, year: int) -> pl.DataFrame:
    """Every contract registered in the first half of a year, in the order of registration, with the columns of F-11."""
    sample, chance = cast.scene.sample, cast.scene.chance(f"contracts {year}")
    count = sample.total("contracts", f"{year}H1")
    spread = np.exp(sample.rate("contract_spread") * chance.standard_normal(count))
    turnover = apportion(sample.total("contract_turnover", f"{year}H1") // _STEP_YUAN, spread) * _STEP_YUAN
    parts = [
        _subjects(cast, chance, count),
        _sellers(cast, chance, (count, year)),
        _buyers(cast, chance, count),
        _amounts(chance, turnover),
    ]
    number = f"{year}{cast.scene.city.code[:4]}0" + serials(chance, count, 7)
    numbered = pl.DataFrame({"registration_number": number, "registered_on": _registered(chance, year, count)})
    told = pl.concat([numbered, *parts, _office(chance, count)], how="horizontal")
    signed = pl.col("registered_on") - pl.duration(days=pl.col("waited"))
    return told.with_columns(
        signed.alias("signed_on"),
        signed.alias("valid_from"),
        (signed + pl.duration(days=pl.col("lasts"))).alias("valid_to"),
        pl.lit("registered").alias("state"),
    ).select(_COLUMNS)


def _registered(chance: np.random.Generator, year: int, count: int) -> pl.Series:
    """Days of registration, sorted: the last month of a half-year is the busiest."""
    busy = np.array([10, 7, 15, 15, 18, 35], dtype=np.float64)
    months = np.sort(drawn(chance, busy, count)) + 1
    lengths = np.array([calendar.monthrange(year, month)[1] for month in range(1, _MONTHS + 1)])
    days = 1 + (chance.random(count) * lengths[months - 1]).astype(np.int64)
    return pl.select(pl.date(year, pl.lit(pl.Series(months)), pl.lit(pl.Series(days)))).to_series().sort()


def _subjects(cast: Cast, chance: np.random.Generator, count: int) -> pl.DataFrame:
    """What each contract is about: its field, its kind and a title made of both."""
    scene, lists = cast.scene, words()
    fields, kinds = scene.drawn(chance, "contract_fields", count), scene.drawn(chance, "contract_categories", count)
    parents = {entry.code: entry.parent or entry.code for entry in scene.definitions.lists["contract_categories"].entries}
    topics = pl.Series([list(lists.contract_topics[code]) for code in fields])
    topic = topics.list.get(pl.Series(chance.integers(0, 1 << 30, size=count)) % topics.list.len())
    ending = kinds.replace_strict({code: lists.contract_endings[parent] for code, parent in parents.items()}, return_dtype=pl.String)
    number = pl.Series(chance.integers(1, 99, size=count)).cast(pl.String)
    return pl.DataFrame(
        {
            "project_name": topic + ending + "（" + number + "号）",
            "category": kinds,
            "field": fields,
            **{name: scene.drawn(chance, mix, count) for name, mix in _MIXED.items()},
        }
    )


_MIXED = {
    "intellectual_property": "intellectual_property",
    "objective": "socio_economic_objectives",
    "plan_source": "plan_sources",
    "payment": "payment_methods",
}
"""Column → the mix that it is drawn from."""


def _sellers(cast: Cast, chance: np.random.Generator, asked: tuple[int, int]) -> pl.DataFrame:
    """The seller of each contract: mostly firms, else one of a few institutions."""
    count, year = asked
    rows = chance.choice(np.flatnonzero(cast.technical(date(year - 1, 12, 31))), size=count)
    firms = cast.listed(rows, date(year, 6, 30)).select(
        pl.col("name").alias("seller"), pl.col("credit_code").alias("seller_credit_code"), pl.lit("150").alias("seller_kind"), "district"
    )
    institutions = _institutions(cast)[chance.integers(len(words().institutions), size=count)]
    is_firm = pl.Series(chance.random(count) < cast.scene.sample.rate("firms_among_sellers"))
    return pl.DataFrame([firms[name].zip_with(is_firm, institutions[name]) for name in firms.columns])


def _institutions(cast: Cast) -> pl.DataFrame:
    """Universities and institutes, the same in every year."""
    names = pl.Series("seller", words().institutions)
    chance, count = cast.scene.chance("institutions"), len(names)
    heads = pl.Series([f"12{cast.scene.city.code}"] * count)
    return pl.DataFrame(
        {
            "seller": cast.scene.city.label.zh.removesuffix("市") + names,
            "seller_credit_code": credit_codes(chance, heads, np.ones(count, dtype=np.bool_)),
            "seller_kind": names.str.ends_with("大学").replace_strict({True: "022", False: "021"}, return_dtype=pl.String),
            "district": cast.scene.drawn(chance, "firms", count),
        }
    )


def _buyers(cast: Cast, chance: np.random.Generator, count: int) -> pl.DataFrame:
    """The buyer of each contract and where it is."""
    regions = words().buyer_regions
    region = taken(tuple(regions), drawn(chance, np.array([*regions.values()], dtype=np.float64), count))
    trade_words = picked(chance, tuple(word for trade in words().trades for word in trade.words), count)
    prefix = region.str.replace("本市", cast.scene.city.label.zh).str.replace("(省|市|省其他市州)$", "")
    return pl.DataFrame(
        {
            "buyer": prefix + "买方" + firm_names(chance, "", trade_words),
            "buyer_kind": cast.scene.drawn(chance, "buyer_kinds", count),
            "buyer_region": region.str.replace("本市", cast.scene.city.label.zh),
            "is_foreign": ~region.str.contains("市|省"),
        }
    )


def _amounts(chance: np.random.Generator, turnover: Ints) -> pl.DataFrame:
    """What of the turnover is technical, and what of that is income; some ledgers leave the income empty."""
    count = len(turnover)
    technical = np.where(chance.random(count) < 0.35, turnover, _part(turnover, chance.uniform(0.55, 0.99, size=count)))
    income = pl.Series(_part(technical, chance.uniform(0.4, 1.0, size=count)))
    is_stated = pl.Series(chance.random(count) < 0.7)
    return pl.DataFrame(
        {
            "turnover_yuan": turnover,
            "technical_amount_yuan": technical,
            "technical_income_yuan": income.zip_with(is_stated, pl.Series([None], dtype=pl.Int64)),
        }
    )


def _part(amounts: Ints, share: NDArray[np.float64]) -> Ints:
    """A share of each amount, in whole steps and at least one."""
    return np.maximum((amounts * share) // _STEP_YUAN, 1).astype(np.int64) * _STEP_YUAN


def _office(chance: np.random.Generator, count: int) -> pl.DataFrame:
    """Where and how each contract was registered."""
    return pl.DataFrame(
        {
            "office": picked(chance, words().contract_offices, count),
            "registrar": persons(chance, count),
            "is_related": chance.random(count) < 0.05,
            "is_taxed": chance.random(count) < 0.3,
            "waited": chance.integers(5, 160, size=count),
            "lasts": chance.integers(180, 1100, size=count),
        }
    )


_COLUMNS = (
    "registration_number", "project_name", "category", "seller", "seller_credit_code", "seller_kind", "district", "buyer", "buyer_kind",
    "buyer_region", "turnover_yuan", "technical_amount_yuan", "technical_income_yuan", "signed_on", "registered_on", "valid_from",
    "valid_to", "field", "intellectual_property", "objective", "plan_source", "payment", "is_related", "is_taxed", "is_foreign", "office",
    "registrar", "state",
)  # fmt: skip
