"""The indicators in the dictionary: what each number means."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.dictionary import words
from ceyuan.definitions.dictionary.datasets import about
from ceyuan.definitions.dictionary.markdown import code
from ceyuan.definitions.indicator import Indicator, Measure
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

_NAMES = Bilingual("计算|条件|时间|退出|单位|可按|别名", "Value|Only|Time|Until|Unit|By|Also called")


def indicator_parts(indicator: Indicator, lang: Lang) -> Iterator[str]:
    """Heading, scope and facts of one indicator."""
    yield f"### {indicator.label[lang]} `{indicator.indicator}`"
    if indicator.scope:
        yield indicator.scope[lang]
    yield from about(indicator, lang)
    colon = "：" if lang == "zh" else ": "
    facts = zip(_NAMES[lang].split("|"), _facts(indicator, lang), strict=True)
    yield "\n".join(f"- {name}{colon}{fact}" for name, fact in facts if fact)


def _facts(indicator: Indicator, lang: Lang) -> tuple[str, ...]:
    time, until = indicator.time, indicator.time.until if indicator.time else None
    unit = indicator.unit if indicator.unit == indicator.display.unit else f"{indicator.unit} → {indicator.display.unit}"
    return (
        _value(indicator, lang),
        f"`{indicator.filter.text}`" if indicator.filter else "",
        f"{words.BASES[time.basis][lang]} (`{time.column}`)" if time else "",
        f"`{until.text}`" if until else "",
        unit,
        code(indicator.breakdowns),
        "、".join(indicator.aliases),
    )


def _value(indicator: Indicator, lang: Lang) -> str:
    if derived := indicator.derived:
        per = f" × {derived.per}" if derived.per != 1 else ""
        sign = "−" if derived.kind == "difference" else "÷"
        return f"{words.DERIVED[derived.kind][lang]}: `{derived.of}` {sign} `{derived.to}`{per}"
    assert indicator.measure
    return f"{_measure(indicator.measure, lang)} · `{indicator.dataset}`"


def _measure(measure: Measure, lang: Lang) -> str:
    name = words.MEASURES[measure.kind][lang]
    return f"{name}`{measure.column}`" if measure.column else name
