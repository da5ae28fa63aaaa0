"""A book of a made-up city with its rows in memory: two half-years whose totals are those that the marked article prints."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ceyuan.definitions import folder, load
from ceyuan.indicators import Book
from ceyuan.indicators.examples import RowsInMemory

REVENUE = {2020: Decimal("460923000000.00"), 2021: Decimal("585834000000.12")}
SMES = {2020: 4372, 2021: 4894}
APPLICATIONS = {2020: 1363, 2021: 2140}
TURNOVER = {2020: Decimal("18146000000.00"), 2021: Decimal("45365000000.00")}
SPACES = {
    2020: {"built_area_m2": "5450000.00", "operating_area_m2": "5316200.00", "firms": 254, "investment_total_yuan": "30800000000.00"},
    2021: {
        "built_area_m2": "8250000.00",
        "area_under_construction_m2": "8520000.00",
        "operating_area_m2": "8172800.00",
        "investment_this_year_yuan": "5100000000.00",
        "investment_total_yuan": "50800000000.00",
        "firms": 394,
        "universities": 99,
        "institutes_and_platforms": 321,
        "teams": 2812,
        "projects": 820,
    },
}
LABORATORY = {
    "name": "天府锦城实验室",
    "platform_kind": "tianfu_laboratory",
    "operating_area_m2": "290000.00",
    "hosted_platforms": 19,
    "top_talent": 37,
    "landed_projects": 12,
}
PRINTED = [
    {
        "indicator_name": "国家级创新平台",
        "place": "510100",
        "period_code": "2021",
        "period_end": date(2021, 12, 31),
        "value": "130",
        "unit": "个",
    },
    {
        "indicator_name": "国家级创新平台",
        "place": "510100",
        "period_code": "2020",
        "period_end": date(2020, 12, 31),
        "value": "119",
        "unit": "个",
    },
    {
        "indicator_name": "科技型中小企业入库",
        "indicator": "new_technology_smes",
        "place": "510100",
        "period_code": "2019H1",
        "period_end": date(2019, 6, 30),
        "value": "2703",
        "unit": "家",
    },
]


class Rows:
    """Several datasets in memory, each made once."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]]) -> None:
        self._sources = {name: RowsInMemory(name, of) for name, of in rows.items()}
        self._made: dict[str, Any] = {}

    def relation(self, dataset, at=None, *, schema=None):
        if dataset not in self._made:
            source = self._sources.get(dataset, RowsInMemory(dataset, ()))
            self._made[dataset] = source.relation(dataset, schema=schema)
        return self._made[dataset]

    def batches(self, at=None):
        return ()

    def quarantined(self, number):
        return RowsInMemory("", ()).quarantined(number)


@functools.cache
def small_book() -> Book:
    definitions = load(folder("chengdu"))
    rows = {name: [row for year in (2020, 2021) for row in make(year)] for name, make in _MAKERS.items()}
    printed = [{"status": "fact", "source": "某报", "scope": "各来源口径不同", **row} for row in PRINTED]
    return Book(definitions, Rows(rows | {"published_figures": printed}), 1)


def _smes(year: int) -> Iterator[dict[str, Any]]:
    for n in range(SMES[year]):
        yield {"credit_code": f"9151{year}{n:010}", "district": ("510104", "CD-GXQ")[n % 2], "announced_on": date(year, 1 + n % 6, 20)}


def _applications(year: int) -> Iterator[dict[str, Any]]:
    for n in range(APPLICATIONS[year]):
        yield {"credit_code": f"9151{year}{n:010}", "district": "510104", "application_kind": "first", "applied_on": date(year, 6, 15)}


def _contracts(year: int) -> Iterator[dict[str, Any]]:
    yield {"registration_number": f"{year}", "district": "510104", "turnover_yuan": TURNOVER[year], "registered_on": date(year, 6, 30)}


def _statistics(year: int) -> Iterator[dict[str, Any]]:
    yield {"district": "510104", "quarter": date(year, 6, 30), "revenue_yuan": REVENUE[year]}


def _spaces(year: int) -> Iterator[dict[str, Any]]:
    yield {"space": "甲", "district": "510104", "month": date(year, 6, 30), **SPACES[year]}
    for n in range(53):
        yield {"space": f"空地{n}", "district": "510104", "month": date(year, 6, 30)}


def _key_projects(year: int) -> Iterator[dict[str, Any]]:
    for n in range({2020: 8, 2021: 11}[year]):
        yield {"name": f"项目{year}-{n}", "month": date(year, 6, 30), "started_on": date(year, 3, 18)}


def _attraction(year: int) -> Iterator[dict[str, Any]]:
    for kind, several in (("consortium", 5), ("science", 20)):
        for n in range(several):
            dates = {"signed_on": date(year, 3, 8), "landed_on": date(year, 6, 8)}
            yield {"name": f"{kind}{year}-{n}", "project_kind": kind, **dates}


def _tracks(year: int) -> Iterator[dict[str, Any]]:
    for n in range(15):
        yield {"track": f"track_{n}", "branch": "总体", "half": date(year, 6, 30)}


def _platforms(year: int) -> Iterator[dict[str, Any]]:
    for n in range(41):
        yield {"name": f"平台{n}", "half": date(year, 6, 30), "level": "national", "district": "510104"}
        yield {"name": f"平台{n}", "half": date(year, 12, 31), "level": "national", "district": "510104"}
    yield {**LABORATORY, "half": date(year, 6, 30), "district": "510104"}


_MAKERS = {
    "technology_smes": _smes,
    "high_tech_applications": _applications,
    "technology_contracts": _contracts,
    "high_tech_statistics": _statistics,
    "space_filings": _spaces,
    "platforms": _platforms,
    "key_projects": _key_projects,
    "attraction_projects": _attraction,
    "track_layout": _tracks,
}
