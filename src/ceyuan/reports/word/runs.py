"""Runs of a sentence in Word. The digits of a number stand in a content control whose title and tag are its identity.

Only the digits: an older LibreOffice repeats the text of a control that mixes Han and Latin. It also drops the tag and keeps the
title, so both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceyuan.reports import words
from ceyuan.reports.tree import Absent, Fact, Number, Run
from ceyuan.reports.word.styles import Styles
from ceyuan.reports.word.xml import Element, element, run


def runs(said: Sequence[Run], styles: Styles) -> Iterator[Element]:
    """The elements of a paragraph that say it."""
    for one in said:
        match one:
            case Number():
                yield from _number(one, styles)
            case Absent(text=text):
                yield run(text, styles["Absent"])
            case Fact(text=text, source=source):
                yield run(text, styles["Fact"])
                yield from [_raised(f"[{source}]", styles)] if source else []
            case _:
                yield run(one.text)


def _number(one: Number, styles: Styles) -> Iterator[Element]:
    if one.before:
        yield run(one.before, styles["Figure"])
    if one.digits:
        yield _control(one.tag, one.digits, styles)
    if one.after:
        yield run(one.after, styles["Figure"])
    if one.is_marked:
        yield _raised(words.UNVERIFIED_MARK, styles)


def _control(tag: str, digits: str, styles: Styles) -> Element:
    properties = element("sdtPr", element("alias", val=tag), element("tag", val=tag), element("text"))
    return element("sdt", properties, element("sdtContent", run(digits, styles["Figure"])))


def _raised(text: str, styles: Styles) -> Element:
    properties = element("rPr", element("rStyle", val=styles["Fact"]), element("vertAlign", val="superscript"))
    return element("r", properties, element("t", text=text))
