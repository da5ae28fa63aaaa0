"""The kinds of columns: what each way of writing means."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import Column, Definitions
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds import Readers
from ceyuan.intake.kinds.clean import bare_texts
from ceyuan.intake.kinds.date import EPOCH_1904
from ceyuan.intake.kinds.iso_date import iso_dates
from ceyuan.values import Bilingual
from intake.conftest import the_town

SUFFIX = {"money": "_yuan", "area": "_m2", "percent": "_pct"}


class Kinds:
    """Reads columns of one kind."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions

    def read(self, kind: str, texts: list[str | None], unit: str | None = None, **more: Any) -> list[Any]:
        """The values of texts; a wrong one is the name of its fault, a doubtful one a pair of both."""
        epoch = more.pop("epoch", None)
        column = Column.model_validate(
            {"name": "x" + SUFFIX.get(kind, ""), "kind": kind, "label": Bilingual("栏", "column"), "unit": unit, **more}
        )
        dataset = self.definitions.dataset("halls").model_copy(update={"columns": (column,)})
        readers = Readers(self.definitions, dataset, **({"epoch": epoch} if epoch else {}))
        series = pl.Series(texts, dtype=pl.String)
        cells = readers.reader(column, self.definitions.unit(unit) if unit else None)(series)
        assert series.to_list() == texts  # what came stays as it came
        return [_told(value, CellFault(fault)) for value, fault in zip(cells.values, cells.faults, strict=True)]


def _told(value: Any, fault: CellFault) -> Any:
    if fault is CellFault.NONE:
        return value
    return (value, fault.code) if fault.level == "warning" else fault.code


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return Kinds(the_town())


EMPTY = ["", " ", "　", "/", "—", "--", "无", "N/A", "不适用", "null", None]


def test_every_kind_knows_what_is_empty(kinds: Kinds) -> None:
    for kind, more in (
        ("text", {}),
        ("name", {}),
        ("code", {"pattern": r"\d+"}),
        ("credit_code", {}),
        ("place", {}),
        ("date", {}),
        ("period", {}),
        ("integer", {}),
        ("decimal", {}),
        ("percent", {}),
        ("category", {"list": "deal_kinds"}),
    ):
        assert kinds.read(kind, EMPTY, **more) == [None] * len(EMPTY), kind
    assert kinds.read("money", EMPTY, "万元") == [None] * len(EMPTY)
    assert kinds.read("boolean", ["", "/", None]) == [None] * 3


def test_errors_of_spreadsheets_are_told_in_every_kind(kinds: Kinds) -> None:
    for kind, more in (("text", {}), ("date", {}), ("integer", {}), ("place", {}), ("credit_code", {})):
        assert kinds.read(kind, ["#REF!", "#N/A", "=SUM(A1)"], **more) == ["error-cell", "error-cell", "formula-without-value"], kind


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("12.5", "万元", "125000"),
        ("1,234.567", "万元", "12345670"),
        ("１２．５", "万元", "125000"),
        ("  7 ", "元", "7"),
        ("-3", "亿元", "-300000000"),
        ("−3", "元", "-3"),
        ("+3", "元", "3"),
        ("1 234 567", "元", "1234567"),
        ("60万人民币", "万元", "600000"),
        ("101.2000(万元人民币)", "万元", "1012000"),
        ("27,850.0875(万)", "元", "278500875"),
        ("3.5亿元", "万元", "350000000"),
        ("100元", "万元", "100"),
        ("0.30000000000000004", "元", "0.30"),
        ("5858.270000000001", "亿元", "585827000000"),
        ("0.123456789012", "亿元", "12345678.90"),
        ("1.235", "元", "1.24"),
        ("1.245", "元", "1.24"),
        (".5", "元", "0.5"),
        ("5.", "元", "5"),
    ],
)
def test_money_is_exact_in_yuan(kinds: Kinds, text: str, unit: str, yuan: str) -> None:
    assert kinds.read("money", [text], unit) == [Decimal(yuan)]


