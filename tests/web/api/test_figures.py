"""Figures, series, breakdowns and evidence are the library's own answers."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

import polars as pl
import pytest
from django.test import Client

from ceyuan.indicators import FigureKey, evidence, figure
from ceyuan.values import Period
from ceyuan_web.base import public
from reports.small_city import NASTY
from web.conftest import DISTRICT

ONE = {"indicator": "new_technology_smes", "period": "2021H1"}
CLOSED = {"indicator": "contract_turnover", "period": "2021H1"}
"""Its rows are not for everyone."""
KEY = FigureKey("new_technology_smes", Period.parse("2021H1"))

pytestmark = pytest.mark.django_db


def test_a_figure_is_what_the_library_says(client: Client) -> None:
    assert client.get("/api/v1/figures", ONE).json() == json.loads(json.dumps(figure(public.book(), KEY).to_json()))


def test_names_are_taken_in_chinese_and_chinese_stays_as_it_is(client: Client) -> None:
    answer = client.get("/api/v1/figures", {**ONE, "indicator": "新登记入库科技型中小企业"})
    assert "新登记入库科技型中小企业" in answer.content.decode()


def test_a_series_and_a_breakdown(client: Client) -> None:
    through = client.get("/api/v1/series", {"indicator": KEY.indicator, "since": "2020H1", "until": "2021H1"}).json()["items"]
    assert [each["period"] for each in through] == ["2020H1", "2020H2", "2021H1"]
    places = client.get("/api/v1/breakdowns", {**CLOSED, "by": "district"}).json()["items"]
    assert sum(each["value"] for each in places) == client.get("/api/v1/figures", CLOSED).json()["value"]


def test_every_form_says_the_same(client: Client) -> None:
    said = client.get("/api/v1/figures", ONE).json()
    table = pl.read_csv(client.get("/api/v1/figures", {**ONE, "format": "csv"}).content)
    assert table["value"].to_list() == [said["value"]]
    answer = client.get("/api/v1/figures", ONE, headers={"Accept": "application/vnd.apache.parquet"})
    assert pl.read_parquet(io.BytesIO(answer.content))["base_value"].to_list() == [said["base"]["value"]]
    assert client.get("/api/v1/figures", ONE, headers={"Accept": "image/png"}).status_code == 406


def test_everyone_sees_how_many_rows_and_who_may_sees_them(client: Client, bearing: Callable[..., Client]) -> None:
    everyone = client.get("/api/v1/evidence", CLOSED).json()
    assert (everyone["items"], bool(everyone["left_out"])) == ([], True)
    staff = bearing("statistician").get("/api/v1/evidence", CLOSED).json()
    assert staff["items"] == json.loads(json.dumps(evidence(public.book(), replace(KEY, indicator="contract_turnover")).to_json()))
    assert client.get("/api/v1/evidence", ONE).json()["items"] == json.loads(json.dumps(evidence(public.book(), KEY).to_json()))


def test_pages_follow_one_another_and_hold_every_row_once(bearing: Callable[..., Client]) -> None:
    program, rows, cursor = bearing("statistician"), [], ""
    while cursor is not None:
        page = program.get("/api/v1/evidence", {**ONE, "limit": 7, **({"cursor": cursor} if cursor else {})}).json()
        rows, cursor = rows + page["items"], page["next"]
    assert rows == json.loads(json.dumps(evidence(public.book(), KEY).to_json(10_000)))


def test_a_cursor_of_another_question_is_refused(bearing: Callable[..., Client]) -> None:
    program = bearing("statistician")
    cursor = program.get("/api/v1/evidence", {**ONE, "limit": 1}).json()["next"]
    for wrong in ({**ONE, "period": "2020H1", "cursor": cursor}, {**ONE, "cursor": "ÿ"}, {**ONE, "cursor": "W10"}):
        assert program.get("/api/v1/evidence", wrong).status_code == 400


def test_a_filer_sees_the_rows_of_their_district_alone(bearing: Callable[..., Client]) -> None:
    rows = bearing("filer").get("/api/v1/evidence", CLOSED).json()["items"]
    assert {row["district"] for row in rows} == {DISTRICT}
    assert bearing("filer").get("/api/v1/figures", {**ONE, "place": "510104"}).status_code == 403


def test_no_cell_of_an_export_runs_as_a_formula(bearing: Callable[..., Client]) -> None:
    program = bearing("statistician")
    table = pl.read_csv(program.get("/api/v1/evidence", {**ONE, "format": "csv", "limit": 1000}).content)
    hostile = [name for name in table["name"] if "HYPERLINK" in name]
    assert hostile == ["'" + NASTY]
    said = program.get("/api/v1/evidence", {**ONE, "limit": 1000})
    assert NASTY in [row["name"] for row in said.json()["items"]]
    assert (said.headers["Content-Type"], said.headers["X-Content-Type-Options"]) == ("application/json", "nosniff")
