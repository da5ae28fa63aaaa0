"""Native charts in Word: a chart part with its embedded workbook, so that a chart can be edited like one made in Word."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Length

from ceyuan.errors import Lang
from ceyuan.reports.package import THEN, timeless
from ceyuan.reports.palette import number_format
from ceyuan.reports.tree import Chart, Number
from ceyuan.reports.word.chart_xml import chart_xml
from ceyuan.reports.word.xml import Element

WIDTH = Cm(15.4)
_DRAWING = (
    '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr/>'
    '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def chart(document: Document, one: Chart, lang: Lang) -> Element:
    """The drawing of a chart, its parts added to the document."""
    package, number = document.part.package, one.number
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook(one, lang), package)
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    drawn._blob = chart_xml(one, lang, drawn.relate_to(book, RELATIONSHIP_TYPE.PACKAGE))  # known after its relation
    return _drawing(document.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART), one, lang)


def workbook(one: Chart, lang: Lang) -> bytes:
    """The numbers of a chart; a second sheet of the same shape names the figure of each."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": THEN, "author": "Ceyuan"})
    numbers, names = book.add_worksheet("Sheet1"), book.add_worksheet("figures")
    for sheet in (numbers, names):
        sheet.write_column(1, 0, [category[lang] for category in one.categories])
        sheet.set_column(0, 0, 24)
    for at, series in enumerate(one.series, 1):
        shown = book.add_format({"num_format": number_format(series.points)})
        numbers.write_string(0, at, series.label[lang])
        names.write_string(0, at, series.label[lang])
        for row, point in enumerate(series.points, 1):
            if point:
                numbers.write_number(row, at, float(point.amount), shown)
                names.write_string(row, at, point.tag)
    book.close()
    return timeless(made.getvalue())


def _drawing(relation: str, one: Chart, lang: Lang) -> Element:
    drawing = parse_xml(_DRAWING)
    extent, properties, link = (next(drawing.iter(f"{{*}}{name}")) for name in ("extent", "docPr", "chart"))
    extent.set("cx", str(WIDTH))
    extent.set("cy", str(height(one)))
    properties.set("id", str(1000 + one.number))
    properties.set("name", f"chart{one.number}")
    properties.set("descr", alternative(one, lang))
    link.set(_R, relation)
    return drawing


def height(one: Chart) -> Length:
    """High enough for every bar; a line has one height."""
    if one.kind == "line":
        return Cm(7.2)
    bars = len(one.series) if one.kind == "bar" else 1
    legend = 0.9 if len(one.series) > 1 else 0.0
    return Cm(min(1.2 + legend + len(one.categories) * (0.3 + 0.3 * bars), 20.0))


def alternative(one: Chart, lang: Lang) -> str:
    """What the chart shows, for who cannot see it."""
    said = [f"{series.label[lang]}: {_listed(one, series.points, lang)}" for series in one.series]
    return f"{one.label[lang]}. " + "; ".join(said)


def _listed(one: Chart, points: Sequence[Number | None], lang: Lang) -> str:
    return ", ".join(f"{category[lang]} {point.text}" for category, point in zip(one.categories, points, strict=True) if point)
