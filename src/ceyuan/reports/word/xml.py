"""The few pieces of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any
"""An element of the document's tree, as python-docx makes them."""


def element(tag: str, *children: Element, text: str | None = None, **attributes: str) -> Element:
    """An element of the `w` namespace: `element("tag", val="x")` is `<w:tag w:val="x"/>`."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for child in children:
        made.append(child)
    if text is not None:
        made.text = text
        made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def run(text: str, style: str | None = None) -> Element:
    """A run of text, in a character style."""
    properties = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *properties, element("t", text=text))


def field(instruction: str, result: list[Element]) -> list[Element]:
    """A field with the result that it shows until Word updates it."""
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", element("instrText", text=f" {instruction} ")),
        element("r", element("fldChar", fldCharType="separate")),
        *result,
        element("r", element("fldChar", fldCharType="end")),
    ]


def fonts(properties: Element, latin: str, east_asian: str) -> None:
    """Set the fonts of run properties by name, for each script its own."""
    named = properties.get_or_add_rFonts()
    for name in list(named.attrib):
        del named.attrib[name]
    for script, font in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", east_asian)):
        named.set(qn(f"w:{script}"), font)


def bookmark(number: int, name: str, *inside: Element) -> list[Element]:
    """Elements between the two ends of a bookmark."""
    return [element("bookmarkStart", id=str(number), name=name), *inside, element("bookmarkEnd", id=str(number))]