def test_what_is_no_amount_is_told(kinds: Kinds) -> None:
    texts = ["abc", "12x", "1.2E+08", "2021-05-06 00:00:00", "5/6", "1,23", "99999999999999999999", "(5)", "1.2.3"]
    assert kinds.read("money", texts, "万元") == [
        "not-a-number",
        "unknown-unit",
        "digits-lost",
        "became-a-date",
        "not-a-number",
        "not-a-number",
        "number-too-large",
        "not-a-number",
        "not-a-number",
    ]
    assert kinds.read("money", ["5,405(万美元)", "500万港币"], "万元") == [(None, "foreign-currency")] * 2
    assert kinds.read("money", ["-1", "5"], "元", minimum=0) == ["out-of-range", Decimal(5)]


def test_areas_counts_and_percents(kinds: Kinds) -> None:
    assert kinds.read("area", ["33.5", "3㎡", "2亩"], "万平方米") == [Decimal(335000), Decimal(3), Decimal("1333.33")]
    assert kinds.read("integer", ["12", "12.0", "1,200", "35家", "０７", "3万"]) == [12, 12, 1200, 35, 7, 30000]
    assert kinds.read("integer", ["12.5", "三", "99999999999999999999"]) == ["not-a-whole-number", "not-a-number", "number-too-large"]
    assert kinds.read("percent", ["27.1%", "27.1", "５％", "-3.25%", "0.271"]) == [
        Decimal("27.1"),
        Decimal("27.1"),
        Decimal(5),
        Decimal("-3.25"),
        Decimal("0.271"),
    ]
    assert kinds.read("percent", ["120%"], minimum=0, maximum=100) == ["out-of-range"]


@given(st.decimals(-(10**9), 10**9, places=6), st.sampled_from(["元", "千元", "万元", "亿元"]))
def test_amounts_are_as_decimal_arithmetic_says(amount: Decimal, unit: str) -> None:
    factor = the_town().unit(unit).factor
    want = (amount * factor).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    texts = [f"{amount:f}", f"{amount:,}", f" {amount:f}　", f"{amount:f}{unit}"]
    assert Kinds(the_town()).read("money", texts, unit) == ([want] * 4 if abs(want) < 10**16 else ["number-too-large"] * 4)


DATES = ["2021-06-30", "2021-6-30", "2021.6.30", "2021/6/30", "20210630", "2021年6月30日", "2021 年 6 月 30 日", "２０２１．６．３０"]


def test_dates_are_read_however_they_are_written(kinds: Kinds) -> None:
    day = dt.date(2021, 6, 30)
    assert kinds.read("date", [*DATES, "2021-06-30 00:00:00", "2021-06-30 12:30:11", "44377", "44377.5"]) == [day] * (len(DATES) + 4)
    assert kinds.read("date", ["42915"], epoch=EPOCH_1904) == [day]


def test_dates_that_are_none_or_doubtful_are_told(kinds: Kinds) -> None:
    assert kinds.read("date", ["2021-06-31", "2021-02-29", "未知", "21.6.30", "0021-01-01", "-2021-06-30", "2021"]) == ["not-a-date"] * 7
    assert kinds.read("date", ["2021年6月", "202106", "2021.6"]) == [(dt.date(2021, 6, 1), "day-missing")] * 3
    assert kinds.read("date", ["2021.1"]) == [(dt.date(2021, 1, 1), "month-ambiguous")]


