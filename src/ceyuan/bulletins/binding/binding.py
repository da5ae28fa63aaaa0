"""To which indicator and place a claim is bound, or why to none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ceyuan.bulletins.binding.candidate import Candidate
from ceyuan.bulletins.binding.context import Context
from ceyuan.bulletins.claim import Claim

Missing = Literal["no-indicator", "ambiguous", "place-outside", "several-places"]


@dataclass(frozen=True, slots=True)
class Binding:
    """What a claim is of.

    Attributes:
        chosen: the indicator that is meant; None with the reason in `missing`.
        place: code of the district; None is the whole city.
        alternatives: others that may be meant, the likelier first.
    """

    claim: Claim
    context: Context
    chosen: Candidate | None
    place: str | None = None
    alternatives: tuple[Candidate, ...] = ()
    missing: Missing | None = None

    def record(self) -> dict[str, Any] | None:
        """The binding as plain data; None where there is none."""
        return self.chosen.record() if self.chosen else None
