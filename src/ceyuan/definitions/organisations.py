"""How organisations are kept apart and brought together: what is implausible, which source is believed, how persons judge."""

from __future__ import annotations

from pydantic import Field

from ceyuan.definitions.base import Definition, Model, Real


class Plausibility(Model):
    """What one organisation may be; what is more is broken apart and reported, never merged.

    Attributes:
        names_of_a_code: different names under one credit code, above which the code says nothing (a placeholder, an agent's own).
        names: different names of one organisation.
        mentions: different writings of one organisation.
        steps: the most ties in a row from the middle of an organisation to its farthest writing; a longer chain drifts.
        margin_bits: a writing without a code that is as much of one code as of another, within so many bits, is of neither until a
            person says so.
    """

    names_of_a_code: int = Field(ge=2)
    names: int = Field(ge=2)
    mentions: int = Field(ge=2)
    steps: int = Field(ge=2)
    margin_bits: Real = Field(ge=0)


class OrganisationRules(Definition):
    """The rules of identity of a city.

    Attributes:
        plausibility: the limits of one organisation.
        precedence: what is said → the datasets whose word counts, the first before the second; `other` is for all else. Between
            rows of equal standing the later day wins.
        reviewed_together: how many doubtful pairs a person is shown at a time.
    """

    organisations: str
    plausibility: Plausibility
    precedence: dict[str, tuple[str, ...]]
    reviewed_together: int = Field(default=20, ge=1)
