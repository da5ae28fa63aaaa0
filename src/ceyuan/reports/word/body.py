"""The body of the document: sections and their blocks, one after the other, in the styles of the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from ceyuan.errors import Lang
from ceyuan.reports import words
from ceyuan.reports.naming import COMMAND, command, document_name, evidence_sheet
from ceyuan.reports.notes import notes
from ceyuan.reports.tree import Block, Cards, Chart, Fact, Heading, ResolvedReport, Run, Said, Table, Text
from ceyuan.reports.tree import Paragraph as Prose
from ceyuan.reports.word.charts import chart
from ceyuan.reports.word.contents import Contents, caption
from ceyuan.reports.word.runs import runs
from ceyuan.reports.word.styles import Styles
from ceyuan.reports.word.tables import cards, table, tile_map
from ceyuan.reports.word.xml import Element, element


@dataclass
class Body:
    """Writes before the place that the template keeps for the body.

    Attributes:
        place: the paragraph of that place.
    """

    document: Document
    report: ResolvedReport
    lang: Lang
    place: Paragraph
    styles: Styles
    contents: Contents = field(default_factory=Contents)

    def write(self) -> None:
        """Write everything, and take the place away."""
        for section in self.report.sections:
            self._heading(words.ordinal(section.number, self.lang) + section.label[self.lang])
            for block in section.blocks:
                self._block(block)
        self._notes()
        last = self.place._p  # python-docx cannot remove a paragraph
        last.getparent().remove(last)

    def _paragraph(self, style: str, said: Sequence[Run] = ()) -> Paragraph:
        made = self.place.insert_paragraph_before(style=style)
        made._p.extend(runs(said, self.styles))  # python-docx has no content controls
        return made

    def _heading(self, title: str) -> None:
        self.contents.heading(self._paragraph("Heading 1"), title)

    def _block(self, block: Block) -> None:
        match block:
            case Prose(said=said):
                prose = self._paragraph("Body Text", said[self.lang])
                if self.lang == "en":
                    prose.alignment = WD_ALIGN_PARAGRAPH.LEFT
            case Cards():
                self._insert(cards(block, self.lang, self.styles))
            case Table():
                caption(self._paragraph("Caption"), words.TABLE, block.number, block.label[self.lang], self.lang)
                self._insert(table(block, self.lang, self.styles))
            case Chart():
                self._chart(block)

    def _chart(self, one: Chart) -> None:
        label = one.label[self.lang] + words.in_brackets(one.unit[self.lang], self.lang)
        if one.kind == "tiles":
            self._insert(tile_map(one, self.lang, self.styles))
        else:
            holder = self._paragraph("Chart")
            holder.paragraph_format.keep_with_next = True
            holder._p.append(element("r", chart(self.document, one, self.lang)))  # python-docx has no charts
        caption(self._paragraph("Caption"), words.CHART, one.number, label, self.lang)
        if one.note[self.lang]:
            self._paragraph("Chart", [Text(one.note[self.lang])])

    def _insert(self, made: Element) -> None:
        """Put a table in; the empty paragraph keeps it apart from a table that follows."""
        self.place._p.addprevious(made)  # the table is made of elements
        self._paragraph("Chart")

    def _notes(self) -> None:
        lang = self.lang
        self._heading(words.NOTES[lang])
        for note in notes(self.report, lang):
            self._paragraph("Heading 2", [Text(note.label)])
            self._paragraph("Note", [Fact(note.text)])
            if note.figures:
                said = [label + words.in_brackets(why, lang) for _, label, why in note.figures]
                self._paragraph("Note", [Fact(("、" if lang == "zh" else "; ").join(said))])
        if self.report.sources:
            self._paragraph("Heading 2", [Text(words.SOURCES[lang])])
            for number, source in enumerate(self.report.sources, 1):
                mark = "" if source.verified else f" {words.UNVERIFIED_MARK}"
                self._paragraph("Note", [Fact(f"[{number}] " + "，".join(filter(None, (source.instrument, source.article))) + mark)])
        self._paragraph("Heading 2", [Text(words.EVIDENCE[lang])])
        self._insert(table(evidence_table(self.report, lang), lang, self.styles))


def evidence_table(report: ResolvedReport, lang: Lang) -> Table:
    """Where the rows behind each figure of the whole city are."""
    labels = (words.FIGURE, words.ROWS, words.NOT_COUNTED, words.ALL_ROWS)
    headings = tuple(Heading(label, is_number=label in (words.ROWS, words.NOT_COUNTED)) for label in labels)
    rows = []
    for name, cited in report.figures.items():
        key, figure = cited.figure.key, cited.figure
        if cited.is_whole:
            where = command(key).removeprefix(COMMAND)
            if name in report.headline:
                where = f"{document_name(report, lang, 'xlsx')} · {evidence_sheet(report, name, lang)}"
            cells = (cited.label[lang], f"{figure.rows:,}", f"{sum(figure.left_out.values()):,}", where)
            rows.append(tuple(Said((Fact(text),), (Fact(text),)) for text in cells))
    return Table("evidence", 0, words.EVIDENCE, headings, tuple(rows))
