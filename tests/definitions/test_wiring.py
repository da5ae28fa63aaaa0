"""Whether definitions fit together: one town that does, and one thing in it broken at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ceyuan.definitions import load
from ceyuan.errors import DefinitionError

CityOf = Callable[..., Path]

TOWN = {
    "lists": """\
list: shapes
label: {zh: 形, en: Shapes}
entries:
  - {code: round, label: {zh: 圆, en: Round}, aliases: [圆形]}
  - {code: oval, label: {zh: 椭圆, en: Oval}, parent: round}
---
list: forms
label: {zh: 状, en: Forms}
entries: [{code: ball, label: {zh: 球, en: Ball}}]
---
crosswalk: shapes_to_forms
label: {zh: 对照, en: Crosswalk}
of: shapes
to: forms
pairs:
  - {of: round, to: [ball]}
  - {of: oval, to: []}
---
tracks: fields
label: {zh: 赛道, en: Tracks}
level: city
entries: [{code: ai, label: {zh: 人工智能, en: AI}}]
""",
    "places": """\
places: town
label: {zh: 地区, en: Places}
entries:
  - {code: "1", label: {zh: 某市, en: Town}, level: city}
  - {code: "11", label: {zh: 东区, en: East}, level: district, parent: "1", tile: [0, 1]}
  - {code: Z, label: {zh: 新区, en: New}, level: functional_area, parent: "1", is_gb: false, overlaps: ["11"], tile: [0, 0]}
""",
    "datasets": """\
dataset: visits
code: X-01
label: {zh: 走访, en: Visits}
filed_by: {zh: 处室, en: Office}
filer: bureau
cadence: month
period: visited_on
key: [firm, visited_on]
place: district
track: track
columns:
  - {name: firm, kind: name, label: {zh: 企业, en: Firm}, presence: row, aliases: [单位]}
  - {name: visited_on, kind: date, label: {zh: 日期, en: Visited on}, presence: row}
  - {name: left_on, kind: date, label: {zh: 离开, en: Left on}}
  - {name: district, kind: place, label: {zh: 区县, en: District}}
  - {name: shape, kind: category, list: shapes, label: {zh: 形状, en: Shape}}
  - {name: track, kind: category, list: tracks, label: {zh: 赛道, en: Track}}
  - {name: cost_yuan, kind: money, unit: 万元, label: {zh: 费用, en: Cost}}
checks:
  - {check: cheap, rule: "cost_yuan >= 0 and previous(cost_yuan) >= 0", when: "shape in ('round', 'oval')", label: {zh: 负, en: Negative}}
  - {check: known_firm, rule: "known(firm, 'visits', 'firm')", label: {zh: 不识, en: Unknown}}
examples: [{cells: {企业: 甲}, gives: {firm: 甲}}]
""",
    "indicators": """\
indicator: visits
label: {zh: 走访数, en: Visits}
dataset: visits
measure: {count: rows}
filter: shape == 'round'
time: {basis: stock, column: visited_on, until: "earliest(left_on, years_after(visited_on, 1))"}
unit: 次
display: {unit: 次}
breakdowns: [district, track, shape]
examples: [{rows: [{firm: 甲}], period: 2021H1, value: "0"}]
---
indicator: costs
label: {zh: 走访费用, en: Costs}
aliases: [费用支出]
dataset: visits
measure: {sum: cost_yuan}
time: {basis: flow, column: visited_on}
unit: 元
display: {unit: 万元}
breakdowns: [district]
examples: [{period: 2021H1, value: "0"}]
---
indicator: cost_a_visit
label: {zh: 次均费用, en: Cost a visit}
derived: {kind: per_unit, of: costs, to: visits}
unit: 元
display: {unit: 元}
breakdowns: [district]
examples: [{figures: {costs: "1", visits: "0"}, period: 2021H1, value: null}]
""",
    "others": """\
roster: firms
label: {zh: 名录, en: Firms}
dataset: visits
categories: shapes
stages: forms
entries:
  - code: a
    label: {zh: 甲, en: A}
    category: round
    place: "11"
    events: [{stage: ball, on: 2021-01-01, reference: {instrument: 文}}]
    reference: {instrument: 文}
---
targets: plan
label: {zh: 目标, en: Plan}
entries: [{indicator: costs, period: "2025", value: 3, reference: {instrument: 文}}]
""",
    "reports": """\
