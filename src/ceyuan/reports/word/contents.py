"""Headings, captions and the table of contents: fields, filled in already, so that they are right before Word updates them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field as attribute

from docx.text.paragraph import Paragraph

from ceyuan.errors import Lang
from ceyuan.reports.word.xml import Element, bookmark, element, field, run
from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents, and the bookmark of its heading."""

    title: str
    mark: str


@dataclass
class Contents:
    """The headings written so far."""

    entries: list[Entry] = attribute(default_factory=list)

    def heading(self, paragraph: Paragraph, title: str) -> None:
        """Write a heading that the table of contents leads to."""
        number = len(self.entries) + 1
        self.entries.append(Entry(title, f"_Toc{20_000_000 + number}"))
        paragraph._p.extend(bookmark(number, self.entries[-1].mark, run(title)))  # python-docx has no bookmarks


def fill(place: Paragraph, entries: Sequence[Entry]) -> None:
    """Put the table of contents where the template has its place.

    Its titles are right as they are; page numbers, which only Word can know, come when it brings the field up to date.
    """
    body = place._p  # python-docx has no fields
    opening = field('TOC \\o "1-1" \\h \\z \\u', [])
    lines = [_line(entry) for entry in entries]
    lines[0][:0] = opening[:3]
    lines[-1].append(opening[-1])
    for line in lines:
        paragraph = element("p", *_style(place), *line)
        body.addprevious(paragraph)
    body.getparent().remove(body)


def caption(paragraph: Paragraph, kind: Bilingual, number: int, label: str, lang: Lang) -> None:
    """Write `表1 …`: the number is a field that counts, so that a table put in between is counted too."""
    name = kind[lang]
    paragraph._p.extend([run(f"{name} "), *field(f"SEQ {name} \\* ARABIC", [run(str(number), "Fact")]), run(f"  {label}")])


def _line(entry: Entry) -> list[Element]:
    return [element("hyperlink", run(entry.title), anchor=entry.mark, history="1")]


def _style(place: Paragraph) -> list[Element]:
    properties = place._p.pPr
    return [] if properties is None else [deepcopy(properties)]
