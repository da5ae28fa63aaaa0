"""The words by which registered names are taken apart; all of them are given, none is known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Follows = Literal["anything", "branch", "nothing"]


@dataclass(frozen=True, slots=True)
class Region:
    """A place that may open a name.

    Attributes:
        names: as they open one: 双流区, 双流县, 双流; only 武侯区 where the short name is more often a firm's own.
        inside: the places in it, which may follow it.
    """

    names: tuple[str, ...]
    inside: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form or what stands for one.

    Attributes:
        form: its id, equal for words that mean the same (有限责任公司, 有限公司).
        kind: what an organisation of that form is: enterprise, university, hospital, …
        words: as they end a name.
        follows: what may stand behind it in a name: anything, then it is a branch (某某公司三台门市); only what ends like a
            branch; nothing.
        is_whole: whether a name that ends with it is never that of a branch.
    """

    form: str
    kind: str
    words: tuple[str, ...]
    follows: Follows = "nothing"
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class NameWords:
    """All words.

    Attributes:
        regions: that may open a name.
        before_form: that belong to the form behind them (集团, 总).
        branches: endings of a branch's name.
        trades: what firms do; several may stand in a row.
        remarks: that stand in brackets and say something of the form (普通合伙).
        former, short: what opens a former or a short name in brackets (原, 简称).
        variants: traditional and other variant characters, and the simplified ones.
    """

    regions: tuple[Region, ...]
    forms: tuple[Form, ...]
    before_form: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
