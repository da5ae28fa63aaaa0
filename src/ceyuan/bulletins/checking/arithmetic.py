"""What the figures of a text show without the ledger's rows: by their own arithmetic, and beside what bulletins said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ceyuan.bulletins.binding import Binding
from ceyuan.bulletins.checking.published import Printed
from ceyuan.bulletins.claim import Claim
from ceyuan.bulletins.forensics import Finding, findings
from ceyuan.definitions import Definitions
from ceyuan.values.quantity import Quantity, write


def arithmetic(bindings: Sequence[Binding], printed: Iterable[Printed], definitions: Definitions) -> tuple[Finding, ...]:
    """The findings of a text; what was published of an indicator is compared under the indicator's own name."""
    claims = [_named(binding) for binding in bindings]
    said = {id(claim): binding.claim for claim, binding in zip(claims, bindings, strict=True)}
    found = findings([claims, list(_earlier(printed, definitions))])
    own = [one for one in found if any(id(claim) in said for claim in one.claims)]
    return tuple(replace(one, claims=tuple(said.get(id(claim), claim) for claim in one.claims)) for one in own)


def _named(binding: Binding) -> Claim:
    """The claim under the name of its indicator, where it is of the whole of it."""
    chosen = binding.chosen
    if chosen is None or chosen.way not in ("named", "completed"):
        return binding.claim
    return replace(binding.claim, subject=chosen.indicator.label.zh)


def _earlier(printed: Iterable[Printed], definitions: Definitions) -> Iterator[Claim]:
    places = {entry.code: entry.label.zh for entry in definitions.places.entries} if definitions.places else {}
    for one in printed:
        if one.value and one.indicator in definitions.indicators:
            indicator = definitions.indicators[one.indicator]
            quantity = Quantity.of("level", Decimal(one.value), indicator.unit)
            yield Claim(write(quantity), 0, 0, quantity, indicator.unit, indicator.label.zh, places.get(one.place, one.place), one.period)
