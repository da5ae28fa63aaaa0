"""Sentence templates of a report: prose with places for figures, in which no number is typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import Any, Literal, get_args

from pydantic import GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from ceyuan.definitions.base import Model, WrongValueError
from ceyuan.errors import Lang, did_you_mean

Aspect = Literal["value", "base", "change", "average"]
"""What of a figure is said: its value, the value it is compared with, the change, or the average yearly change over two years."""

Word = Literal["city", "period", "base_period", "as_of"]
"""What a template may say of the report itself; `as_of` is the last month of the period (截至6月)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The place of a figure: `{new_technology_smes}` or `{new_technology_smes:change}`."""

    figure: str
    aspect: Aspect = "value"

    def __str__(self) -> str:
        return f"{{{self.figure}:{self.aspect}}}"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in which digits may stand, because they are part of it: `{name:5G互联科创园}`."""

    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The labels of a code list, one after the other: `{list:platform_classes}`."""

    list: str

    def __str__(self) -> str:
        return f"{{list:{self.list}}}"


@dataclass(frozen=True, slots=True)
class Naming:
    """The entries of a roster, or of one category of it, that had an event in the period: `{roster:platforms/facility}`."""

    roster: str
    category: str | None = None

    def __str__(self) -> str:
        return f"{{roster:{self.roster}{'/' + self.category if self.category else ''}}}"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a word about the report: `{period}`."""

    word: Word


Part = str | Citation | Name | Listing | Naming | Place


@dataclass(frozen=True)
class Template:
    """One clause in one language.

    >>> Template.parse("{period}，新登记入库{new_technology_smes}").parts
    (Place(word='period'), '，新登记入库', Citation(figure='new_technology_smes', aspect='value'))
    """

    text: str
    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Read a template.

        Raises:
            WrongValueError: a brace is open, an aspect is unknown, or a number is typed.
        """
        try:
            pieces = list(Formatter().parse(str(text)))
        except ValueError as error:
            raise WrongValueError(f"“{text}”不是句子模板：{error}", f"'{text}' is not a template: {error}") from None
        return cls(str(text), tuple(part for piece in pieces for part in _parts(piece)))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The figures it cites, in order."""
        return tuple(part for part in self.parts if isinstance(part, Citation))

    @property
    def listings(self) -> tuple[Listing | Naming, ...]:
        """The code lists and rosters it names."""
        return tuple(part for part in self.parts if isinstance(part, Listing | Naming))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        read = core_schema.no_info_plain_validator_function(lambda value: value if isinstance(value, cls) else cls.parse(value))
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema()),
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.text),
        )


class Clause(Model):
    """A clause in both languages; both cite the same figures and name the same rosters.

    Attributes:
        optional: left out of the prose where a figure or a name is missing; the figure is still listed among what is missing.
    """

    zh: Template
    en: Template
    optional: bool = False

    def __getitem__(self, lang: Lang) -> Template:
        return self.zh if lang == "zh" else self.en

    @model_validator(mode="after")
    def _says_the_same(self) -> Clause:
        zh, en = ({*template.citations, *template.listings} for template in (self.zh, self.en))
        if zh != en:
            apart = ", ".join(sorted(map(str, zh ^ en)))
            raise WrongValueError(f"只有一种语言引用了 {apart}", f"only one of the two languages cites {apart}")
        return self


def _parts(piece: tuple[str, str | None, str | None, str | None]) -> Iterator[Part]:
    literal, field, spec, conversion = piece
    if literal:
        yield _unnumbered(literal)
    if field is None:
        return
    if field == "name" and spec and not conversion:
        yield Name(spec)
    elif field == "list" and spec and not conversion:
        yield Listing(spec)
    elif field == "roster" and spec and not conversion:
        roster, _, category = spec.partition("/")
        yield Naming(roster, category or None)
    elif field in get_args(Word) and not spec and not conversion:
        yield Place(field)  # type: ignore[arg-type]  # is one of the words
    elif field.isidentifier() and not conversion:
        yield Citation(field, _aspect(spec or "value"))
    else:
        raise WrongValueError(f"“{{{field}}}”不是数字的名称", f"'{{{field}}}' names no figure")


def _aspect(word: str) -> Aspect:
    known = get_args(Aspect)
    if word not in known:
        near = did_you_mean(word, known)
        zh = f"是否指“{near}”？" if near else f"可用的有：{'、'.join(known)}"
        en = f"did you mean '{near}'?" if near else f"known: {', '.join(known)}"
        raise WrongValueError(f"没有“{word}”这一方面；{zh}", f"'{word}' is no aspect of a figure; {en}")
    return word  # type: ignore[return-value]  # is one of the aspects


def _unnumbered(literal: str) -> str:
    """The literal, which holds no digit of any script: ４, ④ and Ⅳ are typed numbers too."""
    typed = "".join(char for char in literal if unicodedata.category(char).startswith("N"))
    if typed:
        raise WrongValueError(
            f"“{literal}”中直接写了数字“{typed}”：请引用指标，名称中的数字请写成 {{name:…}}",
            f"the number '{typed}' is typed in '{literal}': cite a figure, or write a name as {{name:…}}",
        )
    return literal
