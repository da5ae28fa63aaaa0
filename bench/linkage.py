"""Linkage of firms: the hard set of real registrations that the weights were not learnt from, and 1.1 million firms at once.

Beside it stands plain Splink with its library's comparisons, which gets the same columns.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable

import numpy as np
import polars as pl
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from ceyuan.definitions import load
from ceyuan.organisations.linkage import Model, linked, prepare
from hard_firms import HARSH, ROOT, TRAINING, HardFirms, Mix
from measure import peak_mib, say

UNSEEN_HALF = (0.5, 1.0)
PROMISED_F1 = 0.98


def groups(ties: pl.DataFrame, records: pl.DataFrame) -> pl.Series:
    """The group of each record: accepted ties joined, the strongest first, never two codes; as plain as can be."""
    mentions = records["mention"].to_list()
    top = {mention: mention for mention in mentions}
    code = dict(zip(mentions, records["credit_code"], strict=True))
    by_code = pl.col("by") == "code"
    accepted = ties.filter(kind="same", decision="accept").sort(by_code, "weight", "left", "right", descending=[True, True, False, False])
    for left, right in accepted.select("left", "right").iter_rows():
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
    same, accept, model = (pl.lit(word) for word in ("same", "accept", "model"))
    return found.select(
        left="mention_l", right="mention_r", weight="match_weight", kind=same, decision=accept, by=model
    )  # fmt: skip


def timed(work: Callable[[], pl.DataFrame]) -> tuple[pl.DataFrame, float]:
    """What the work gives, and the seconds of processor time it took."""
    start = time.process_time()
    return work(), time.process_time() - start


def hard_set(firms: HardFirms, model: Model, seed: int, mix: Mix) -> None:
    records = firms.make(seed, mix, UNSEEN_HALF)
    name = f"hard set, seed {seed}, {'harsher mix' if mix is HARSH else 'mix'}, {len(records):,} mentions"
    ties, ours = timed(lambda: linked(records, None, model).ties)
    peer, theirs = timed(lambda: plain_splink(records))
    for who, found, seconds in ((name, ties, ours), ("  plain Splink", peer, theirs)):
        precision, recall, f1 = scores(groups(found, records), records["firm"])
        verdict = "" if found is peer else f", {'holds' if f1 >= PROMISED_F1 else 'MISSED'}: at least {PROMISED_F1}"
        say(who, f"F1 {f1:.4f}", f"precision {precision:.4f}, recall {recall:.4f}, {seconds:.0f} s of processor{verdict}")
    sides = records.select("mention", "credit_code")
    accepted = ties.filter(kind="same", decision="accept").join(sides, left_on="left", right_on="mention")
    both = accepted.join(sides, left_on="right", right_on="mention")
    say("  accepted ties of two different valid codes", f"{both.filter(pl.col('credit_code') != pl.col('credit_code_right')).height}")


def at_scale(firms: HardFirms, model: Model, rows: int) -> None:
    records = firms.many(rows * 9 // 11, rows * 2 // 11, seed=5)
    base = peak_mib()
    found, seconds = timed(lambda: linked(records, None, model).ties)
    _, _, f1 = scores(groups(found, records), records["firm"])
    say(f"{len(records):,} made-up firms from nothing", f"{seconds:.0f} s cpu", f"F1 {f1:.4f}, peak {peak_mib():,} MiB, {base:,} before")
    known = prepare(records, model)
    drawn = records.filter(pl.col("credit_code").is_not_null()).sample(10_000, seed=1).drop("damaged_code")
    new = firms.written_again(drawn, TRAINING, np.random.default_rng(9)).with_columns(mention=pl.int_range(pl.len()) + 2 * rows)
    found, seconds = timed(lambda: linked(new, known, model).ties)
    say(f"{len(new):,} new ones against them, prepared", f"{seconds:.1f} s cpu", f"{len(found):,} ties")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_100_000)
    rows = parser.parse_args().rows
    logging.getLogger("splink").setLevel(logging.ERROR)
    model, firms = Model.of(load(ROOT / "cities" / "chengdu")), HardFirms()
    for seed, mix in ((2, TRAINING), (3, TRAINING), (7, HARSH)):
        hard_set(firms, model, seed, mix)
    if rows:
        at_scale(firms, model, rows)


if __name__ == "__main__":
    main()
