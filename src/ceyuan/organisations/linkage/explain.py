"""A tie in words: what speaks for it and what against, each with its bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ceyuan.organisations.linkage.model import Model
from ceyuan.organisations.linkage.scoring import LEVEL
from ceyuan.values import Bilingual


@dataclass(frozen=True, slots=True)
class Feature:
    """One finding about a tie.

    Attributes:
        comparison: what was compared, and its id.
        finding: what was found.
        bits: what it says for the two being the same; negative says it against.
    """

    comparison: Bilingual
    id: str
    finding: Bilingual
    bits: float


def explain(tie: Mapping[str, Any], model: Model) -> list[Feature]:
    """The findings of a tie, the weightiest first; what could not be compared is not named.

    Args:
        tie: a row of ties, by column.
        model: by which it was weighed.
    """
    found = []
    for one in model.linkage.comparisons:
        level = tie[LEVEL + one.comparison]
        is_branch = tie["kind"] == "branch"
        if level is not None and (not is_branch or one.comparison in model.branch_by):
            label = next(candidate.label for candidate in one.levels if candidate.level == level)
            weigh = model.branch_bits if is_branch else model.weights.bits
            found.append(Feature(one.label, one.comparison, label, weigh(one.comparison, level)))
    return sorted(found, key=lambda feature: (-abs(feature.bits), feature.id))
