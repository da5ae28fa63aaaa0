"""What is found of one claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ceyuan.bulletins.binding import Binding
from ceyuan.bulletins.checking.ours import Ours
from ceyuan.bulletins.checking.published import Printed
from ceyuan.bulletins.checking.slips import Slip
from ceyuan.bulletins.claim import Claim, plain
from ceyuan.indicators import FigureKey
from ceyuan.values import Bilingual

Verdict = Literal["supported", "supported_within_rounding", "contradicted", "differs_by_scope", "not_in_ledger", "cannot_be_checked"]
VERDICTS: tuple[Verdict, ...] = (
    "supported",
    "supported_within_rounding",
    "contradicted",
    "differs_by_scope",
    "not_in_ledger",
    "cannot_be_checked",
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim held against the ledger.

    Attributes:
        ours: our side of it; None where there is none to set beside it.
        why: the verdict in a sentence.
        slips: by which mistake our figure could have become the stated one.
        published: published figures that state the same; a series of their own, never ours.
    """

    binding: Binding
    verdict: Verdict
    why: Bilingual
    ours: Ours | None = None
    slips: tuple[Slip, ...] = ()
    published: tuple[Printed, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.binding.claim

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to look at the sentence: it contradicts the ledger, or reads like a slip of another figure."""
        return self.verdict == "contradicted" or bool(self.slips)

    @property
    def key(self) -> FigureKey | None:
        """The figure whose evidence stands behind the verdict."""
        return self.ours.figure.key if self.ours else None

    def record(self) -> dict[str, Any]:
        """The judgement as plain data, beside the fields of the claim."""
        quantity, binding = self.claim.quantity, self.binding
        return {
            **self.claim.record(),
            "verdict": self.verdict,
            "why": _both(self.why),
            "interval": [plain(quantity.low), plain(quantity.high)],
            "binding": binding.record(),
            "alternatives": [candidate.record() for candidate in binding.alternatives],
            "ours": _ours(self.ours) if self.ours else None,
            "evidence": _key(self.key) if self.key else None,
            "slips": [slip.record() for slip in self.slips],
            "published": [printed.record() for printed in self.published],
        }


def _ours(ours: Ours) -> dict[str, Any]:
    found = ours.figure.to_json()
    kept = ("indicator", "period", "place", "value", "unit", "base", "change", "rows", "version", "verified", "missing")
    exact = None if ours.value is None else plain(ours.value)
    return {"aspect": ours.aspect, "compared": exact, **{name: found[name] for name in kept}}


def _key(key: FigureKey) -> dict[str, Any]:
    return {"indicator": key.indicator, "period": str(key.period), "place": key.place, "comparison": key.comparison}


def _both(words: Bilingual) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}
