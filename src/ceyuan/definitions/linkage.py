"""How records are told to be of the same organisation: what is compared, what each finding weighs, and what follows from the sum."""

from __future__ import annotations

from datetime import date
from math import log2
from typing import Self

from pydantic import Field, model_validator

from ceyuan.definitions.base import Definition, Model, Real, WrongValueError
from ceyuan.values import Bilingual
from ceyuan.values.quantity import Words


class Level(Model):
    """One finding of a comparison.

    Attributes:
        level: its id.
        when: the condition in DuckDB's SQL over prepared columns, `core_l = core_r`; the last level of a comparison has none.
        for_a_person: whether a tie with this finding is never accepted by itself, whatever it weighs, except by code.
        frequency_of: a column by whose share of equal values the finding weighs more or less.
    """

    level: str
    label: Bilingual
    when: str = ""
    for_a_person: bool = False
    frequency_of: str | None = None


class Comparison(Model):
    """What is compared, with its possible findings; the first that holds is the finding.

    Attributes:
        columns: prepared columns; where one is empty on either side nothing is found and nothing weighed.
    """

    comparison: str
    label: Bilingual
    columns: tuple[str, ...]
    levels: tuple[Level, ...]

    @model_validator(mode="after")
    def _only_the_last_is_otherwise(self) -> Self:
        if len(self.levels) < 2 or self.levels[-1].when or not all(level.when for level in self.levels[:-1]):
            raise WrongValueError(
                "比较的各级都要有“when”，只有最后一级没有", "Every level of a comparison has a 'when', only the last has none"
            )
        return self


class BlockingKey(Model):
    """Records are compared where they have all these prepared columns equal and filled.

    Attributes:
        against: the columns of the other record that are to equal these; the same ones where not given.
        most_pairs: of a value that would make more pairs, none are made; it is reported.
        across_codes: whether two records with different valid codes are compared too; else they are known to be different.
    """

    key: str
    columns: tuple[str, ...]
    against: tuple[str, ...] = ()
    most_pairs: int = Field(default=5000, ge=1)
    across_codes: bool = False


class Thresholds(Model):
    """What follows from a weight in bits: accepted from `accept_bits`, queued for a person from `queue_bits`, dropped below."""

    accept_bits: Real
    queue_bits: Real


class FirmWords(Model):
    """Words by which what firms write is made comparable.

    Attributes:
        common: distinctive parts that many firms share; sharing one says less.
        streets: what the part of an address ends with that names its street, village or building.
        boilerplate: what stands in scopes of business of firms of every kind; a phrase with one is passed over.
    """

    common: Words = ()
    streets: Words = ()
    boilerplate: Words = ()


class BranchWords(Model):
    """How a firm and its branch are told: by the name of the firm alone, since a branch has a code, an address, … of its own.

    Attributes:
        by: the comparisons that count; the first is that of names.
        head: its level of names that are the same but for the branch; here that is the whole name.
        whole: its level of names that are the same, as which `head` counts here.
    """

    by: tuple[str, ...]
    head: str
    whole: str


class Linkage(Definition):
    """What is compared to tell whether two records are of the same organisation, and what follows; `weights` of the same id belong to it.

    Attributes:
        words: by which firms are made comparable; a model of other things has none.
        branch: how a firm and its branch are told; a model of other things has none.
        train_on: blocking key → the comparisons whose weights its pairs teach: those that do not follow from the key itself.
    """

    linkage: str
    thresholds: Thresholds
    blocking: tuple[BlockingKey, ...]
    comparisons: tuple[Comparison, ...]
    branch: BranchWords | None = None
    train_on: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    words: FirmWords = FirmWords()


class Chances(Model):
    """How often a finding is made: `m` of pairs of the same organisation, `u` of pairs of different ones."""

    m: Real = Field(gt=0, le=1)
    u: Real = Field(gt=0, le=1)

    @property
    def bits(self) -> float:
        """What the finding says for the pair being the same; negative says it against.

        >>> Chances(m=0.8, u=0.1).bits
        3.0
        """
        return log2(self.m / self.u)


class Weights(Definition):
    """What the findings of a linkage weigh, as they were estimated; this is written by `estimate`, not by hand.

    Attributes:
        weights: the id of the linkage.
        method, data: how they were estimated, and from what.
        seed: of the samples that were drawn.
        prior_bits: the weight of any two records being of the same organisation before they are compared.
        comparisons: comparison → level → chances.
    """

    weights: str
    method: Bilingual
    data: Bilingual
    seed: int
    estimated_on: date
    prior_bits: Real
    comparisons: dict[str, dict[str, Chances]]

    @model_validator(mode="after")
    def _every_finding_weighs_something_else(self) -> Self:
        for comparison, levels in self.comparisons.items():
            bits = {chances.bits for chances in levels.values()}
            if len(bits) < len(levels) or 0 in bits:
                zh, en = (
                    f"“{comparison}”有两级权重相同，或有一级权重为零",
                    f"Two levels of '{comparison}' weigh the same, or one weighs nothing",
                )
                raise WrongValueError(zh, en)
        return self

    def bits(self, comparison: str, level: str) -> float:
        """What a finding weighs; it must be one."""
        return self.comparisons[comparison][level].bits
