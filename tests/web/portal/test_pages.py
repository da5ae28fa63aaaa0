"""Public pages: their figures are those of the publication, they open, they say both languages, and keep what is not public."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from html.parser import HTMLParser

import openpyxl
import pytest
from django.test import Client

from reports.small_city import NASTY
from web.matrix import PORTAL

PAGES = [row for row in PORTAL if row.status == 200 and row.method == "get" and row.path.endswith("/")]


class Links(HTMLParser):
    """Addresses that a page leads to, and what stands inline that must not."""

    def __init__(self) -> None:
        super().__init__()
        self.local: set[str] = set()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action") and value:
                if re.match(r"(https?:)?//", value):
                    self.wrong.append(value)
                elif value.startswith("/") and not value.startswith("/static/"):
                    self.local.add(value)
            if name == "style" or name.startswith("on"):
                self.wrong.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.wrong.append(tag)


def get(client: Client, path: str, **data: str) -> str:
    answer = client.get(path, data)
    assert answer.status_code == 200, path
    return str(answer.content, "utf-8")


def status_of(client: Client, path: str) -> int:
    answer = client.get(path)
    if answer.streaming:
        b"".join(answer.streaming_content)  # a file that is sent is open until it is read
    return answer.status_code


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.path)
def test_pages_ask_nothing_of_other_hosts_and_hold_nothing_inline(client: Client, row: object) -> None:
    for lang, tongue in (("zh", "zh-Hans"), ("en", "en")):
        page = get(client, f"/{lang}{row.path}", **row.data)  # type: ignore[attr-defined]
        found = Links()
        found.feed(page)
        assert found.wrong == []
        assert f'<html lang="{tongue}"' in page
        assert ("合成数据" if lang == "zh" else "Synthetic data") in page


def test_every_link_of_the_home_page_and_of_the_report_opens(client: Client) -> None:
    found = Links()
    for path in ("/zh/", "/zh/publications/brief-2021H1-1/"):
        found.feed(get(client, path))
    statuses = {link: status_of(client, link) for link in found.local if not link.startswith(("/zh/account", "/zh/desk"))}
    assert {link for link, status in statuses.items() if status != 200} == set()


def test_the_figure_of_a_page_is_that_of_the_publication(client: Client) -> None:
    said = json.loads(get(client, "/zh/indicators/new_technology_smes.json"))
    assert said["figure"]["value"] == 12
    assert [one["value"] for one in said["published"] if one["period"] == "2021H1"] == [12]
    by_district = next(part for part in said["contributions"] if part["dimension"] == "district")
    assert sum(one["current"] for one in by_district["members"]) == 12
    assert said["is_synthetic"] is True


def test_a_page_is_of_the_version_that_was_published(client: Client) -> None:
    page = get(client, "/en/indicators/new_technology_smes/")
    assert "Ledger version" in page
    assert "brief-2021H1-1" in page


def test_exports_hold_what_json_holds_and_run_nothing(client: Client) -> None:
    said = json.loads(get(client, "/zh/indicators/contract_turnover.json"))
    rows = list(csv.DictReader(io.StringIO(get(client, "/zh/indicators/contract_turnover.csv").lstrip("\ufeff"))))
    assert float(rows[0]["value"]) == said["figure"]["value"]
    assert len([row for row in rows if row["section"] == "district"]) == len(said["breakdowns"]["district"])
    answer = client.get("/zh/indicators/contract_turnover.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert {"figure", "series", "district", "about"} <= set(book.sheetnames)


def test_a_name_that_is_markup_stays_text(client: Client) -> None:
    page = get(client, "/zh/search/", q="script")
    assert html.escape(NASTY, quote=False) in page.replace("&quot;", '"')
    assert "<script>alert" not in page


def test_what_is_not_announced_stays_at_the_desk(client: Client) -> None:
    firm = get(client, "/zh/organisations/91510100MA60000005/")
    assert "入库登记编号" in firm or "登记编号" in firm
    assert "技术合同" not in firm.split("<main")[1].split("</main>")[0]
    assert client.get("/zh/publications/brief-2021H1-1/brief-2021H1.zh.html").status_code == 404
    assert client.get("/zh/publications/brief-2021H1-1/manifest.json").status_code == 404


def test_unknown_names_are_not_found_and_say_what_to_do(client: Client) -> None:
    answer = client.get("/en/indicators/new_technology_sme/")
    assert answer.status_code == 404
    assert "Did you mean" in str(answer.content, "utf-8")
    assert client.get("/en/indicators/new_technology_smes/", {"period": "2021H9"}).status_code == 404
    assert client.get("/en/nowhere/").status_code == 404


def test_a_table_sorts_and_filters_by_its_address(client: Client) -> None:
    falling = get(client, "/zh/spaces/", sort="-built_area_m2")
    names = re.findall(r'<th scope="row"><a href="[^"]+">(示例科创空间\d\d)</a>', falling)
    assert names == ["示例科创空间03", "示例科创空间02", "示例科创空间01"]
    assert re.findall(r"示例科创空间0[13]</a>", get(client, "/zh/spaces/", q="空间02")) == []


def test_a_text_is_read_and_judged_and_not_kept(client: Client) -> None:
    text = "2021年上半年，全市新登记入库科技型中小企业12家。<script>alert(2)</script>"
    page = str(client.post("/zh/read/", {"text": text}).content, "utf-8")
    assert "相符" in page
    assert "<script>alert(2)" not in page
    assert client.post("/zh/read/", {"text": " "}).status_code == 400


def test_languages_lead_to_each_other(client: Client) -> None:
    page = get(client, "/zh/indicators/contract_turnover/", period="2021H1")
    assert "/en/indicators/contract_turnover/?period=2021H1" in page
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="en-GB,en;q=0.9,zh;q=0.5").headers["Location"] == "/en/"
    assert client.get("/indicators/").headers["Location"] == "/zh/indicators/"


def test_units_are_in_the_language_of_the_page(client: Client) -> None:
    page = client.get("/en/indicators/contract_turnover/").content.decode()
    assert '<span class="unit">yuan</span>' in page
    assert '<span class="unit">元</span>' in client.get("/zh/indicators/contract_turnover/").content.decode()
