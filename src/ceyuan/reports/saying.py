"""How a figure is said: in prose by the conventions of statistical writing, in tables and charts as a bare number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from ceyuan.definitions import Definitions, Unit
from ceyuan.definitions.sentence import Aspect
from ceyuan.errors import Lang
from ceyuan.indicators import Change, Figure
from ceyuan.reports import words
from ceyuan.reports.identity import figure_id
from ceyuan.reports.tree import Absent, Number, Said
from ceyuan.values import Bilingual
from ceyuan.values.quantity import Quantity, QuantityKind, Style, stated, write

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CHANGES: dict[str, tuple[QuantityKind, str]] = {"percent": ("growth", "%"), "percentage_points": ("pp_change", "百分点")}
_FINER, _FINEST = 2, 6


@dataclass(frozen=True)
class Speaker:
    """Says the figures of a city."""

    definitions: Definitions

    def prose(self, figure: Figure, aspect: Aspect) -> Said:
        """The figure inside a sentence: 超5858亿元, 增长27.1%. What is counted is the sentence's own noun in English: 4,894 firms."""
        return Said((self._in_prose(figure, aspect, "zh"),), (self._in_prose(figure, aspect, "en"),))

    def cell(self, figure: Figure, aspect: Aspect, *, with_unit: bool = False) -> Said:
        """The figure inside a table; a change carries its sign, and its unit where the column has none."""
        number = self.point(figure, aspect)
        if number is None:
            text = words.NO_DATA if aspect in ("value", "base") else words.NOTHING
            return Said((Absent(figure_id(figure.key), aspect, text.zh),), (Absent(figure_id(figure.key), aspect, text.en),))
        after = self.change_unit(figure) if with_unit and aspect in ("change", "average") else Bilingual("", "")
        return Said((replace(number, after=after.zh),), (replace(number, after=after.en),))

    def point(self, figure: Figure, aspect: Aspect) -> Number | None:
        """The bare number, in the unit in which the figure is printed; None where there is none."""
        amount = self._amount(figure, aspect)
        if amount is None:
            return None
        rounded = _rounded(amount, self._decimals(figure, aspect))
        sign = "-" if rounded < 0 else "+" if rounded > 0 and aspect in ("change", "average") else ""
        return Number(figure_id(figure.key), aspect, "", f"{sign}{abs(rounded):,}", "", amount)

    def unit(self, figure: Figure) -> Unit:
        """The unit in which the figure is printed."""
        return self.definitions.unit(self.definitions.indicators[figure.key.indicator].display.unit)

    def change_unit(self, figure: Figure) -> Bilingual:
        """The unit of its change."""
        return words.POINTS if figure.change.kind == "percentage_points" else words.PERCENT

    def _amount(self, figure: Figure, aspect: Aspect) -> Decimal | None:
        if aspect in ("change", "average"):
            change = _change(figure, aspect)
            return change.value if change else None
        number = figure.value if aspect == "value" else figure.base.value
        if number is None:
            return None
        return Decimal(number) * self.definitions.unit(figure.unit).factor / self.unit(figure).factor

    def _in_prose(self, figure: Figure, aspect: Aspect, lang: Lang) -> Number | Absent:
        amount = self._amount(figure, aspect)
        if amount is None:
            return self._absent(figure, aspect, lang)
        written = self._written_change if aspect in ("change", "average") else self._written_level
        text = written(amount, figure, lang)
        match = _DIGITS.search(text)
        before, digits, after = (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")
        return Number(figure_id(figure.key), aspect, before, digits, after, amount, is_marked=aspect == "value" and not figure.verified)

    def _written_level(self, amount: Decimal, figure: Figure, lang: Lang) -> str:
        unit, display = self.unit(figure), self.definitions.indicators[figure.key.indicator].display
        base = self.definitions.unit(unit.base)
        noun = base.word.en.strip() if unit.kind in ("money", "area") else ""
        style = Style(lang, scale=unit.unit.removesuffix(unit.base), decimals=display.decimals, noun=noun)
        if amount and abs(amount) < Decimal(5).scaleb(-display.decimals - 1):
            style = Style(lang, noun=noun)  # too small for its unit: 3000万元, not 0亿元
        kind: QuantityKind = "share" if unit.kind == "percent" else "ratio" if unit.unit == "倍" else "level"
        return write(stated(Quantity.of(kind, amount * unit.factor, unit.base, display.hedge), style), style)

    def _written_change(self, change: Decimal, figure: Figure, lang: Lang) -> str:
        kind, unit = _CHANGES[figure.change.kind]
        style = Style(lang, decimals=self._decimals(figure, "change"), as_multiple=lang == "zh")
        return write(Quantity.of(kind, change, unit), style)

    def _decimals(self, figure: Figure, aspect: Aspect) -> int:
        """How many decimals a table gives: finer than prose, where prose only says 超 or 近."""
        display = self.definitions.indicators[figure.key.indicator].display
        if aspect in ("change", "average"):
            return display.change_decimals
        return display.decimals + (_FINER if display.hedge in ("over", "under") else 0)

    def _absent(self, figure: Figure, aspect: Aspect, lang: Lang) -> Absent:
        if aspect in ("value", "base"):
            return Absent(figure_id(figure.key), aspect, words.NO_DATA[lang])
        change = _change(figure, aspect)
        why = change.reason.words[lang] if change and change.reason else words.NO_DATA[lang]
        text = f"{words.NO_CHANGE[lang]}（{why}）" if lang == "zh" else f"{words.NO_CHANGE[lang]} ({why})"
        return Absent(figure_id(figure.key), aspect, text)


def _change(figure: Figure, aspect: Aspect) -> Change | None:
    return figure.change if aspect == "change" else figure.two_year


def _rounded(amount: Decimal, decimals: int) -> Decimal:
    """The amount with so many decimals, or with as many more as it takes not to be nothing."""
    finer = (amount.quantize(Decimal(1).scaleb(-more), ROUND_HALF_UP) for more in range(decimals, _FINEST + 1))
    return next((rounded for rounded in finer if rounded or not amount), Decimal(0))
