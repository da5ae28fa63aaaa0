"""Estimating what findings weigh, by Splink: u from random pairs of different organisations, m by expectation maximisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import duckdb
import polars as pl
from splink import DuckDBAPI, Linker, block_on

from ceyuan.definitions.linkage import BlockingKey, Chances, Comparison, Linkage, Weights
from ceyuan.organisations.linkage.blocking import blocked
from ceyuan.organisations.linkage.codes import repair_pairs
from ceyuan.organisations.linkage.scoring import LEVEL, linker_on, score, settings_of
from ceyuan.values import Bilingual

Finding: TypeAlias = tuple[str, str]
"""A comparison and its level."""

_METHOD = Bilingual(
    "Splink 5：u 由不同机构的随机记录对抽样估计，m 由期望最大化估计",
    "Splink 5: u from random pairs of records of different organisations, m by expectation maximisation",
)


_ENOUGH = 50
"""Pairs that must have shown a finding before their share says how often it happens."""


@dataclass(frozen=True)
class Sample:
    """From what weights are estimated.

    Attributes:
        records: prepared; some of the same organisation, most not.
        different: prepared records of as many different organisations; of them u is learnt, where any two that agree agree by chance.
            None where it is not known who is different: then u is learnt of any two records, nearly all of which are.
        data: what they are, in words.
        seed: of the random pairs.
        estimated_on: the day, as the weights will say.
        prior_bits: the weight of any two records being the same, in the registry for which the weights are meant.
        random_pairs: how many of them are looked at for u.
        blocked_pairs: how many pairs of each blocking key are looked at for m.
        unseen: the chance m of a finding that none of them showed: what was written down is not all that happens.
    """

    records: pl.DataFrame
    different: pl.DataFrame | None
    data: Bilingual
    seed: int
    estimated_on: date
    prior_bits: float
    random_pairs: float = 1e7
    blocked_pairs: float = 2e6
    unseen: float = 1e-3


def estimate(sample: Sample, linkage: Linkage) -> Weights:
    """The weights of a linkage.

    A finding that no pair showed gets a small chance, so that it can be said of later ones.
    """
    if sample.different is None:
        floor = dict.fromkeys(_findings(linkage), 0.5 / sample.random_pairs)
        u = floor | _random(sample.records, sample, linkage)
    else:
        random = _random(sample.different, sample, linkage)
        often = {finding: chance for finding, chance in random.items() if chance * sample.random_pairs >= _ENOUGH}
        u = _blocked(sample.different, sample, linkage) | often
    m: dict[Finding, float] = {}
    for key in linkage.blocking:
        taught = linkage.train_on.get(key.key, ())
        if taught:
            m |= {finding: chance for finding, chance in _maximised(sample, linkage, u, key).items() if finding[0] in taught}
    return _weights(sample, linkage, {one.comparison: _chances(one, m, u, sample.unseen) for one in linkage.comparisons})


def _chances(comparison: Comparison, m: Mapping[Finding, float], u: Mapping[Finding, float], unseen: float) -> dict[str, Chances]:
    """The chances of each level, no two of one weight: a tie says by its weight which finding it was."""
    chances: dict[str, Chances] = {}
    for level in comparison.levels:
        finding = comparison.comparison, level.level
        one = Chances(m=max(m.get(finding, 0), unseen), u=u[finding])
        while one.bits in {0, *(other.bits for other in chances.values())}:
            one = Chances(m=one.m * 0.999, u=one.u)
        chances[level.level] = one
    return chances


def _findings(linkage: Linkage) -> list[Finding]:
    return [(one.comparison, level.level) for one in linkage.comparisons for level in one.levels]


def _random(records: pl.DataFrame, sample: Sample, linkage: Linkage) -> dict[Finding, float]:
    """What random pairs teach of u."""

    def train(linker: Linker) -> None:
        linker.training.estimate_u_using_random_sampling(sample.random_pairs, sample.seed, min_count_per_level=None, num_chunks=1)

    return _trained(records, settings_of(linkage, None), train, "u_probability")


def _blocked(records: pl.DataFrame, sample: Sample, linkage: Linkage) -> dict[Finding, float]:
    """What the pairs of blocking teach of u: findings that are rare among all pairs are all among these, or nearly."""
    different = records.with_columns(is_new=pl.lit(value=True))
    pairs = [blocked(different.with_columns(code=pl.lit(None, pl.String)), linkage).pairs]
    pairs += [repair_pairs(different)] if "code_text" in different.columns else []
    found = score(different, pl.concat(pairs).unique(), linkage, _ranks(sample, linkage))
    all_pairs = len(different) * (len(different) - 1) / 2
    seen = {(one, level): found.filter(pl.col(LEVEL + one) == level).height for one, level in _findings(linkage)}
    return {finding: max(count, 0.5) / all_pairs for finding, count in seen.items()}


def _ranks(sample: Sample, linkage: Linkage) -> Weights:
    """Weights that only tell levels apart."""
    ranks = {
        one.comparison: {level.level: Chances(m=0.5, u=0.25 / (rank + 1)) for rank, level in enumerate(one.levels)}
        for one in linkage.comparisons
    }
    return _weights(sample, linkage, ranks)


def _weights(sample: Sample, linkage: Linkage, comparisons: dict[str, dict[str, Chances]]) -> Weights:
    return Weights(
        weights=linkage.linkage,
        label=linkage.label,
        method=_METHOD,
        data=sample.data,
        seed=sample.seed,
        estimated_on=sample.estimated_on,
        prior_bits=sample.prior_bits,
        comparisons=comparisons,
    )


def _maximised(sample: Sample, linkage: Linkage, u: Mapping[Finding, float], key: BlockingKey) -> dict[Finding, float]:
    """What one blocking key teaches of m; of comparisons that need the key's columns it teaches nothing."""
    settings = settings_of(linkage, None)
    for comparison in settings["comparisons"]:
        for level in comparison["comparison_levels"][1:]:
            level["u_probability"] = u[comparison["output_column_name"], level["label_for_charts"]]

    def train(linker: Linker) -> None:
        rule = block_on(*key.columns)
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=sample.blocked_pairs)

    return _trained(sample.records, settings, train, "m_probability")


def _trained(records: pl.DataFrame, settings: dict[str, Any], train: Callable[[Linker], None], chance: str) -> dict[Finding, float]:
    """The chances that training has found; of findings that no pair showed there are none."""
    with duckdb.connect() as connection:
        linker = linker_on(DuckDBAPI(connection), records, settings)
        train(linker)
        comparisons = linker.misc.save_model_to_json()["comparisons"]
    levels = ((one["output_column_name"], level) for one in comparisons for level in one["comparison_levels"])
    return {(name, level["label_for_charts"]): level[chance] for name, level in levels if level.get(chance)}
