from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ceyuan.definitions import Definitions, folder, load

CityOf = Callable[..., Path]


@pytest.fixture(scope="session")
def chengdu() -> Definitions:
    return load(folder("chengdu"))


NATION = {
    "city": "city: nation\nlabel: {zh: 国, en: Nation}\n",
    "units": """\
units: nation
label: {zh: 单位, en: Units}
entries:
  - {unit: 元, kind: money, base: 元, word: {zh: 元, en: yuan}}
  - {unit: 万元, kind: money, base: 元, factor: 10000, word: {zh: 万元, en: ten thousand yuan}}
  - {unit: 平方米, kind: area, base: 平方米, word: {zh: 平方米, en: m²}}
  - {unit: 次, kind: count, base: 次, word: {zh: 次, en: times}}
  - {unit: 家, kind: count, base: 家, word: {zh: 家, en: firms}}
  - {unit: "%", kind: percent, base: "%", word: {zh: "%", en: "%"}}
""",
}


@pytest.fixture
def city_of(tmp_path: Path) -> CityOf:
    """Write a city folder: file name → YAML. It extends a nation that has units and nothing else."""

    def written(folder: Path, files: dict[str, str]) -> Path:
        folder.mkdir(exist_ok=True)
        for file, text in files.items():
            (folder / f"{file}.yaml").write_text(text, "utf-8")
        return folder

    def write(name: str = "town", extends: str = "../nation", **files: str) -> Path:
        written(tmp_path / "nation", NATION)
        head = f"city: {name}\nextends: {extends}\nlabel: {{zh: 某市, en: Town}}\n"
        return written(tmp_path / name, {"city": head, **files})

    return write
