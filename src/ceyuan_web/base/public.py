"""What everyone may see, as the city's portal definition says: which publications and indicators, and the ledger at which versions."""

from __future__ import annotations

from ceyuan.definitions import Indicator, Portal
from ceyuan.errors import Fault, QuestionError, unknown
from ceyuan.indicators import Book
from ceyuan.publications import Publication
from ceyuan.values import Period
from ceyuan_web.base import city


def portal() -> Portal:
    """What the city shows; of a city that says nothing, its reports."""
    found = city.the_city().definitions
    return found.portal or Portal(portal="none", label=found.city.label, reports=tuple(found.reports) or ("none",))


def publications() -> tuple[Publication, ...]:
    """The public ones, the newest first."""
    shown = portal().reports
    return tuple(one for one in city.publications() if one.report in shown)


def latest() -> Publication | None:
    """The last publication of the report of the home page, else of any."""
    found = publications()
    return next((one for one in found if one.report == portal().reports[0]), next(iter(found), None))


def period() -> Period | None:
    """Of the last publication."""
    last = latest()
    return Period.parse(last.period) if last else None


def versions() -> tuple[int, ...]:
    """The versions of the ledger that everyone may ask about, the one that is shown first."""
    last = latest()
    shown = [city.version()] if portal().shows == "newest" else [last.version] if last else []
    return tuple(dict.fromkeys([*shown, *(one.version for one in publications())]))


def book(at: int | None = None) -> Book:
    """What everyone's figures are asked of.

    Raises:
        QuestionError: nothing was published yet, or not this version.
    """
    known = versions()
    if not known:
        raise QuestionError(nothing_yet())
    if at is not None and at not in known:
        raise QuestionError(unknown(("公开版本", "public version"), str(at), [str(one) for one in known]))
    return city.book(known[0] if at is None else at)


def indicators() -> dict[str, Indicator]:
    """The public ones."""
    return {name: one for name, one in city.the_city().definitions.indicators.items() if one.public}


def indicator(name: str) -> Indicator:
    """A public indicator, by id or Chinese label.

    Raises:
        QuestionError: there is none of that name.
    """
    known = indicators()
    found = next((one for one in known.values() if name in (one.indicator, one.label.zh)), None)
    if found is None:
        raise QuestionError(unknown(("指标", "indicator"), name, known))
    return found


def nothing_yet() -> Fault:
    """The fault of asking before anything was published."""
    zh, en = "还没有出版物，没有可公开的数字", "Nothing is published yet, so no figure is public"
    return Fault(
        "unknown-publication",
        zh,
        en,
        "",
        "请在出版后再来；工作人员请登录或使用令牌",
        "Come back after a publication; staff sign in or use a token",
    )
