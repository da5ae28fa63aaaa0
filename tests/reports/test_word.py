from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from ceyuan.errors import DefinitionError, Lang
from ceyuan.reports import write_word
from ceyuan.reports.package import save
from ceyuan.reports.tree import Number, Section, Table
from reports.conftest import Documents
from reports.numbers import numbers_of
from reports.small_city import NASTY

LANGS: tuple[Lang, ...] = ("zh", "en")


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture(scope="module")
def document(documents: Documents, lang: Lang) -> Opened:
    return Document(str(documents.path(lang, "docx")))


def controls(document: Opened) -> Iterator[tuple[str, str]]:
    """Title and text of every content control that has a title; LibreOffice puts the contents into one that has none."""
    for control in document.element.body.iter(qn("w:sdt")):
        title = control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        if title is not None:
            yield title.get(qn("w:val")), "".join(text.text or "" for text in control.iter(qn("w:t")))


def test_every_number_of_prose_and_tables_is_a_control_with_its_identity(document: Opened, documents: Documents, lang: Lang) -> None:
    in_charts = Counter((p.tag, p.digits) for c in documents.report.charts if c.kind != "tiles" for s in c.series for p in s.points if p)
    wanted = Counter((number.tag, number.digits) for number in numbers_of(documents.report, lang) if number.digits)
    assert Counter(controls(document)) == wanted - in_charts


def test_title_and_tag_of_a_control_agree_and_fit_word(document: Opened) -> None:
    for properties in document.element.body.iter(qn("w:sdtPr")):
        alias, tag = (properties.find(qn(f"w:{name}")).get(qn("w:val")) for name in ("alias", "tag"))
        assert alias == tag
        assert len(tag) <= 64


def test_no_number_is_typed(document: Opened) -> None:
    """Digits stand in controls, in facts (names, dates), in fields, or in headings that are facts."""
    facts = document.styles["Fact"].style_id
    typed = []
    for paragraph in document.element.body.iter(qn("w:p")):
        for run in paragraph.iterchildren(qn("w:r")):
            text, style = "".join(t.text or "" for t in run.iter(qn("w:t"))), run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            is_fact = style is not None and style.get(qn("w:val")) == facts
            if re.search(r"\d", text) and not is_fact and not _is_frame(paragraph):
                typed.append(text)
    assert typed == []


def _is_frame(paragraph: object) -> bool:
    """Cover, heading and head of a table: words of the template and the definitions."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
    return style is not None and style.get(qn("w:val")) in ("Title", "Subtitle", "Heading1", "TOC1", "TableHead")


def test_charts_are_native_and_their_workbooks_name_the_figures(documents: Documents, lang: Lang) -> None:
    drawn = [chart for chart in documents.report.charts if chart.kind != "tiles"]
    with zipfile.ZipFile(documents.path(lang, "docx")) as package:
        for chart in drawn:
            xml = package.read(f"word/charts/chart{chart.number}.xml").decode()
            assert "宋体" in xml
            assert f"<c:v>{chart.categories[0][lang]}</c:v>" in xml
            book = openpyxl.load_workbook(io.BytesIO(package.read(f"word/embeddings/chart{chart.number}.xlsx")))
            for column, series in enumerate(chart.series, 2):
                for row, point in enumerate(series.points, 2):
                    value, tag = (book[name].cell(row, column).value for name in ("Sheet1", "figures"))
                    assert (value, tag) == ((pytest.approx(float(point.amount)), point.tag) if point else (None, None))


def test_captions_and_contents_are_fields_that_are_right_already(document: Opened, documents: Documents, lang: Lang) -> None:
    fields = [text.text.strip() for text in document.element.body.iter(qn("w:instrText"))]
    counts = Counter(field.split()[1] for field in fields if field.startswith("SEQ"))
    tables = sum(isinstance(block, Table) for section in documents.report.sections for block in section.blocks)
    assert list(counts.values()) == [tables, len(documents.report.charts)] or set(counts.values()) == {tables, len(documents.report.charts)}
    assert any(field.startswith("TOC") for field in fields)
    contents = list(document.element.body.iter(qn("w:hyperlink")))
    titles = ["".join(t.text for t in link.iter(qn("w:t"))) for link in contents]
    assert titles == [paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"]
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in contents} <= marks
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_every_page_but_the_cover_says_that_it_is_synthetic(document: Opened, lang: Lang) -> None:
    assert ("示例数据" if lang == "zh" else "Synthetic data") in document.sections[0].header.paragraphs[0].text
    assert "PAGE" in "".join(text.text for text in document.sections[0].footer._element.iter(qn("w:instrText")))


def test_fonts_are_named_for_each_script(document: Opened) -> None:
    named = {
        name: document.styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") for name in ("Body Text", "Heading 1", "Table Text")
    }
    assert {name: fonts.get(qn("w:eastAsia")) for name, fonts in named.items()} == {
        "Body Text": "仿宋_GB2312",
        "Heading 1": "黑体",
        "Table Text": "宋体",
    }
    assert {fonts.get(qn("w:ascii")) for fonts in named.values()} == {"Times New Roman"}


def test_the_same_report_is_the_same_bytes(documents: Documents, lang: Lang, tmp_path: Path) -> None:
    again = write_word(documents.report, lang, tmp_path / "again.docx")
    assert again.read_bytes() == documents.path(lang, "docx").read_bytes()


def test_text_of_data_is_no_template_and_no_markup(documents: Documents, tmp_path: Path) -> None:
    nasty = replace(documents.report.title, zh=NASTY)
    section = Section("s", 1, nasty, ())
    path = write_word(replace(documents.report, title=nasty, sections=(section,)), "zh", tmp_path / "nasty.docx")
    assert NASTY in [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_a_template_without_a_style_or_a_place_is_refused_in_both_languages(documents: Documents, tmp_path: Path) -> None:
    template = Document(str(documents.report.template))
    for name in ("Figure", "Caption"):
        template.styles[name].element.getparent().remove(template.styles[name].element)
    save(template, tmp_path / "poor.docx")
    with pytest.raises(DefinitionError) as caught:
        write_word(replace(documents.report, template=tmp_path / "poor.docx"), "zh", tmp_path / "out.docx")
    assert {fault.code for fault in caught.value.faults} == {"no-style"}
    assert len(caught.value.faults) == 2
    save(Document(), tmp_path / "bare.docx")
    with pytest.raises(DefinitionError, match="has no paragraph that is"):
        write_word(replace(documents.report, template=tmp_path / "bare.docx"), "zh", tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


def test_a_style_renamed_by_word_in_another_language_is_found(documents: Documents, tmp_path: Path) -> None:
    """Chinese Word gives its own ids to styles and keeps their names."""
    template = Document(str(documents.report.template))
    template.styles["Body Text"].element.set(qn("w:styleId"), "a5")
    save(template, tmp_path / "own.docx")
    written = Document(str(write_word(replace(documents.report, template=tmp_path / "own.docx"), "zh", tmp_path / "out.docx")))
    assert any(paragraph.style and paragraph.style.name == "Body Text" for paragraph in written.paragraphs)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_identities_survive_libreoffice(documents: Documents, document: Opened, lang: Lang, tmp_path: Path) -> None:
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), str(documents.path(lang, "docx"))]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    saved = Document(str(tmp_path / documents.path(lang, "docx").name))
    assert Counter(controls(saved)) == Counter(controls(document))
    assert isinstance(next(numbers_of(documents.report, lang)), Number)
