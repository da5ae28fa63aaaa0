"""Linkage of firms: the hard set of real registrations that the weights were not learnt from, and names by other hands.

Beside it stands plain Splink with its library's comparisons, which gets the same columns.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import polars as pl
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from ceyuan.definitions import load
from ceyuan.definitions.organisations import Plausibility
from ceyuan.organisations import rules
from ceyuan.organisations.clusters import clusters
from ceyuan.organisations.linkage import Model, linked
from ceyuan.organisations.tables import JUDGEMENT
from hard_firms import HARSH, ROOT, TRAINING, HardFirms
from measure import say
from other_hands import rewritten

UNSEEN_HALF = (0.5, 1.0)
PROMISED_F1 = 0.98
OTHER_SEEDS, OTHER_SHARE = (23,), 0.2
NO_JUDGEMENTS = pl.DataFrame(pl.from_arrow(JUDGEMENT.empty_table()))


def identified(ties: pl.DataFrame, records: pl.DataFrame, limits: Plausibility) -> pl.Series:
    """The organisation of each record, as `ceyuan organisations link` settles it: with its guard, its doubts and its codes."""
    return clusters(records, ties, NO_JUDGEMENTS, limits, four_eyes=False).members["cluster"]


def joined(ties: pl.DataFrame, records: pl.DataFrame) -> pl.Series:
    """The group of each record where only ties are given: they are taken the strongest first, never two codes; as plain as can be."""
    mentions = records["mention"].to_list()
    top = {mention: mention for mention in mentions}
    code = dict(zip(mentions, records["credit_code"], strict=True))
    for left, right in ties.sort("weight", "left", "right", descending=[True, False, False]).select("left", "right").iter_rows():
        one, other = _top(top, left), _top(top, right)
        if one != other and (code[one] is None or code[other] is None or code[one] == code[other]):
            top[other], code[one] = one, code[one] or code[other]
    return pl.Series("group", [_top(top, mention) for mention in mentions])


def _top(top: dict[int, int], mention: int) -> int:
    while top[mention] != mention:
        top[mention] = mention = top[top[mention]]
    return mention


def scores(group: pl.Series, firm: pl.Series) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs."""
    right, said, true = (_pairs(pl.DataFrame(parts)) for parts in ([group, firm], [group], [firm]))
    return right / said, right / true, 2 * right / (said + true)


def _pairs(parts: pl.DataFrame) -> int:
    sizes = parts.group_by(parts.columns).len()["len"].cast(pl.Int64)
    return int((sizes * (sizes - 1) // 2).sum())


def plain_splink(records: pl.DataFrame) -> pl.DataFrame:
    """Ties by Splink's own comparisons, estimated on the same records, accepted at even odds."""
    keys = [block_on("credit_code"), block_on("name"), block_on("address"), block_on("registered_on", "capital_yuan")]
    comparisons = [
        cl.JaroWinklerAtThresholds("name", [0.95, 0.88]),
        cl.ExactMatch("credit_code"),
        cl.LevenshteinAtThresholds("address", [3, 9]),
        cl.ExactMatch("registered_on"),
        cl.ExactMatch("capital_yuan").configure(term_frequency_adjustments=True),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=keys,
        comparisons=comparisons,
        unique_id_column_name="mention",
    )
    frame = records.drop("firm", "parent", "scope", "damaged_code").to_arrow()
    linker = Linker(DuckDBAPI().register(frame, table_name="records"), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("credit_code")], recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("credit_code"))
    found = linker.inference.predict(threshold_match_probability=0.5, warning_mode="never").as_duckdbpyrelation().pl()
    return found.select(left="mention_l", right="mention_r", weight="match_weight")


def timed(work: Callable[[], pl.DataFrame]) -> tuple[pl.DataFrame, float]:
    """What the work gives, and the seconds of processor time it took."""
    start = time.process_time()
    return work(), time.process_time() - start


def hard_set(name: str, records: pl.DataFrame, model: Model, limits: Plausibility) -> None:
    """Ours beside plain Splink, what each makes of the records in the end; of ours, whether two valid codes ever met in one."""
    name = f"hard set, {name}, {len(records):,} mentions"
    ours, seconds = timed(lambda: identified(linked(records, None, model).ties, records, limits).to_frame())
    peer, theirs = timed(lambda: joined(plain_splink(records), records).to_frame())
    for who, found, taken in ((name, ours, seconds), ("  plain Splink", peer, theirs)):
        precision, recall, f1 = scores(found.to_series(), records["firm"])
        verdict = "" if found is peer else f", {'holds' if f1 >= PROMISED_F1 else 'MISSED'}: at least {PROMISED_F1}"
        say(who, f"F1 {f1:.4f}", f"precision {precision:.4f}, recall {recall:.4f}, {taken:.0f} s of processor{verdict}")
    codes = records.select("credit_code", cluster=ours.to_series()).drop_nulls().group_by("cluster").agg(pl.col("credit_code").n_unique())
    several = codes.filter(pl.col("credit_code") > 1).height
    say("  organisations with two different valid codes", f"{several}", "holds: none" if not several else "MISSED: none")
    if "hand" in records.columns:
        by_hand(records, ours.to_series())


def by_hand(records: pl.DataFrame, cluster: pl.Series) -> None:
    """Of the names that each hand wrote, the share that is with most of its firm."""
    most, size = pl.col("cluster").mode().min().over("firm"), pl.len().over("firm")
    told = records.select("firm", "hand", cluster=cluster).with_columns(at_home=pl.col("cluster") == most, size=size)
    found = told.filter(pl.col("size") > 1).group_by("hand").agg(pl.len(), pl.col("at_home").mean()).sort("hand")
    for hand, count, at_home in found.iter_rows():
        say(f"    written by another hand: {hand}", f"{100 * at_home:.1f} %", f"of {count:,} with most of their firm")


def main() -> None:
    logging.getLogger("splink").setLevel(logging.ERROR)
    definitions, firms = load(ROOT / "cities" / "chengdu"), HardFirms()
    model = Model.of(definitions)
    limits = rules(definitions).plausibility
    for seed, mix in ((2, TRAINING), (3, TRAINING), (7, HARSH)):
        hard_set(f"seed {seed}, {'harsher mix' if mix is HARSH else 'mix'}", firms.make(seed, mix, UNSEEN_HALF), model, limits)
    for seed in OTHER_SEEDS:
        records = firms.make(seed, TRAINING, UNSEEN_HALF)
        records = rewritten(records, firms.parser.parse(records["name"]), OTHER_SHARE, seed)
        hard_set(f"seed {seed}, other hands", records, model, limits)


if __name__ == "__main__":
    main()