@given(st.dates(dt.date(1900, 3, 1), dt.date(2099, 12, 31)))
def test_every_date_survives_every_way_of_writing_it(day: dt.date) -> None:
    serial = str((day - dt.date(1899, 12, 30)).days)
    texts = [f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"]
    texts += [f"{day:%Y-%m-%d} 00:00:00"] + ([serial] if len(serial) == 5 else [])
    assert set(Kinds(the_town()).read("date", texts)) == {day}


def test_periods_are_their_last_day(kinds: Kinds) -> None:
    june = dt.date(2021, 6, 30)
    texts = ["2021年6月", "202106", "2021-06", "2021/6", "2021年1-6月", "2021年1—6月份", "2021年上半年", "2021年二季度", "2021Q2", "2021H1"]
    assert kinds.read("period", [*texts, "2021-06-30 00:00:00", "2021年第2季度"]) == [june] * (len(texts) + 2)
    assert kinds.read("period", ["2021年前三季度"]) == [dt.date(2021, 9, 30)]
    assert kinds.read("period", ["2021", "2021年", "二季度", "上半年", "2021年13月"]) == ["not-a-period"] * 5


def test_places_by_name_older_name_and_code(kinds: Kinds) -> None:
    texts = ["武侯区", "武侯", "成都市武侯区", "双流县", "510122", "高 新 区", "CD-GXQ"]
    assert kinds.read("place", texts) == ["510107", "510107", "510107", "510116", "510116", "CD-GXQ", "CD-GXQ"]
    assert kinds.read("place", ["绵阳市"]) == ["unknown-place"]


def test_categories_by_label_alias_and_code(kinds: Kinds) -> None:
    texts = ["转让", "技术转让", "sale", "Sale", " 技术 服务 ", "（转让）"]
    assert kinds.read("category", texts, list="deal_kinds") == ["sale", "sale", "sale", "sale", "service", "sale"]
    assert kinds.read("category", ["赠送"], list="deal_kinds") == ["unknown-entry"]
    assert kinds.read("category", ["在业", "新状态"], list="registration_states") == ["active", ("新状态", "unknown-entry")]


def test_yes_and_no(kinds: Kinds) -> None:
    assert kinds.read("boolean", ["是", "√", "Y", "true", "否", "×", "无", "0"]) == [True] * 4 + [False] * 4
    assert kinds.read("boolean", ["也许"]) == ["not-a-boolean"]


def test_credit_codes_are_kept_in_normal_form(kinds: Kinds) -> None:
    good = "9144030071526726XG"
    assert kinds.read("credit_code", [good, f" {good}\n", None]) == [good, good, None]
    assert kinds.read("credit_code", [good.lower(), "9144 0300 7152 6726 XG", good]) == [(good, "credit-code-rewritten")] * 2 + [good]
    assert kinds.read("credit_code", ["9.1440E+17", "915101007234567000", good[:-1] + "H", good[:-1], "914403I071526726XG"]) == [
        "credit-code-number-formatted",
        "credit-code-number-formatted",
        "credit-code-check-digit",
        "credit-code-length",
        "credit-code-character",
    ]


def test_codes_match_in_full(kinds: Kinds) -> None:
    assert kinds.read("code", ["1234", "12345", "x1234"], pattern=r"\d{4}") == ["1234", "pattern-mismatch", "pattern-mismatch"]
    doubtful = kinds.read("code", ["1234", "12"], pattern=r"\d{4}", pattern_level="warning")
    assert doubtful == ["1234", ("12", "pattern-mismatch")]


def test_texts_keep_their_punctuation_and_lose_what_is_not_seen(kinds: Kinds) -> None:
    texts = ["甲（乙）、丙", " 甲 ", "ＡＢＣ１２", "甲\u200b乙", "甲\u00a0", "a b"]
    assert kinds.read("text", texts) == ["甲（乙）、丙", "甲", "ABC12", "甲乙", "甲", "a b"]
    assert kinds.read("name", ["甲\x07乙", "\x1b[31m甲"]) == ["control-character"] * 2
    assert kinds.read("name", ["合计", "合 计", "小计"]) == ["total-word"] * 3


@given(st.lists(st.one_of(st.none(), st.text(max_size=12)), min_size=1, max_size=40))
def test_the_fast_way_and_the_patient_way_agree(texts: list[str | None]) -> None:
    """A text among others is read as it is read alone, and what is kept is already plain."""
    together, alone = Kinds(the_town()).read("text", texts), [Kinds(the_town()).read("text", [text])[0] for text in texts]
    assert together == alone
    faults = ("total-word", "error-cell", "formula-without-value", "control-character")
    kept = [value for value in together if isinstance(value, str) and value not in faults]
    assert bare_texts(pl.Series(kept, dtype=pl.String)).to_list() == kept


@given(
    st.lists(
        st.one_of(
            st.dates().map(str), st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True), st.sampled_from(["2021/06/30", "٢٠٢١٠"])
        ),
        min_size=1,
    )
)
def test_dates_by_bytes_are_those_of_the_calendar(texts: list[str]) -> None:
    def by_calendar(text: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(text) if text[4] == "-" else None
        except ValueError:
            return None

    found = iso_dates(pl.Series(texts))
    assert found is not None
    assert found.to_list() == [by_calendar(text) for text in texts]
    assert iso_dates(pl.Series([*texts, None])) is None
    assert iso_dates(pl.Series([*texts, "2021-6-30"])) is None
