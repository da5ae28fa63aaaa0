"""A small made-up city in a real ledger: three districts, twenty firms, two half-years, and the messes that evidence has to show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ceyuan.definitions import Definitions, load
from ceyuan.indicators import Book
from ceyuan.ledger import PROVENANCE, Filing, Ledger, LedgerSettings, SheetLayout, stored
from ceyuan.values import Period

PERIOD = Period.parse("2021H1")
NASTY = '=HYPERLINK("http://a.invalid","看")<script>alert(1)</script>&amp;{{ 7*7 }}'
"""A firm whose name is a formula, markup and a template at once."""

DISTRICTS = ("CD-GXQ", "510104", "510107")
Row = Mapping[str, Any]


def found(folder: Path, *, overrides: str = "") -> Definitions:
    """The definitions of a city that extends Chengdu's."""
    folder.mkdir(parents=True, exist_ok=True)
    head = "city: small\nextends: chengdu\nlabel: {zh: 小城, en: Smallville}\nsynthetic: true\n"
    (folder / "city.yaml").write_text(head + overrides, "utf-8")
    return load(folder)


def book_of(folder: Path) -> Book:
    """The city with all its filings received."""
    definitions = found(folder)
    ledger = Ledger(LedgerSettings.local(folder / "ledger"))
    for dataset, file, rows in filings():
        receive(ledger, definitions, dataset, file, rows)
    return Book(definitions, ledger, ledger.version)


def receive(ledger: Ledger, definitions: Definitions, name: str, file: str, rows: Iterable[Row]) -> None:
    """Put rows into the ledger as one batch of one sheet, its columns in the order of the dataset's."""
    dataset = definitions.datasets[name]
    schema = stored(dataset)
    with ledger.begin(name, schema, supersedes=bool(dataset.key)) as attempt:
        typed = [_placed(row, dataset.key, attempt.number, at, schema) for at, row in enumerate(rows, 4)]
        path = attempt.directory / "rows.parquet"
        pq.write_table(pa.Table.from_pylist(typed, pa.schema([*schema, *PROVENANCE])), path)
        letters = {field.name: _letter(at) for at, field in enumerate(schema)}
        layout = SheetLayout(name="汇总表", header_row=3, columns=letters)
        said = {"file_sha256": "0" * 64, "file_bytes": 1, "receiver": "李静", "definition_sha256": "d" * 64}
        attempt.commit(Filing(content_id=file, file_name=file, sheets=(layout,), **said), [path])


def _placed(row: Row, key: Iterable[str], batch: int, at: int, schema: pa.Schema) -> dict[str, Any]:
    typed = {name: _typed(value, schema.field(name).type) for name, value in row.items()}
    fact = int(hashlib.sha256("|".join(str(typed.get(name)) for name in key).encode()).hexdigest()[:15], 16)
    return {**typed, "_batch": batch, "_sheet": "汇总表", "_row": at, "_key": fact}


def _typed(value: Any, kind: pa.DataType) -> Any:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-kind.scale)) if pa.types.is_decimal(kind) and value is not None else value


