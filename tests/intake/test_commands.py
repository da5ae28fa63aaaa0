"""The command of receiving, as a clerk uses it: what it says of a closed period, of the same file again, and of what is no table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ceyuan.cli import main
from intake.writing import compound, halls

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    home = tmp_path / "town"
    home.mkdir()
    for source in (Path(__file__).parent / "town").glob("*.yaml"):
        (home / source.name).write_bytes(source.read_bytes())
    return lambda *arguments: CliRunner().invoke(main, ["--city", str(home), *map(str, arguments)])


def test_a_closed_period_is_told_apart_from_a_wrong_cell(run: Run, tmp_path: Path) -> None:
    run("receive", halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1], title="2021年5月"), "--today", "2021-07-08")
    changed = halls(tmp_path / "b.xlsx", ["高新区", "甲厅", 9], title="2021年5月")
    said = run("receive", changed, "--today", "2021-07-08").output
    assert "--correction" in said
    assert "改好标红" not in said  # nothing in the file is wrong
    again = run("receive", changed, "--today", "2021-07-08").output
    assert "已在第 2 批" in again
    assert "ceyuan quarantine 2" in again
    assert "入账 1 行" in run("receive", changed, "--today", "2021-07-08", "--correction", "更正").output


def test_the_language_may_be_said_last(run: Run, tmp_path: Path) -> None:
    path = halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1])
    assert "rows" in run("receive", path, "--dry-run", "--lang", "en").output
    assert "行" in run("receive", path, "--dry-run", "--lang=zh").output
    assert run("receive", path, "--lang").exit_code == 2


def test_status_names_who_files(run: Run, tmp_path: Path) -> None:
    run("receive", halls(tmp_path / "a.xlsx", ["高新区", "甲厅", 1]))
    assert "高新" in run("status", "--dataset", "halls").output


def damaged(path: Path) -> Path:
    halls(path, ["高新区", "甲厅", 1])
    path.write_bytes(path.read_bytes()[:900])
    return path


def of_bytes(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


NO_TABLES = {
    "empty.xlsx": of_bytes(b""),
    "damaged.xlsx": damaged,
    "locked.xlsx": lambda path: compound(path, "EncryptedPackage"),
    "page.xls": of_bytes(b"<html><table></table></html>"),
    "noise.csv": of_bytes(bytes(range(128, 256)) * 40),
    "unknown.csv": of_bytes("甲,乙\n1,2\n".encode()),
    "giant.csv": of_bytes(("区县,名称,数\n" + "高" * 4_000_000 + ",甲,1\n").encode()),
    "wide.csv": of_bytes(b"a," * 1_000_000),
}


@pytest.mark.parametrize("name", NO_TABLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_no_table_gets_a_clear_answer(run: Run, tmp_path: Path, name: str, lang: str) -> None:
    path = NO_TABLES[name](tmp_path / name)
    found = run("--lang", lang, "receive", path)
    assert found.exit_code == 2
    assert isinstance(found.exception, SystemExit)
    assert name in found.output
    assert any("\u4e00" <= letter <= "\u9fff" for letter in found.output.replace(name, "")) is (lang == "zh")
    assert run("batches", "--json").output.strip() == "[]"  # nothing was written
