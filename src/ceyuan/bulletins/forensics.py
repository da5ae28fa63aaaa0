"""What can be found wrong with published figures without any data: their own arithmetic. Every finding shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from ceyuan.bulletins.bases import bases, integers, wholes
from ceyuan.bulletins.claim import Claim
from ceyuan.bulletins.precision import Interval, allowed, meant, shown, step, text
from ceyuan.errors import Lang, QuestionError
from ceyuan.values import Bilingual, Period

Code = Literal["bases", "no-base", "no-whole", "shares-over-whole", "parts-not-total", "two-values", "changed-basis"]
_SHOWN_BASES = 50
_FEWEST_PARTS = 3
_YEARS_BACK = 5
_WHOLE = 100
_LANGS: tuple[Lang, Lang] = ("zh", "en")
_NEAR = Fraction(102, 100)
_SLIPS = frozenset(Fraction(10**power) for power in (1, 2, 3, 4, 8))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    Attributes:
        code: what it is; `bases` only tells what the figures allow, the others are faults or grounds for a question.
        claims: the claims it is about.
        arithmetic: the sum behind it, in both languages.
    """

    code: Code
    claims: tuple[Claim, ...]
    arithmetic: Bilingual

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong for certain, and not only to be told or asked about."""
        return self.code not in ("bases", "changed-basis")

    def record(self) -> dict[str, Any]:
        """The finding as plain data; a claim that another bulletin made has no place in this text."""
        claims = [{"quote": claim.quote, "start": claim.start, "end": claim.end, "period": claim.period} for claim in self.claims]
        return {"code": self.code, "claims": claims, "zh": self.arithmetic.zh, "en": self.arithmetic.en}


def findings(readings: Sequence[Sequence[Claim]]) -> list[Finding]:
    """Everything that the arithmetic of one or several texts shows.

    Args:
        readings: the claims of each text; texts are compared with one another too.
    """
    found = [finding for claims in readings for finding in _within(claims)]
    together = [claim for claims in readings for claim in claims]
    return [*found, *_two_values(together), *_changed_bases(together)]


def _within(claims: Sequence[Claim]) -> Iterator[Finding]:
    facts = [claim for claim in claims if claim.status == "fact" and not claim.flags]
    for level, rate in _pairs(facts):
        yield from _of_growth(level, rate) if rate.quantity.kind == "growth" else _of_share(level, rate)
    yield from _shares_over_whole(facts)
    yield from _parts_not_total(facts)


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each rate with the level of the same thing that stands before it."""
    levels: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        thing = (claim.subject, claim.place, claim.period)
        if claim.quantity.kind == "level":
            levels[thing] = claim
        elif claim.quantity.kind in ("growth", "share") and thing in levels and not claim.is_cell:
            yield levels[thing], claim


def _of_growth(level: Claim, growth: Claim) -> Iterator[Finding]:
    """The bases of a count: none is a fault, few are worth telling."""
    if growth.basis not in ("yoy", "qoq") or step(level) or level.quantity.hedge or growth.quantity.hedge:
        return
    base = bases(allowed(level), allowed(growth))
    whole = integers(base)
    sums = _divided(level, f"(1 + {shown(growth, 'zh')}%)", base)
    if not whole:
        zh, en = "其间没有整数，没有任何基数能同时得出两者", "where there is no whole number: no base gives both"
        yield Finding("no-base", (level, growth), Bilingual(f"{sums.zh}，{zh}", f"{sums.en}, {en}"))
    elif len(whole) <= _SHOWN_BASES:
        few = f"{whole[0]:,}" if len(whole) == 1 else f"{whole[0]:,}—{whole[-1]:,}"
        zh, en = f"基数可为 {few}，共 {len(whole)} 个", f"{len(whole)} possible base(s), {few}"
        yield Finding("bases", (level, growth), Bilingual(f"{sums.zh}，{zh}", f"{sums.en}: {en}"))


def _of_share(level: Claim, share: Claim) -> Iterator[Finding]:
    if step(level) or level.quantity.hedge or share.quantity.hedge:
        return
    whole = wholes(allowed(level), allowed(share))
    if not integers(whole):
        sums = _divided(level, f"{shown(share, 'zh')}%", whole)
        zh, en = "其间没有整数，总数不可能如此", "where there is no whole number: no total gives both"
        yield Finding("no-whole", (level, share), Bilingual(f"{sums.zh}，{zh}", f"{sums.en}, {en}"))


def _divided(level: Claim, rate: str, result: Interval) -> Bilingual:
    """A division as it is shown, with what it leads to."""
    zh = f"{shown(level, 'zh')} ÷ {rate} 在 {result.text('zh')} 之间"
    return Bilingual(zh, f"{shown(level, 'en')} ÷ {rate} lies in {result.text('en')}")


