"""From a figure to its rows and to the cell of the file, each within the scope of whoever looks."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from django.test import Client

from ceyuan.indicators import FigureKey, evidence, figure
from ceyuan.values import Period
from ceyuan_web.base import city
from web.conftest import DISTRICT

ASKED = "/zh/desk/ask/space_built_area"
QUESTION = {"period": "2021-06"}
Acting = Callable[[str], Client]


def rows_of(client: Client, role: str) -> pl.DataFrame:
    answer = client.get(f"{ASKED}/evidence.parquet", QUESTION)
    return pl.read_parquet(io.BytesIO(answer.content))


def test_a_figure_opens_to_the_rows_that_the_library_tells(own: Path, acting: Acting) -> None:
    key = FigureKey("space_built_area", Period.parse("2021-06"))
    page = acting("statistician").get(f"{ASKED}/", QUESTION).content.decode()
    assert f"计入 {figure(city.book(), key).rows} 行" in page
    told = pl.DataFrame(pl.from_arrow(evidence(city.book(), key).table()))
    assert rows_of(acting("statistician"), "statistician").equals(told)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_a_filer_gets_no_row_of_another_district(own: Path, acting: Acting, kind: str) -> None:
    answer = acting("filer").get(f"{ASKED}/evidence.{kind}", QUESTION).content
    reads = {"csv": pl.read_csv, "xlsx": pl.read_excel, "parquet": pl.read_parquet}
    found = reads[kind](io.BytesIO(answer))
    assert set(found["district"]) == {DISTRICT}
    assert found.filter(pl.col("counted").cast(pl.String).str.to_lowercase().is_in(["true", "1"])).height == 1


def test_a_filer_sees_on_the_page_their_own_rows_alone(own: Path, acting: Acting) -> None:
    page = acting("filer").get(f"{ASKED}/evidence/", QUESTION).content.decode()
    assert "示例科创空间01" in page
    assert "示例科创空间14" not in page
    assert "只显示您范围内的行" in page


def test_a_filer_may_not_ask_of_another_district(own: Path, acting: Acting) -> None:
    assert acting("filer").get(f"{ASKED}/", {**QUESTION, "place": "510104"}).status_code == 403


def test_a_cell_is_marked_in_its_sheet(own: Path, acting: Acting) -> None:
    page = acting("statistician").get("/zh/desk/batches/2/cell/", {"sheet": "汇总", "row": 3, "field": "built_area_m2"}).content.decode()
    assert '<td class="marked" aria-current="true">35</td>' in page
    assert "建成面积（万平方米）" in page


def test_a_filer_sees_of_a_shared_file_their_own_row_without_its_neighbours(own: Path, acting: Acting) -> None:
    client, place = acting("filer"), "/zh/desk/batches/1/cell/"
    page = client.get(place, {"sheet": "汇总", "row": 3, "field": "built_area_m2"}).content.decode()
    assert "示例科创空间01" in page
    assert "示例科创空间14" not in page
    assert client.get(place, {"sheet": "汇总", "row": 4, "field": "built_area_m2"}).status_code == 403
    assert client.get("/zh/desk/batches/1/original/").status_code == 403


def test_the_original_comes_back_as_it_was(own: Path, registry: Path, acting: Acting) -> None:
    answer = acting("reviewer").get("/zh/desk/batches/1/original/")
    assert b"".join(answer.streaming_content) == (registry.parent / "2021年6月高品质科创空间月报.xlsx").read_bytes()
    answer.close()
