"""What a text states, as data and as a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.page import page
from ceyuan.bulletins.page_words import WORDS
from ceyuan.errors import Lang


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read.

    Attributes:
        name: of its file; empty for a text that has none.
        text: as given; offsets of claims and of unread spans count its characters.
        claims: its figures, in order.
        unread: numbers that have no reading; nothing was guessed of them.
    """

    name: str
    text: str
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]

    def to_json(self) -> str:
        """`{"claims": […], "unread": […]}` with the fields of `Claim.record`."""
        data = {"claims": [claim.record() for claim in self.claims], "unread": [span.record() for span in self.unread]}
        return json.dumps(data, ensure_ascii=False, indent=1)

    def to_html(self, lang: Lang = "zh") -> str:
        """A self-contained page of the text with every claim marked."""
        return page(self.name, self.text, self.claims, self.unread, lang)

    def table(self, lang: Lang = "zh") -> tuple[Sequence[str], list[Sequence[str]]]:
        """Head and rows of a table of the claims, every cell a text."""
        return [WORDS[column][lang] for column in _COLUMNS], [_row(claim) for claim in self.claims]


_COLUMNS = ("quote", "subject", "place", "period", "kind", "value", "unit", "basis", "status", "flags")


def _row(claim: Claim) -> Sequence[str]:
    record = claim.record()
    low, high = record["low"], record["high"]
    value = f"{low}…{high}" if claim.quantity.hedge == "range" else f"{record['value']}"
    hedge = {"over": "> ", "under": "< ", "about": "≈ "}.get(claim.quantity.hedge, "")
    facts = (claim.quote, claim.subject, claim.place, claim.period, claim.quantity.kind, hedge + value)
    return (*facts, claim.unit, claim.basis, claim.status, " ".join(claim.flags))
