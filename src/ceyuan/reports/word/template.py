"""The Word template that ships: made once by this script, then edited in Word by the bureau like any document.

`python -m ceyuan.reports.word.template half-year.docx` makes it anew. A report takes from it the cover, headers, footers and
styles. All of it may be changed but the names of the styles and the two places `{{ contents }}` and `{{ body }}`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from ceyuan.reports.package import save
from ceyuan.reports.word.xml import field, fonts, run

INK, SOFT, WHITE = (RGBColor.from_string(colour) for colour in ("1C2530", "56616D", "FFFFFF"))
LATIN = "Times New Roman"
TEXT_WIDTH = Cm(15.6)


@dataclass(frozen=True)
class Look:
    """How a paragraph style looks: sizes and spaces in points, indent in hundredths of a character."""

    east_asian: str
    size: float
    bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.5
    indent: int = 0
    align: ALIGN = ALIGN.LEFT
    base: str | None = "Normal"
    colour: RGBColor = INK


LOOKS = {
    "Normal": Look("仿宋_GB2312", 12, base=None),
    "Body Text": Look("仿宋_GB2312", 12, after=4, indent=200, align=ALIGN.JUSTIFY),
    "Title": Look("方正小标宋简体", 22, before=6, after=14, line=1.25, align=ALIGN.CENTER),
    "Subtitle": Look("楷体_GB2312", 15, after=6, align=ALIGN.CENTER, colour=SOFT),
    "Heading 1": Look("黑体", 16, before=18, after=8, line=1.2),
    "Heading 2": Look("楷体_GB2312", 13, bold=True, before=10, after=3, line=1.2),
    "Contents Heading": Look("黑体", 16, after=12, align=ALIGN.CENTER),
    "TOC 1": Look("仿宋_GB2312", 12, line=1.7),
    "Caption": Look("黑体", 10.5, before=10, after=4, line=1.2, align=ALIGN.CENTER),
    "Table Text": Look("宋体", 9, line=1.15),
    "Table Number": Look("宋体", 9, line=1.15, align=ALIGN.RIGHT),
    "Table Head": Look("黑体", 9, line=1.15),
    "Card Label": Look("宋体", 9, before=5, line=1.2, colour=SOFT),
    "Card Value": Look("黑体", 15, line=1.25),
    "Tile": Look("宋体", 8.5, line=1.15, align=ALIGN.CENTER),
    "Tile Dark": Look("宋体", 8.5, line=1.15, align=ALIGN.CENTER, colour=WHITE),
    "Chart": Look("宋体", 9, after=8, line=1.0, align=ALIGN.CENTER),
    "Note": Look("宋体", 10.5, after=3, line=1.35),
    "Header": Look("宋体", 9, line=1.0, colour=SOFT),
    "Footer": Look("宋体", 9, line=1.0, align=ALIGN.CENTER, colour=SOFT),
}
TABLE = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="CeyuanTable"><w:name w:val="Ceyuan Table"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>'
    '<w:top w:val="single" w:sz="12" w:space="0" w:color="1C2530"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="1C2530"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="DCDFE1"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/>'
    '<w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="1C2530"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def write_template(path: Path) -> None:
    """Write the template."""
    document = Document()
    for name, look in LOOKS.items():
        _style(document, name, look)
    for name in ("Figure", "Fact", "Absent"):
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    document.styles["Absent"].font.color.rgb = SOFT
    document.styles.element.append(parse_xml(TABLE))
    _page(document)
    _cover(document)
    save(document, path)


def _style(document: Opened, name: str, look: Look) -> None:
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    if look.base:
        style.base_style = document.styles[look.base]
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = look.colour
    fonts(style.element.get_or_add_rPr(), LATIN, look.east_asian)
    _shape(style, name, look)


def _shape(style: ParagraphStyle, name: str, look: Look) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing, shape.alignment = look.line, look.align
    shape.keep_with_next = name.startswith(("Heading", "Caption"))
    properties = style.element.get_or_add_pPr()
    for own in (*properties.findall(qn("w:pBdr")), *properties.findall(qn("w:tabs"))):
        properties.remove(own)  # what python-docx's own template draws and stops at
    if look.indent:
        properties.get_or_add_ind().set(qn("w:firstLineChars"), str(look.indent))
    if name == "TOC 1":
        shape.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _page(document: Opened) -> None:
    """A4 with the margins of an official document; the cover carries no header."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.8)
    section.header_distance = section.footer_distance = Cm(1.6)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    for text in ("{{ title }}", "\t", "{{ mark }}"):
        header.add_run(text)
    for part in ("— ", field("PAGE", [run("1")]), " —"):
        _add(section.footer.paragraphs[0], part)


def _cover(document: Opened) -> None:
    for _ in range(5):
        document.add_paragraph()
    document.add_paragraph("{{ city }}", "Subtitle")
    document.add_paragraph("{{ title }}", "Title")
    document.add_paragraph("{{ period }}", "Subtitle")
    document.add_paragraph("{{ notice }}", "Subtitle")
    document.add_paragraph("{{ version }}", "Subtitle").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("{{ contents_heading }}", "Contents Heading")
    document.add_paragraph("{{ contents }}", "TOC 1")
    document.add_paragraph("{{ body }}")


def _add(paragraph: Paragraph, part: str | list[object]) -> None:
    if isinstance(part, str):
        paragraph.add_run(part)
    else:
        paragraph._p.extend(part)  # python-docx has no fields


if __name__ == "__main__":
    write_template(Path(sys.argv[1]))