def _letter(at: int) -> str:
    return chr(65 + at) if at < 26 else chr(64 + at // 26) + chr(65 + at % 26)


def filings() -> list[tuple[str, str, list[Row]]]:
    """Dataset, file and rows of every filing."""
    return [
        ("technology_smes", "2020年科技型中小企业入库名单.xlsx", [_sme(n, date(2020, 1 + n % 6, 20)) for n in range(8)]),
        ("technology_smes", "2021年科技型中小企业入库名单.xlsx", [_sme(n, date(2021, 1 + n % 6, 20)) for n in range(4, 16)]),
        ("technology_smes", "2021年7月科技型中小企业入库名单.xlsx", [_sme(17, date(2021, 7, 10))]),
        (
            "technology_smes",
            "迁址后再次入库.xlsx",
            [{**_sme(5, date(2021, 6, 25)), "registration_number": "202151010408900005", "district": "510104"}],
        ),
        ("technology_smes", "更正：第4号企业.xlsx", [{**_sme(4, date(2021, 5, 20)), "name": NASTY}]),
        ("high_tech_statistics", "高新技术产业统计2020年二季度.xlsx", _statistics(2020, ("1000000000", "500000000", "250000000.05"))),
        ("high_tech_statistics", "高新技术产业统计2021年二季度.xlsx", _statistics(2021, ("1300000000.10", "640000000", "250000000.05"))),
        ("high_tech_applications", "2020年第一批高企申报推荐汇总表.xlsx", [_application(n, 2020) for n in range(4)]),
        ("high_tech_applications", "2021年第一批高企申报推荐汇总表.xlsx", [_application(n, 2021) for n in range(3, 9)]),
        ("technology_contracts", "技术合同登记明细2020.csv", [_contract(n, 2020, 100) for n in range(3)]),
        (
            "technology_contracts",
            "技术合同登记明细2021.csv",
            [*(_contract(n, 2021, 150) for n in range(5)), {**_contract(9, 2021, 1), "state": "revoked"}],
        ),
        ("space_filings", "2020年6月高品质科创空间月报.xlsx", [_space(n, 2020) for n in range(2)]),
        ("space_filings", "2021年6月高品质科创空间月报.xlsx", [_space(n, 2021) for n in range(3)]),
        ("platforms", "创新平台台账2021年上半年.xlsx", [_platform(n) for n in range(3)]),
        ("high_tech_certificates", "高企备案名单.xlsx", [_certificate(n) for n in range(5)]),
        ("key_projects", "重点项目进度表2021年6月.xlsx", [_project(n) for n in range(2)]),
        ("attraction_projects", "招引项目台账.xlsx", [_attracted(n) for n in range(3)]),
        ("track_layout", "新赛道布局表2021年上半年.xlsx", [_track(code) for code in ("ai", "computing")]),
    ]


def _sme(n: int, announced: date) -> Row:
    code = f"91510100MA6{n:07d}"
    return {
        "name": f"小城{n}号科技有限公司",
        "credit_code": code,
        "registration_number": f"{announced.year}51010908{n:06d}",
        "district": DISTRICTS[n % 3],
        "announced_on": announced,
        "registration_year": announced.year,
        "track": ("ai", "computing", None)[n % 3],
    }


def _statistics(year: int, revenues: Iterable[str]) -> list[Row]:
    return [
        {"quarter": date(year, 6, 30), "district": place, "revenue_yuan": sum_} for place, sum_ in zip(DISTRICTS, revenues, strict=True)
    ]


def _application(n: int, year: int) -> Row:
    return {
        "name": f"小城{n}号科技有限公司",
        "credit_code": f"91510100MA6{n:07d}",
        "district": DISTRICTS[n % 3],
        "field": ("electronics", "services")[n % 2],
        "application_kind": "first",
        "batch": f"{year}年第一批",
        "applied_on": date(year, 5, 15),
    }


def _contract(n: int, year: int, size: int) -> Row:
    return {
        "registration_number": f"{year}5101{n:08d}",
        "project_name": f"项目{n}",
        "category": "development",
        "seller": f"小城{n}号科技有限公司",
        "district": DISTRICTS[n % 3],
        "buyer": "甲方",
        "turnover_yuan": size * 1_000_000,
        "technical_amount_yuan": size * 900_000,
        "registered_on": date(year, 3, 31),
    }


def _space(n: int, year: int) -> Row:
    return {
        "month": date(year, 6, 30),
        "district": DISTRICTS[n],
        "space": f"示例科创空间{n + 1:02d}",
        "built_area_m2": 30000 + n * 1000,
        "area_under_construction_m2": 20000,
        "operating_area_m2": 29000 + n * 1000,
        "investment_this_year_yuan": 10_000_000,
        "investment_total_yuan": 90_000_000,
        "firms": 10 + n,
        "universities": 2,
        "institutes_and_platforms": 3,
        "teams": 40,
        "projects": 9,
    }


def _platform(n: int) -> Row:
    return {
        "half": date(2021, 6, 30),
        "name": f"示例平台{n}",
        "platform_class": ("strategic", "joint", "industrial")[n],
        "stage": "unveiled" if n == 0 else "building",
        "unveiled_on": date(2021, 6, 7) if n == 0 else None,
        "district": DISTRICTS[n],
    }


def _certificate(n: int) -> Row:
    return {
        "name": f"小城{n}号科技有限公司",
        "credit_code": f"91510100MA6{n:07d}",
        "certificate_number": f"GR20205100{n:04d}",
        "issued_on": date(2020, 9, 11),
        "district": DISTRICTS[n % 3],
    }


def _project(n: int) -> Row:
    return {"month": date(2021, 6, 30), "name": f"示例重点项目{n}", "district": DISTRICTS[n], "started_on": date(2021, 4, 1)}


def _attracted(n: int) -> Row:
    kind = "consortium" if n == 0 else "science"
    day = date(2021, 5, 1)
    return {
        "reported_on": day,
        "name": f"示例招引项目{n}",
        "project_kind": kind,
        "district": DISTRICTS[n],
        "signed_on": day,
        "landed_on": day,
    }


def _track(code: str) -> Row:
    return {"half": date(2021, 6, 30), "track": code, "branch": "总体", "district": DISTRICTS[0]}
