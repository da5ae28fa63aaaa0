"""Writing the Word file: the template is filled, then the body is put into its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from ceyuan.errors import DefinitionError, Fault, Lang
from ceyuan.reports import words
from ceyuan.reports.origin import Origin
from ceyuan.reports.package import save
from ceyuan.reports.tree import ResolvedReport
from ceyuan.reports.word.body import Body
from ceyuan.reports.word.contents import fill
from ceyuan.reports.word.styles import Styles
from ceyuan.reports.word.xml import element

_CONTENTS, _BODY = "⟦contents⟧", "⟦body⟧"
_TONGUES: dict[Lang, str] = {"zh": "zh-CN", "en": "en-GB"}


def write_word(report: ResolvedReport, lang: Lang, path: Path) -> Path:
    """Write the report as a Word file; the same report is the same bytes.

    Returns:
        The path.

    Raises:
        DefinitionError: the template lacks a style, or a place for contents or body.
    """
    template = DocxTemplate(report.template)
    template.render(_filling(report, lang), SandboxedEnvironment(), autoescape=True)
    document = template.docx
    places = {mark: _place(document, mark, report.template.name) for mark in (_CONTENTS, _BODY)}
    body = Body(document, report, lang, places[_BODY], Styles.of(document, report.template.name))
    body.write()
    fill(places[_CONTENTS], body.contents.entries)
    _settle(document, lang)
    return save(document, path, title=report.title[lang], origin=str(Origin.of(report, lang)))


def _filling(report: ResolvedReport, lang: Lang) -> dict[str, Any]:
    return {
        "title": report.title[lang],
        "city": report.city[lang],
        "period": report.period.label(lang),
        "notice": words.SYNTHETIC[lang] if report.is_synthetic else "",
        "mark": words.SYNTHETIC_MARK[lang] if report.is_synthetic else "",
        "version": f"{words.VERSION[lang]} {report.version} · {words.DEFINITIONS[lang]} {report.definitions_sha256[:12]}",
        "contents_heading": words.CONTENTS[lang],
        "contents": _CONTENTS,
        "body": _BODY,
    }


def _place(document: Document, mark: str, template: str) -> Paragraph:
    for paragraph in document.paragraphs:
        if paragraph.text.strip() == mark:
            return paragraph
    name = mark.strip("⟦⟧")
    zh, en = f"Word 模板中没有单独成段的 {{{{ {name} }}}}", f"The Word template has no paragraph that is {{{{ {name} }}}}"
    raise DefinitionError(Fault("no-place", zh, en, template))


def _settle(document: Document, lang: Lang) -> None:
    """The language of the text, and that Word brings the fields up to date when it opens the file."""
    settings = document.settings.element
    if settings.find(qn("w:updateFields")) is None:
        settings.insert(0, element("updateFields", val="true"))
    for defaults in document.styles.element.iter(qn("w:lang")):
        defaults.set(qn("w:val"), _TONGUES[lang])
        defaults.set(qn("w:eastAsia"), "zh-CN")
