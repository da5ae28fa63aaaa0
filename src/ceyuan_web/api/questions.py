"""A figure's key as parameters, and the book that a caller may ask it of."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import Field

from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import Book, FigureKey
from ceyuan.indicators.question import settle
from ceyuan.values import Period
from ceyuan_web.api.caller import Caller
from ceyuan_web.base import public
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.city import book, the_city
from ceyuan_web.base.policy import Thing

LONGEST = 200


class At(Schema):
    """Of which version."""

    at: str | None = Field(None, max_length=LONGEST, description="账本版本号或标签 · version or tag of the ledger")


class Where(At):
    """Of which part of the city."""

    place: str | None = Field(None, max_length=LONGEST, description="区（市）县 · district, by code or name")
    track: str | None = Field(None, max_length=LONGEST, description="赛道 · track")
    where: list[str] = Field([], max_length=8, description="分类 · classes, as COLUMN=VALUE")
    comparison: Literal["yoy", "sequential"] = Field("yoy", description="同比或环比 · over a year, or over the window before")


class Key(Where):
    """A figure."""

    indicator: str = Field(max_length=LONGEST, description="指标，编号或中文名 · id or Chinese label")
    period: str = Field(max_length=40, description="时期，如 2021H1 · period", examples=["2021H1"])


def key_of(asked: Where, indicator: str, period: Period) -> FigureKey:
    """The key that the parameters say.

    Raises:
        QuestionError: a class without `=`.
    """
    pairs = tuple((name, value) for name, _, value in (each.partition("=") for each in asked.where))
    if any(not name or not value for name, value in pairs):
        fix = ("请写成 列=值", "Write COLUMN=VALUE")
        raise QuestionError(Fault("bad-class", "where 写法不对", "A class is not written as it should be", "where", *fix))
    return FigureKey(indicator, period, asked.place, asked.track, pairs, asked.comparison)


def book_for(caller: Caller, at: str | None) -> Book:
    """What the caller asks of: everyone of what was published, who has a token for figures of any version.

    Raises:
        QuestionError: no such version, or not for everyone.
    """
    said = int(at) if at and at.isascii() and at.isdecimal() else at
    if not caller.may("figures.ask"):
        tags = the_city().ledger.tags() if isinstance(said, str) else {}
        return public.book(tags.get(said, -1) if isinstance(said, str) else said)
    return book(None if said is None else the_city().ledger.resolve(said))


def allowed(caller: Caller, of: Book, key: FigureKey) -> FigureKey:
    """The settled key, if the caller may ask it: everyone of public indicators, a person within their scope.

    Raises:
        QuestionError: a name is unknown, or not for everyone.
        RefusalError: the place is outside the scope.
    """
    settled = settle(of.definitions, key).key
    if not caller.may("figures.ask"):
        public.indicator(settled.indicator)
        return settled
    if settled.place and settled.indicator and not (verdict := caller.may("figures.ask", Thing(place=settled.place))):
        raise RefusalError.by(verdict)
    return settled