def _shares_over_whole(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Shares that a sentence lists one after another are of one whole, unless they are of things in different units."""
    units = {(share.start, share.subject): level.quantity.unit for level, share in _pairs(claims)}
    for run in _runs(claims):
        is_of_one = len({units.get((claim.start, claim.subject)) for claim in run}) == 1
        if is_of_one and sum((allowed(claim).low or Fraction(0) for claim in run), Fraction(0)) > _WHOLE:
            sums = " + ".join(shown(claim, "zh") for claim in run)
            zh, en = f"各占比相加 {sums} 超过 100%", f"the shares {sums} add up to more than 100 %"
            yield Finding("shares-over-whole", tuple(run), Bilingual(zh, en))


def _runs(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Shares with nothing but 、 or 和 between them."""
    run: list[Claim] = []
    for claim in claims:
        is_share = claim.quantity.kind == "share" and not claim.is_cell
        if is_share and run and claim.start - run[-1].end == 1:
            run.append(claim)
            continue
        if len(run) > 1:
            yield run
        run = [claim] if is_share else []
    if len(run) > 1:
        yield run


def _parts_not_total(claims: Sequence[Claim]) -> Iterator[Finding]:
    """The total row of a table is the sum of the others, within their rounding."""
    columns: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.is_cell and claim.quantity.kind == "level":
            columns[claim.subject, claim.period, claim.quantity.unit].append(claim)
    for cells in columns.values():
        *parts, total = cells
        if len(parts) < _FEWEST_PARTS or total.place[-1:] == parts[-1].place[-1:]:
            continue
        added = sum((Fraction(part.quantity.value or 0) for part in parts), Fraction(0))
        slack = sum((step(part) for part in cells), Fraction(0)) / 2
        stated = Fraction(total.quantity.value or 0)
        if abs(added - stated) > slack:
            zh, en = ([text(number, lang) for number in (added, stated, added - stated)] for lang in _LANGS)
            told_zh = f"{len(parts)} 项相加得 {zh[0]}，合计写作 {zh[1]}，相差 {zh[2]}"
            told_en = f"the {len(parts)} parts add up to {en[0]}, the total says {en[1]}: {en[2]} apart"
            yield Finding("parts-not-total", tuple(cells), Bilingual(told_zh, told_en))


def _two_values(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Two places that state one thing and cannot both be right: nearly the same value, its digits in another order, or a scale slipped.

    Values that are far apart are mostly of different things that the words around them tell apart.
    """
    first: dict[tuple[str, ...], Claim] = {}
    for claim in claims:
        quantity = claim.quantity
        if not claim.subject or not claim.period or claim.status != "fact" or quantity.hedge == "about":
            continue
        thing = (claim.subject, claim.place, claim.period, quantity.kind, quantity.unit, claim.basis)
        other = first.setdefault(thing, claim)
        if not allowed(other).meets(allowed(claim)) and _is_near_miss(other, claim):
            zh = f"同一对象{claim.subject}（{claim.period}）一处为 {other.quote}，另一处为 {claim.quote}，两者不能同时成立"
            en = f"one thing is stated as {other.quote} in one place and as {claim.quote} in another; they cannot both hold"
            yield Finding("two-values", (other, claim), Bilingual(zh, en))


def _is_near_miss(first: Claim, second: Claim) -> bool:
    one, other = (Fraction(claim.quantity.value or 0) for claim in (first, second))
    if not one or not other:
        return False
    larger, smaller = max(abs(one), abs(other)), min(abs(one), abs(other))
    is_slipped = larger / smaller in _SLIPS
    digits = [sorted(char for char in claim.quote if char.isdigit()) for claim in (first, second)]
    return is_slipped or digits[0] == digits[1] or larger <= smaller * _NEAR


def _changed_bases(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Growth that does not lead back to the level published for the year before, or leads below an earlier one."""
    levels = {(c.subject, c.place, c.quantity.unit, c.period): c for c in reversed(claims) if c.quantity.kind == "level" and c.period}
    for level, growth in _pairs([claim for claim in claims if claim.status == "fact"]):
        if growth.basis != "yoy" or not level.period or growth.quantity.kind != "growth":
            continue
        implied = bases(meant(level), meant(growth))
        for years in range(1, _YEARS_BACK + 1):
            earlier = levels.get((level.subject, level.place, level.quantity.unit, _before(level.period, years)))
            if earlier is not None:
                yield from _base_change(level, growth, earlier, implied, years)
                break


def _base_change(level: Claim, growth: Claim, earlier: Claim, implied: Interval, years: int) -> Iterator[Finding]:
    then = allowed(earlier)
    is_below = implied.high is not None and then.low is not None and implied.high < then.low
    if not (is_below or (years == 1 and not implied.meets(then))):
        return
    sums = _divided(level, f"(1 + {shown(growth, 'zh')}%)", implied)
    zh = f"{sums.zh}，而此前公布的{earlier.period}为 {earlier.quote}：基数已调整或口径已变"
    en = f"{sums.en}, but {earlier.quote} was published for {earlier.period}: the base was restated or the scope changed"
    yield Finding("changed-basis", (level, growth, earlier), Bilingual(zh, en))


def _before(period: str, years: int) -> str:
    try:
        return str(Period.parse(period).years_before(years))
    except QuestionError:
        return ""
