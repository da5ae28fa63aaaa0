"""Loading a city: every kind of fault, in both languages, at its line, all at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ceyuan.definitions import load
from ceyuan.errors import DefinitionError

CityOf = Callable[..., Path]

LIST = "list: shapes\nlabel: {zh: 形, en: Shapes}\nentries: [{code: round, label: {zh: 圆, en: Round}}]\n"
DATASET = """\
dataset: visits
code: X-01
label: {zh: 走访, en: Visits}
filed_by: {zh: 处室, en: Office}
filer: bureau
cadence: month
period: visited_on
key: [firm, visited_on]
columns:
  - {name: firm, kind: name, label: {zh: 企业, en: Firm}, presence: row}
  - {name: visited_on, kind: date, label: {zh: 日期, en: Visited on}, presence: row}
  - {name: shape, kind: category, list: shapes, label: {zh: 形状, en: Shape}}
  - {name: cost_yuan, kind: money, unit: 元, label: {zh: 费用, en: Cost}}
examples: [{cells: {企业: 甲}}]
"""
INDICATOR = """\
indicator: visits_made
label: {zh: 走访数, en: Visits made}
dataset: visits
measure: {count: rows}
time: {basis: flow, column: visited_on}
unit: 次
display: {unit: 次}
examples: [{period: 2021H1, value: "0"}]
"""


def faults_of(city: Path) -> list[tuple[str, str]]:
    with pytest.raises(DefinitionError) as caught:
        load(city)
    return [(fault.code, fault.where) for fault in caught.value.faults]


def messages_of(city: Path, lang: str) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        load(city)
    return caught.value.text(lang).split("\n")  # type: ignore[arg-type]


def test_a_sound_city_loads(city_of: CityOf) -> None:
    definitions = load(city_of(a=LIST, b=DATASET, c=INDICATOR))
    assert definitions.datasets["visits"].origin == "town/b.yaml:1"
    assert definitions.indicator("走访数").indicator == "visits_made"
    assert definitions.dataset("X-01").label["en"] == "Visits"


@pytest.mark.parametrize(
    ("wrong", "right", "zh", "en"),
    [
        (
            "filer: bureau",
            "filler: bureau",
            "town/b.yaml:1：缺少“filer”|town/b.yaml:5：没有名为“filler”的键。是否指“filer”？",
            "town/b.yaml:1: 'filer' is missing|town/b.yaml:5: No key is called 'filler'. Did you mean 'filer'?",
        ),
        (
            "cadence: month",
            "cadence: monthly",
            "town/b.yaml:6：“cadence”应为 'month'、'quarter'、'half'、'year'、'event' 之一。是否指“month”？",
            "town/b.yaml:6: 'cadence' should be 'month', 'quarter', 'half', 'year' or 'event'. Did you mean 'month'?",
        ),
        (
            "label: {zh: 走访, en: Visits}",
            "label: {zh: 走访, en: Visits, paid by the bureau}",
            "town/b.yaml:3：没有名为“paid by the bureau”的键。可用的有：en、zh",
            "town/b.yaml:3: No key is called 'paid by the bureau'. Known: en、zh",
        ),
        (
            "label: {zh: 走访, en: Visits}",
            "label: 走访",
            "town/b.yaml:3：“label”有误：应写作 {zh: …, en: …}",
            "town/b.yaml:3: 'label' is wrong: should be written {zh: …, en: …}",
        ),
        (
            "key: [firm, visited_on]",
            "key: firm",
            "town/b.yaml:8：“key”有误：应为列表",
            "town/b.yaml:8: 'key' is wrong: should be a list",
        ),
        (
            "cadence: month",
            "cadence: month\ndue_days: soon",
            "town/b.yaml:7：“due_days”有误：应为整数",
            "town/b.yaml:7: 'due_days' is wrong: should be a whole number",
        ),
        (
            "cadence: month",
            "cadence: month\npublic: maybe",
            "town/b.yaml:7：“public”有误：应为 true 或 false",
            "town/b.yaml:7: 'public' is wrong: should be true or false",
        ),
        (
            "cadence: month",
            "cadence: month\neffective_from: 2021年",
            "town/b.yaml:7：“effective_from”有误：应为日期，如 2021-06-30",
            "town/b.yaml:7: 'effective_from' is wrong: should be a date such as 2021-06-30",
        ),
        (
            "unit: 元, label",
            "label",
            "town/b.yaml:13：“columns.3”有误：money 列须写单元格的 unit",
            "town/b.yaml:13: 'columns.3' is wrong: a money column names the `unit` of its cells",
        ),
        (
            "name: cost_yuan",
            "name: cost",
            "town/b.yaml:13：“columns.3”有误：money 列的列名应以“_yuan”结尾",
            "town/b.yaml:13: 'columns.3' is wrong: the name of a money column ends in '_yuan'",
        ),
        (
            "period: visited_on",
            "period: visited",
            "town/b.yaml:1：“dataset”有误：没有这些列：visited",
            "town/b.yaml:1: 'dataset' is wrong: it has no column visited",
        ),
        (
            "examples:",
            "checks: [{check: cheap, rule: cost_yuan < , label: {zh: 贵, en: Dear}}]\nexamples:",
            "town/b.yaml:14：“checks.0.rule”有误：“cost_yuan <”不是表达式：invalid syntax",
            "town/b.yaml:14: 'checks.0.rule' is wrong: 'cost_yuan <' is not an expression: invalid syntax",
        ),
        (
            "examples:",
            "checks: [{check: cheap, rule: firm.name == 'x', label: {zh: 贵, en: Dear}}]\nexamples:",
            "town/b.yaml:14：“checks.0.rule”有误：表达式“firm.name == 'x'”中不能用“firm.name”",
            "town/b.yaml:14: 'checks.0.rule' is wrong: 'firm.name' may not be used in the expression 'firm.name == 'x''",
        ),
    ],
)
def test_messages(city_of: CityOf, wrong: str, right: str, zh: str, en: str) -> None:
    city = city_of(a=LIST, b=DATASET.replace(wrong, right, 1))
    assert messages_of(city, "zh") == [line.replace("：", ":", 1) for line in zh.split("|")]
    assert messages_of(city, "en") == en.split("|")


def test_all_faults_of_all_files_come_at_once(city_of: CityOf) -> None:
    city = city_of(a=LIST.replace("code", "cod"), b=DATASET.replace("cadence: month", "cadence: often"), c="a: [", d="sheet: x\n")
    assert faults_of(city) == [
        ("missing-key", "town/a.yaml:3"),
        ("unknown-key", "town/a.yaml:3"),
        ("wrong-value", "town/b.yaml:6"),
        ("not-yaml", "town/c.yaml:2"),
        ("unknown-kind-of-definition", "town/d.yaml:1"),
    ]


def test_the_same_id_twice(city_of: CityOf) -> None:
    assert faults_of(city_of(a=LIST, b="# again\n" + LIST)) == [("defined-twice", "town/b.yaml:2")]


@pytest.mark.parametrize(
    ("second", "where"),
    [
        ("units: other\nlabel: {zh: 位, en: Units}\nentries: []\n", "town/b.yaml:1"),
        ("places: a\nlabel: {zh: 地, en: P}\nentries: []\n---\nplaces: b\nlabel: {zh: 地, en: P}\nentries: []\n", "town/b.yaml:5"),
    ],
)
def test_a_city_has_one_table_of_units_and_one_of_words(city_of: CityOf, second: str, where: str) -> None:
    assert ("defined-twice", where) in faults_of(city_of(b=second))


def test_a_definition_may_build_on_another_id(city_of: CityOf) -> None:
    other = "list: more_shapes\nextends: shapes\nentries: [{code: flat, label: {zh: 平, en: Flat}}]\n"
    lists = load(city_of(a=LIST, b=other)).lists
    assert [entry.code for entry in lists["more_shapes"].entries] == ["round", "flat"]
    assert [entry.code for entry in lists["shapes"].entries] == ["round"]
    assert lists["more_shapes"].label == lists["shapes"].label


@pytest.mark.parametrize("odd", ["[shapes]", "{a: 1}", "3"])
def test_what_is_extended_must_be_a_name(city_of: CityOf, odd: str) -> None:
    assert ("unknown-definition-to-extend", "town/b.yaml:2") in faults_of(city_of(a=LIST, b=f"list: more\nextends: {odd}\n"))


def test_what_is_extended_must_be_there(city_of: CityOf) -> None:
    with pytest.raises(DefinitionError) as caught:
        load(city_of(a=LIST, b="list: more\nextends: shape\nlabel: {zh: 形, en: S}\nentries: []\n"))
    assert caught.value.text("en") == "town/b.yaml:2: No definition to extend is called 'shape'. Did you mean 'shapes'?"


def test_a_city_overrides_the_nation_key_by_key(city_of: CityOf) -> None:
    over = "dataset: technology_contracts\nextends: technology_contracts\ndue_days: 3\ncolumns: [{name: office, presence: row}]\n"
    mine, theirs = load(city_of(extends="cn", a=over)), load(city_of("other", extends="cn"))
    before, after = theirs.datasets["technology_contracts"], mine.datasets["technology_contracts"]
    assert (before.due_days, after.due_days) == (10, 3)
    assert after.column("office").presence == "row"
    assert [c.name for c in after.columns] == [c.name for c in before.columns]


def test_a_fault_in_an_override_is_at_its_own_line(city_of: CityOf) -> None:
    over = "dataset: technology_contracts\nextends: technology_contracts\ncolumns:\n  - {name: office, presence: rows}\n"
    assert faults_of(city_of(extends="cn", a=over)) == [("wrong-value", "town/a.yaml:4")]


def test_a_fault_that_an_override_brings_into_the_base_is_found(city_of: CityOf) -> None:
    over = "dataset: technology_contracts\nextends: technology_contracts\nperiod: registered\n"
    assert [code for code, _ in faults_of(city_of(extends="cn", a=over))] == ["wrong-value"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("city: town\nlabel: {zh: 市, en: T}\n", "no-units"),
        ("town: 1\n", "no-city"),
        ("city: town\nextends: nowhere\nlabel: {zh: 市, en: T}\n", "unknown-city-or-standard"),
        ("city: town\nextends: ../town\nlabel: {zh: 市, en: T}\n", "extends-itself"),
        ("", "empty-definition"),
    ],
)
def test_a_head_that_is_none(city_of: CityOf, head: str, code: str) -> None:
    assert code in [found for found, _ in faults_of(city_of(city=head))]


def test_a_folder_without_a_head(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path)
    assert caught.value.faults[0].code == "no-city"


def test_the_digest_changes_with_any_byte(city_of: CityOf) -> None:
    first = load(city_of(a=LIST)).sha256
    assert load(city_of(a=LIST)).sha256 == first
    assert load(city_of(a=LIST + "# note\n")).sha256 != first


def test_the_ledger_of_a_city_holds_no_definitions(city_of: CityOf) -> None:
    city = city_of(a=LIST)
    (city / "ledger").mkdir()
    (city / "ledger" / "kept.yaml").write_text("not: a definition\n")
    assert load(city).lists["shapes"]


def test_a_number_may_stand_for_a_text(city_of: CityOf) -> None:
    numbered = LIST.replace("code: round", "code: 12")
    assert load(city_of(a=numbered)).lists["shapes"].entries[0].code == "12"


def test_dates_say_when_a_definition_holds(city_of: CityOf) -> None:
    dated = load(city_of(a=LIST + "effective_from: 2021-01-01\neffective_to: 2021-12-31\n")).lists["shapes"]
    days = (date(2020, 12, 31), date(2021, 1, 1), date(2021, 12, 31), date(2022, 1, 1))
    assert [dated.holds_on(day) for day in days] == [False, True, True, False]