report: monthly
label: {zh: 月报, en: Monthly}
title: {zh: "{city}{period}月报", en: "{city}, {period}"}
period: month
template: monthly.docx
headline: [visits, round_visits]
figures:
  round_visits: {indicator: visits, place: "11", track: ai, group: {shape: round}}
sections:
  - section: one
    label: {zh: 一, en: One}
    blocks:
      - cards: [visits]
      - breakdown: {name: by_shape, label: {zh: 形, en: Shapes}, by: shape, columns: [{figure: visits}]}
      - chart: {name: costs, label: {zh: 费用, en: Costs}, kind: bar, figures: [costs], by: district}
      - events: {name: events, label: {zh: 事, en: Events}, rosters: [firms]}
      - entries: {name: entries, label: {zh: 录, en: Entries}, roster: firms}
      - pledges: {name: pledges, label: {zh: 目标, en: Pledges}, targets: [plan]}
---
sample: town
label: {zh: 样, en: Sample}
firms: 3
totals: [{indicator: visits, period: 2021H1, value: 3}]
mixes:
  districts: {of: places, weights: {"11": 1}}
""",
    "city": "city: town\nextends: ../nation\nlabel: {zh: 某市, en: Town}\nplace: '1'\ntrack_list: fields\n",
}


def test_the_town_fits_together(city_of: CityOf) -> None:
    town = load(city_of(**TOWN))
    assert town.crosswalks["shapes_to_forms"].find("round") == ("ball",)
    assert town.crosswalks["shapes_to_forms"].find("oval") == ()
    assert town.codes("tracks") == {"ai"}
    assert town.codes("places") == {"1", "11", "Z"}
    assert town.codes("nothing") is None


CASES = [
    ("city", "track_list: fields", "track_list: field", "unknown-list-of-tracks", "town/city.yaml:5"),
    ("city", "place: '1'", "place: '2'", "unknown-place", "town/city.yaml:4"),
    ("lists", "parent: round", "parent: rond", "unknown-parent", "town/lists.yaml:5"),
    ("lists", "aliases: [圆形]", "aliases: [椭圆]", "ambiguous-word", "town/lists.yaml:5"),
    ("lists", "{code: oval,", "{code: round,", "code-twice", "town/lists.yaml:5"),
    ("lists", "to: forms", "to: form", "unknown-code-list", "town/lists.yaml:14"),
    ("lists", "to: [ball]", "to: [bal]", "unknown-code", "town/lists.yaml:16"),
    ("lists", "of: oval", "of: ovl", "unknown-code", "town/lists.yaml:17"),
    ("lists", "  - {of: oval, to: []}\n", "", "no-counterpart", "town/lists.yaml:15"),
    ("places", 'parent: "1", tile', 'parent: "2", tile', "unknown-place", "town/places.yaml:5"),
    ("places", 'overlaps: ["11"]', 'overlaps: ["12"]', "unknown-place", "town/places.yaml:6"),
    ("places", "tile: [0, 0]", "tile: [0, 1]", "ambiguous-tile", "town/places.yaml:6"),
    ("places", "zh: 新区", "zh: 东区", "ambiguous-name-of-a-place", "town/places.yaml:6"),
    ("datasets", "list: shapes", "list: shape", "unknown-code-list", "town/datasets.yaml:16"),
    ("datasets", "unit: 万元", "unit: 万圆", "unknown-unit", "town/datasets.yaml:18"),
    ("datasets", "unit: 万元", "unit: 平方米", "wrong-unit", "town/datasets.yaml:18"),
    ("datasets", "aliases: [单位]", "aliases: [日 期]", "ambiguous-header", "town/datasets.yaml:13"),
    ("datasets", "period: visited_on", "period: firm", "wrong-kind", "town/datasets.yaml:7"),
    ("datasets", "place: district", "place: shape", "wrong-kind", "town/datasets.yaml:9"),
    ("datasets", "key: [firm, visited_on]", "key: [firm, left_on]", "may-be-empty", "town/datasets.yaml:8"),
    ("datasets", "previous(cost_yuan)", "before(cost_yuan)", "unknown-function", "town/datasets.yaml:20"),
    ("datasets", "previous(cost_yuan)", "previous(cost_yuan, 2)", "wrong-arguments", "town/datasets.yaml:20"),
    ("datasets", "'oval')", "'square')", "unknown-code", "town/datasets.yaml:20"),
    ("datasets", "'visits', 'firm'", "'visit', 'firm'", "unknown-dataset", "town/datasets.yaml:21"),
    ("datasets", "'visits', 'firm'", "'visits', 'firms'", "unknown-column", "town/datasets.yaml:21"),
    ("datasets", "gives: {firm: 甲}", "gives: {frim: 甲}", "unknown-column", "town/datasets.yaml:22"),
    ("indicators", "dataset: visits", "dataset: visit", "unknown-dataset", "town/indicators.yaml:3"),
    ("indicators", "shape == 'round'", "shape == 'rund'", "unknown-code", "town/indicators.yaml:5"),
    ("indicators", "shape == 'round'", "shap == 'round'", "unknown-column", "town/indicators.yaml:5"),
    ("indicators", "shape == 'round'", "previous(shape) == 'round'", "unknown-function", "town/indicators.yaml:5"),
    ("indicators", "years_after(visited_on, 1)", "years_after(visited, 1)", "unknown-column", "town/indicators.yaml:6"),
    ("indicators", "column: visited_on, until", "column: firm, until", "wrong-kind", "town/indicators.yaml:6"),
    ("indicators", "unit: 次", "unit: 回", "unknown-unit", "town/indicators.yaml:7"),
    ("indicators", "display: {unit: 万元}", "display: {unit: 平方米}", "wrong-unit", "town/indicators.yaml:19"),
    ("indicators", "unit: 元\ndisplay: {unit: 万元}", "unit: 万元\ndisplay: {unit: 万元}", "wrong-unit", "town/indicators.yaml:18"),
    ("indicators", "measure: {sum: cost_yuan}", "measure: {sum: cost}", "unknown-column", "town/indicators.yaml:16"),
    ("indicators", "measure: {sum: cost_yuan}", "measure: {sum: firm}", "wrong-kind", "town/indicators.yaml:16"),
    ("indicators", "breakdowns: [district, track, shape]", "breakdowns: [district, shapes]", "unknown-column", "town/indicators.yaml:9"),
    ("indicators", "aliases: [费用支出]", "aliases: [走访数]", "ambiguous-name-of-an-indicator", "town/indicators.yaml:14"),
    ("indicators", "rows: [{firm: 甲}]", "rows: [{frm: 甲}]", "unknown-column", "town/indicators.yaml:10"),
    ("indicators", "period: 2021H1, value: null", "period: 2021H3, value: null", "unknown-period", "town/indicators.yaml:29"),
    ("indicators", "to: visits", "to: visit", "unknown-indicator", "town/indicators.yaml:25"),
    ("indicators", "to: visits", "to: cost_a_visit", "circular", "town/indicators.yaml:25"),
    ("indicators", "kind: per_unit", "kind: share", "wrong-unit", "town/indicators.yaml:25"),
    ("indicators", "figures: {costs:", "figures: {cost:", "unknown-part", "town/indicators.yaml:29"),
    (
        "indicators",
        "breakdowns: [district]\nexamples: [{figures",
        "breakdowns: [track]\nexamples: [{figures",
        "no-dimension",
        "town/indicators.yaml:28",
    ),
    ("others", "dataset: visits", "dataset: visit", "unknown-dataset", "town/others.yaml:3"),
    ("others", "stages: forms", "stages: form", "unknown-code-list", "town/others.yaml:5"),
    ("others", "category: round", "category: rund", "unknown-code", "town/others.yaml:9"),
    ("others", 'place: "11"', 'place: "12"', "unknown-place", "town/others.yaml:10"),
    ("others", "stage: ball", "stage: bal", "unknown-code", "town/others.yaml:11"),
    ("others", "indicator: costs", "indicator: cost", "unknown-indicator", "town/others.yaml:16"),
    ("reports", "headline: [visits,", "headline: [visit,", "unknown-figure", "town/reports.yaml:6"),
    ("reports", "{indicator: visits, place", "{indicator: visit, place", "unknown-indicator", "town/reports.yaml:8"),
    ("reports", 'place: "11"', 'place: "12"', "unknown-place", "town/reports.yaml:8"),
    ("reports", "track: ai", "track: bi", "unknown-track", "town/reports.yaml:8"),
    ("reports", "shape: round", "shape: rond", "unknown-code", "town/reports.yaml:8"),
    ("reports", "shape: round", "left_on: round", "unknown-breakdown", "town/reports.yaml:8"),
    ("reports", "cards: [visits]", "cards: [visit]", "unknown-figure", "town/reports.yaml:13"),
    ("reports", "by: shape", "by: cost_yuan", "no-dimension", "town/reports.yaml:14"),
    ("reports", "by: district", "by: track", "no-dimension", "town/reports.yaml:15"),
    ("reports", "rosters: [firms]", "rosters: [firm]", "unknown-roster", "town/reports.yaml:16"),
    ("reports", "roster: firms", "roster: firm", "unknown-roster", "town/reports.yaml:17"),
    ("reports", "targets: [plan]", "targets: [plans]", "unknown-set-of-targets", "town/reports.yaml:18"),
    ("reports", "indicator: visits, period", "indicator: visit, period", "unknown-indicator", "town/reports.yaml:23"),
    ("reports", "of: places", "of: place", "unknown-code-list", "town/reports.yaml:25"),
    ("reports", '{"11": 1}', '{"12": 1}', "unknown-code", "town/reports.yaml:25"),
    ("others", 'period: "2025"', "period: 十四五", "unknown-period", "town/others.yaml:16"),
]


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_one_broken_thing_is_found_where_it_stands(city_of: CityOf, case: tuple[str, str, str, str, str]) -> None:
    file, right, wrong, code, where = case
    assert right in TOWN[file]
    with pytest.raises(DefinitionError) as caught:
        load(city_of(**{**TOWN, file: TOWN[file].replace(right, wrong, 1)}))
    assert (code, where) in [(fault.code, fault.where) for fault in caught.value.faults]


def test_a_dataset_without_a_place_cannot_be_broken_down_by_district(city_of: CityOf) -> None:
    with pytest.raises(DefinitionError) as caught:
        load(city_of(**{**TOWN, "datasets": TOWN["datasets"].replace("place: district\n", "")}))
    assert caught.value.text("zh").split("\n") == [
        "town/indicators.yaml:9:数据集“visits”没有写 place，不能按 district 分",
        "town/indicators.yaml:20:数据集“visits”没有写 place，不能按 district 分",
    ]


def test_a_derived_indicator_may_not_be_made_of_itself_by_a_detour(city_of: CityOf) -> None:
    detour = TOWN["indicators"] + (
        "---\nindicator: detour\nlabel: {zh: 弯路, en: Detour}\nderived: {kind: ratio, of: cost_a_visit, to: detour_back}\nunit: 元\n"
        "display: {unit: 元}\nexamples: [{period: '2021', value: null}]\n---\nindicator: detour_back\nlabel: {zh: 回头, en: Back}\n"
        "derived: {kind: ratio, of: detour, to: costs}\nunit: 元\ndisplay: {unit: 元}\nexamples: [{period: '2021', value: null}]\n"
    )
    with pytest.raises(DefinitionError) as caught:
        load(city_of(**{**TOWN, "indicators": detour}))
    assert [fault.code for fault in caught.value.faults] == ["circular", "circular"]


def test_headers_of_different_years_may_mean_different_columns(city_of: CityOf) -> None:
    dated = (
        TOWN["datasets"]
        .replace("aliases: [单位]", "aliases_by_year: {2020: [名]}")
        .replace("en: Left on}", "en: Left on}, aliases_by_year: {2021: [名]}")
    )
    assert load(city_of(**{**TOWN, "datasets": dated}))
    clash = dated.replace("2021: [名]", "2020: [名]")
    with pytest.raises(DefinitionError) as caught:
        load(city_of(**{**TOWN, "datasets": clash}))
    assert [fault.code for fault in caught.value.faults] == ["ambiguous-header"]


def test_a_unit_word_means_one_unit(city_of: CityOf) -> None:
    units = "units: nation\nextends: nation\nentries:\n  - {unit: 元, aliases: [万元]}\n"
    units += "  - {unit: 千元, kind: money, base: 圆, word: {zh: 千, en: k}}\n"
    with pytest.raises(DefinitionError) as caught:
        load(city_of(**TOWN, units=units))
    assert [(fault.code, fault.where) for fault in caught.value.faults] == [
        ("ambiguous-unit", "nation/units.yaml:5"),
        ("unknown-base-unit", "town/units.yaml:5"),
    ]
