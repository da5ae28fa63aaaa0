"""A published report that people edited: their numbers and sentences are found, whoever saved the file last; free editing is free."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from ceyuan.bulletins import Reader
from ceyuan.cli import main
from ceyuan.publications.edited import Edited, check_edited
from publications.conftest import Told

BODY, CHART, CORE = "word/document.xml", "word/charts/chart1.xml", "docProps/core.xml"
Change = Callable[[str], str]


def saved(told: Told, path: Path, changes: Mapping[str, Change], drop: str = "\0") -> Path:
    """The Word file of the first edition with its parts changed, and parts whose name begins with `drop` left out."""
    with zipfile.ZipFile(told.archive.where(told.first) / "brief-2021H1.zh.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if not name.startswith(drop):
                data = old.read(name)
                new.writestr(name, changes[name](data.decode()) if name in changes else data)
    return path


def check(told: Told, path: Path, at: str | None = None) -> Edited:
    found = check_edited(told.archive, path, Reader(told.archive.definitions.reading), at)
    assert found is not None
    return found


def in_prose(xml: str, was: str, now: str) -> str:
    """The digits of the first field of the body text that says `was`."""
    at = xml.index(f">{was}<", xml.index("BodyText"))
    return xml[: at + 1] + now + xml[at + 1 + len(was) :]


def with_sentence(xml: str, words: str) -> str:
    """A sentence typed at the end of the first paragraph."""
    end = xml.index("</w:p>", xml.index("BodyText"))
    return f"{xml[:end]}<w:r><w:t>{words}</w:t></w:r>{xml[end:]}"


def with_point(xml: str, now: str) -> str:
    """The first point of a chart."""
    value = re.search(r"<c:val>.*?<c:v>(.*?)</c:v>", xml, re.DOTALL)
    assert value is not None
    return xml[: value.start(1)] + now + xml[value.end(1) :]


def spoilt(xml: str) -> str:
    typed = "2021年上半年，全市新登记入库科技型中小企业21家。我们将再接再厉。"
    return with_sentence(in_prose(in_prose(xml, "7.5", "7.3"), "12", "13"), typed)


@pytest.fixture(scope="module")
def spoilt_file(told: Told, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("edited") / "改稿.docx"
    return saved(told, path, {BODY: spoilt, CHART: lambda xml: with_point(xml, "99")})


@pytest.fixture(scope="module", params=["as Word left it", "saved by LibreOffice"])
def found(request: pytest.FixtureRequest, told: Told, spoilt_file: Path) -> Edited:
    if request.param == "as Word left it":
        return check(told, spoilt_file)
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    out = spoilt_file.parent / "again"
    words = [office, f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*words, "--outdir", out, spoilt_file], check=True, capture_output=True)
    return check(told, out / spoilt_file.name)


def test_changed_numbers_are_found_from_what_to_what(told: Told, found: Edited) -> None:
    changed = {number.name: (number.was, number.now, number.is_supported) for number in found.numbers if number.start is not None}
    assert changed == {
        "contract_turnover.2021H1.value": ("7.5", "7.3", False),
        "new_technology_smes.2021H1.value": ("12", "13", True),  # what the ledger says since the late filing
    }
    assert all(found.text[number.start : number.end] == number.now for number in found.numbers if number.start is not None)
    assert found.original == told.first.id


def test_a_changed_point_of_a_chart_is_found(found: Edited) -> None:
    (point,) = (number for number in found.numbers if number.start is None)
    assert (point.name, point.was, point.now) == ("contract_turnover.2021H1.change", "150", "99")
    assert point.where.endswith("技术合同成交额")


def test_new_sentences_are_found_with_what_they_claim(found: Edited) -> None:
    by_text = {sentence.text: [(each.claim.quote, each.verdict) for each in sentence.judgements] for sentence in found.sentences}
    assert by_text == {"2021年上半年，全市新登记入库科技型中小企业21家。": [("21家", "contradicted")], "我们将再接再厉。": []}
    assert found.doubtful


def test_an_untouched_file_and_words_without_numbers_are_free(told: Told, tmp_path: Path) -> None:
    untouched = check(told, saved(told, tmp_path / "a.docx", {}))
    assert (untouched.numbers, untouched.sentences, untouched.removed) == ((), (), ())
    assert (untouched.fields, untouched.points) > (10, 1)
    words = check(told, saved(told, tmp_path / "b.docx", {BODY: lambda xml: with_sentence(xml, "成绩来之不易。")}))
    assert [sentence.text for sentence in words.sentences] == ["成绩来之不易。"]
    assert not words.doubtful


def test_a_hedge_or_a_unit_changed_beside_a_number_is_a_new_sentence(told: Told, tmp_path: Path) -> None:
    def slipped(xml: str) -> str:
        at = xml.index("亿元", xml.index("BodyText"))
        return xml[:at] + "万元" + xml[at + 2 :]

    (sentence,) = check(told, saved(told, tmp_path / "a.docx", {BODY: slipped}), told.first.id).sentences
    assert "7.5万元" in sentence.text
    assert "unit" in {slip.code for each in sentence.judgements for slip in each.slips}


def test_a_number_typed_over_its_field_is_a_claim_and_the_field_is_gone(told: Told, tmp_path: Path) -> None:
    def typed(xml: str) -> str:
        at = xml.index(">12<", xml.index("BodyText"))
        start, end = xml.rindex("<w:sdt>", 0, at), xml.index("</w:sdt>", at) + len("</w:sdt>")
        return f"{xml[:start]}<w:r><w:t>21</w:t></w:r>{xml[end:]}"

    found = check(told, saved(told, tmp_path / "a.docx", {BODY: typed}))
    assert [(one.name, one.was) for one in found.removed] == [("new_technology_smes.2021H1.value", "12")]
    assert "21家" in {each.claim.quote for each in found.judgements}


def test_a_file_that_forgot_where_it_comes_from_is_known_by_its_figures(told: Told, tmp_path: Path) -> None:
    found = check(told, saved(told, tmp_path / "a.docx", {BODY: spoilt}, drop=CORE))
    assert {number.now for number in found.numbers} == {"7.3", "13"} or found.original == told.second.id


def test_a_chart_without_its_workbook_is_known_by_its_place(told: Told, tmp_path: Path) -> None:
    path = saved(told, tmp_path / "a.docx", {CHART: lambda xml: with_point(xml, "99")}, drop="word/embeddings")
    (point,) = check(told, path).numbers
    assert (point.was, point.now, point.is_supported) == ("150", "99", False)


def test_other_files_are_none_of_ours(told: Told, tmp_path: Path) -> None:
    reader = Reader(told.archive.definitions.reading)
    (tmp_path / "a.docx").write_text("十二家")
    for path in (tmp_path / "a.docx", tmp_path / "missing.docx"):
        assert check_edited(told.archive, path, reader) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_shows_it_in_every_form(told: Told, spoilt_file: Path, tmp_path: Path, lang: str) -> None:
    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["--city", str(told.archive.folder.parent), "--lang", lang, "check", str(spoilt_file), *words])
        return done.exit_code, done.stdout

    code, shown = run()
    assert code == 1
    assert "7.3" in shown
    assert "21家" in shown
    assert json.loads(run("--json")[1])["numbers"][0]["was"] == "7.5"
    page = tmp_path / "page.html"
    assert run("--html", str(page))[0] == 1
    assert 'class="doubt"' in page.read_text("utf-8")
