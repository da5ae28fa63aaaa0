from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import fastexcel
import pytest

from ceyuan.definitions import Definitions
from ceyuan.errors import QuestionError
from ceyuan.samples import Manifest, SampleOptions, write_sample
from ceyuan.samples.manifest import messes


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    }


def head(path: Path) -> str:
    if path.suffix == ".xlsx":
        book = fastexcel.read_excel(path)
        return "\n".join(str(book.load_sheet(name, header_row=None, n_rows=1).to_arrow().to_pydict()) for name in book.sheet_names)
    line = path.read_bytes().split(b"\n")[0]
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("gb18030")


def test_every_file_says_that_it_is_synthetic(written: tuple[Path, Manifest]) -> None:
    out, manifest = written
    for file in manifest.files:
        assert "示例数据" in file.path
        assert "合成，非真实" in head(out / file.path), file.path


def test_every_sheet_says_so(written: tuple[Path, Manifest]) -> None:
    out, manifest = written
    path = next(file.path for file in manifest.files if "hidden_sheet" in file.messes)
    book = fastexcel.read_excel(out / path)
    assert len(book.sheet_names) > 3
    assert head(out / path).count("合成，非真实") == len(book.sheet_names)


def test_the_manifest_is_all_there_is_and_reads_back(written: tuple[Path, Manifest]) -> None:
    out, manifest = written
    assert set(digests(out)) == {file.path for file in manifest.files} | {"manifest.json"}
    assert Manifest.read(out) == manifest
    found = json.loads((out / "manifest.json").read_text("utf-8"))
    assert found["synthetic"] is True
    assert found["seed"] == 2021
    assert set(found["messes"]) == {mess for file in manifest.files for mess in file.messes}


def test_files_are_in_the_order_of_receipt(written: tuple[Path, Manifest]) -> None:
    days = [file.received_on for file in written[1].files]
    assert days == sorted(days)
    assert all(file.path.startswith(file.received_on[:7]) for file in written[1].files)


def test_every_mess_that_has_a_name_is_planted(written: tuple[Path, Manifest]) -> None:
    assert {mess for file in written[1].files for mess in file.messes} == set(messes())


def test_a_copy_is_the_same_content(written: tuple[Path, Manifest]) -> None:
    out, manifest = written
    copies = [file.path for file in manifest.files if file.outcome == "already"]
    by_digest: dict[str, list[str]] = {}
    for path, digest in digests(out).items():
        by_digest.setdefault(digest, []).append(path)
    assert sorted(copies) == sorted(path for paths in by_digest.values() if len(paths) > 1 for path in paths if path in copies)
    assert len(copies) == 3


def test_the_figures_are_the_samples_totals(written: tuple[Path, Manifest], chengdu: Definitions) -> None:
    stated = {(figure.indicator, figure.period): figure.value for figure in written[1].figures}
    assert stated["new_technology_smes", "2021H1"] == "4894"
    assert stated["space_operating_area", "2021H1"] == "8172800"
    assert {indicator for indicator, _ in stated} <= set(chengdu.indicators)


def test_the_same_seed_gives_the_same_bytes_and_replaces_an_older_sample(
    written: tuple[Path, Manifest], chengdu: Definitions, tmp_path: Path
) -> None:
    (tmp_path / "2019-01").mkdir()
    (tmp_path / "2019-01" / "old.xlsx").write_text("x")
    old = replace(written[1].files[0], path="2019-01/old.xlsx")
    replace(written[1], files=(old,)).write(tmp_path)
    seen: list[int] = []
    write_sample(chengdu, tmp_path, SampleOptions(seed=2021), lambda done, total=None, what="": seen.append(done))
    assert digests(tmp_path) == digests(written[0])
    assert seen == list(range(1, len(written[1].files) + 1))


def test_a_folder_of_other_files_is_left_alone(chengdu: Definitions, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(QuestionError) as caught:
        write_sample(chengdu, tmp_path)
    assert caught.value.faults[0].code == "folder-not-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_city_without_a_sample_says_so(chengdu: Definitions, tmp_path: Path) -> None:
    with pytest.raises(QuestionError) as caught:
        write_sample(replace(chengdu, samples={}), tmp_path / "x")
    assert caught.value.faults[0].code == "no-sample"
