from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from itertools import product
from pathlib import Path

import pytest
from lxml import html

from ceyuan.errors import Lang
from ceyuan.reports import write_html
from ceyuan.reports.tree import Number
from reports.conftest import Documents
from reports.numbers import numbers_of
from reports.small_city import NASTY

LANGS: tuple[Lang, ...] = ("zh", "en")
KNOWN = ("fact", "counter", "ordinal", "proof", "source", "n", "foot", "notes")
"""What may hold a digit beside figures: names and dates, the numbers of tables, charts, sections and sources, and the evidence."""


def find(node: html.HtmlElement, tag: str, kind: str = "") -> list[html.HtmlElement]:
    """The elements of a tag and a class inside."""
    return node.xpath(f".//{tag}" + (f"[contains(concat(' ', @class, ' '), ' {kind} ')]" if kind else ""))


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture(scope="module")
def page(documents: Documents, lang: Lang) -> html.HtmlElement:
    return html.document_fromstring(documents.path(lang, "html").read_bytes())


def test_every_number_in_the_text_is_of_a_figure(page: html.HtmlElement) -> None:
    page = deepcopy(page)
    for known in [
        *find(page, "title"),
        *find(page, "style"),
        *find(page, "script"),
        *find(page, "svg"),
        *(node for kind in KNOWN for node in find(page, "*", kind)),
    ]:
        for child in list(known):
            known.remove(child)
        known.text = None
    assert re.findall(r".{0,20}\d.{0,20}", page.text_content()) == []


def test_the_numbers_are_those_of_the_tree(page: html.HtmlElement, documents: Documents, lang: Lang) -> None:
    shown = Counter((node.get("data-n"), node.text_content().rstrip("※")) for node in find(page, "main//a", "n"))
    assert shown == Counter((number.tag, number.text) for number in numbers_of(documents.report, lang))


def test_every_link_leads_to_something_on_the_page(page: html.HtmlElement) -> None:
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    links = [node.get("href") for node in page.iter("a")]
    assert [link for link in links if not link.startswith("#") or link[1:] not in ids] == []


def test_every_figure_opens_to_rows_with_file_sheet_and_cell(page: html.HtmlElement, documents: Documents) -> None:
    for name, cited in documents.report.figures.items():
        tables = find(page.get_element_by_id(name), "table")
        assert cited.figure.rows == 0 or find(tables[0], "tbody/tr")
    [first, *_] = find(page.get_element_by_id("new_technology_smes.2021H1"), "tbody/tr")
    assert [cell.text_content() for cell in first][1:4] == ["2021年科技型中小企业入库名单.xlsx", "汇总表", "B5"]


def test_it_says_what_was_left_out_and_why(page: html.HtmlElement, lang: Lang) -> None:
    text = page.get_element_by_id("contract_turnover.2021H1").text_content()
    assert ("状态：撤销" if lang == "zh" else "State: Revoked") in text
    moved = page.get_element_by_id("new_technology_smes.2021H1").text_content()
    assert ("重复" if lang == "zh" else "duplicate") in moved


def test_large_evidence_is_cut_with_the_count_and_the_workbook(page: html.HtmlElement, documents: Documents, lang: Lang) -> None:
    text = page.get_element_by_id("new_technology_smes.2021H1").text_content()
    assert documents.path(lang, "xlsx").name in text
    assert "ceyuan evidence platforms 2021H1" in page.get_element_by_id("platforms.2021H1").text_content()


def test_it_opens_from_disk_without_network(documents: Documents, lang: Lang) -> None:
    text = documents.path(lang, "html").read_text("utf-8")
    assert (
        re.findall(
            r"""(?:src|href|url)\s*[=(]\s*["']?(?!#|["'])[^"')> ]+""",
            re.sub(r"<section class=\"proof\".*?</section>", "", text, flags=re.S),
        )
        == []
    )
    assert "default-src 'none'" in text


def test_nothing_of_the_data_becomes_markup(page: html.HtmlElement) -> None:
    assert NASTY in page.get_element_by_id("new_technology_smes.2021H1").text_content()
    assert len(list(page.iter("script"))) == 1
    assert [node for node in page.iter() for name in node.attrib if name.startswith("on")] == []


def test_it_says_its_language_and_that_it_is_synthetic(page: html.HtmlElement, lang: Lang) -> None:
    assert page.get("lang") == ("zh-Hans" if lang == "zh" else "en")
    assert find(page, "p", "synthetic")[0].text_content().startswith("示例数据" if lang == "zh" else "Synthetic data")


def test_every_chart_has_its_table_and_names_its_marks(page: html.HtmlElement) -> None:
    charts = find(page, "figure", "chart")
    assert charts
    for chart in charts:
        assert find(chart, "details//table")
        assert len(find(chart, "svg")) == 2
        assert all(mark.get("aria-label") for mark in find(chart, "svg//a"))


def test_tables_behind_charts_hold_every_point(page: html.HtmlElement, documents: Documents) -> None:
    tags = {node.get("data-n") for node in find(page, "details//a", "n")}
    points = {p.tag for c in documents.report.charts for s in c.series for p in s.points if isinstance(p, Number)}
    assert tags == points


def test_the_same_report_is_the_same_bytes(documents: Documents, lang: Lang, tmp_path: Path) -> None:
    again = write_html(documents.report, lang, tmp_path / "again.html")
    assert again.read_bytes() == documents.path(lang, "html").read_bytes()


def _colours(style: str, scheme: int) -> dict[str, str]:
    root = re.findall(r":root \{([^}]*)\}", style)[scheme]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", root))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast_is_enough_for_everyone(scheme: int) -> None:
    """WCAG 2.2 AA: 4.5 for text, 3 for what carries meaning."""
    from ceyuan.reports import page

    assert page.__file__
    colours = _colours((Path(page.__file__).parent / "style.css").read_text("utf-8"), scheme)
    texts = [*product(("ink", "soft", "accent"), ("paper", "sheet", "wash")), ("warn", "warn-wash"), ("warn", "paper")]
    texts += [(f"on-{depth}", f"shade-{depth}") for depth in range(6)]
    marks = list(product(("now", "then", "other-1", "other-2"), ("paper",)))
    assert {
        pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in texts if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    } == {}
    assert {
        pair: _contrast(colours[pair[0]], colours[pair[1]]) for pair in marks if _contrast(colours[pair[0]], colours[pair[1]]) < 3
    } == {}
