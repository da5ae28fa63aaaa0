"""Linkage of persons (FEBRL 3, FEBRL 4, 50,000 historical records) beside Splink's recommended settings and the recordlinkage toolkit.

Nothing but the records is learnt from; the truth only judges. Scores are of pairs: precision, recall, F1.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import log2
from pathlib import Path

import pandas as pd
import polars as pl
import recordlinkage
import splink.comparison_library as cl
import yaml
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from ceyuan.definitions.linkage import Linkage
from ceyuan.organisations.linkage.blocking import blocked
from ceyuan.organisations.linkage.estimate import Sample, estimate
from ceyuan.organisations.linkage.scoring import score
from ceyuan.values import Bilingual
from measure import say

CASES = Path(__file__).parents[2] / "shared" / "cases" / "linkage"
MODELS = {
    one["linkage"]: Linkage.model_validate(one) for one in yaml.safe_load_all(Path(__file__).with_name("persons.yaml").read_text("utf-8"))
}
SAYS = Bilingual("公开测试集", "a public test set")


@dataclass(frozen=True)
class Case:
    """Records with `mention` and `truth`, the model, and the rules and training blocks of Splink's own example."""

    name: str
    model: str
    records: pl.DataFrame
    rules: list[object]
    recall: float
    settings: SettingsCreator
    training: list[object]


def without(linkage: Linkage, column: str) -> Linkage:
    """The model without whatever needs a column."""
    return linkage.model_copy(
        update={
            "comparisons": tuple(one for one in linkage.comparisons if column not in one.columns),
            "blocking": tuple(key for key in linkage.blocking if column not in key.columns),
            "train_on": {key: tuple(one for one in taught if one != column) for key, taught in linkage.train_on.items()},
        }
    )


def scores(found: pl.DataFrame, records: pl.DataFrame) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs `l`, `r`."""
    truth = dict(records.select("mention", "truth").rows())
    sizes = records["truth"].value_counts()["count"].cast(pl.Int64)
    right = sum(truth[left] == truth[other] for left, other in found.select("l", "r").rows())
    precision, recall = right / max(len(found), 1), right / int((sizes * (sizes - 1) // 2).sum())
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def splinks(case: Case) -> tuple[pl.DataFrame, float]:
    """The pairs that Splink's recommended settings find, at even odds, and the prior it estimates."""
    linker = Linker(DuckDBAPI().register(case.records.drop("truth").to_arrow(), table_name="records"), case.settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(case.rules, recall=case.recall)
    prior = linker.misc.save_model_to_json()["probability_two_random_records_match"]
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in case.training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.5, warning_mode="never").as_duckdbpyrelation().pl()
    return found.select(pl.col("mention_l").alias("l"), pl.col("mention_r").alias("r")), prior


def ours(case: Case, linkage: Linkage, prior: float) -> pl.DataFrame:
    """The pairs that our engine finds with a model of persons; the prior is the one that Splink estimates."""
    records = case.records.drop("truth")
    sample = Sample(records, None, SAYS, 1, date(2026, 11, 24), log2(prior / (1 - prior)), random_pairs=5e6)
    weights = estimate(sample, linkage)
    pairs = blocked(records.with_columns(is_new=pl.lit(value=True)), linkage).pairs
    scored = score(records, pairs, linkage, weights).filter(pl.col("weight") >= linkage.thresholds.accept_bits)
    return scored.select(pl.col("left").alias("l"), pl.col("right").alias("r"))


def toolkits(case: Case, blocks: list[str], compared: list[str]) -> pl.DataFrame:
    """The pairs that the recordlinkage toolkit finds: blocks, Jaro-Winkler at 0.85, its ECM classifier."""
    frame = pd.DataFrame(case.records.to_dict(as_series=False)).set_index("mention")
    index = recordlinkage.Index()
    for name in blocks:
        index.block(name)
    compare = recordlinkage.Compare()
    for name in compared:
        compare.string(name, name, method="jarowinkler", threshold=0.85)
    features = compare.compute(index.index(frame), frame)
    found = recordlinkage.ECMClassifier().fit_predict(features)
    return pl.DataFrame([list(pair) for pair in found], schema=["l", "r"], orient="row")


def febrl(name: str, files: list[str], column: str | None) -> Case:
    """FEBRL's records, with or without the social-security number."""
    read = [pl.read_csv(CASES / file, infer_schema=False) for file in files]
    frame = pl.concat(read).rename(str.strip)
    frame = frame.with_columns(pl.all().str.strip_chars().replace("", None))
    truth = pl.col("rec_id").str.extract(r"rec-(\d+)").alias("truth")
    frame = frame.with_columns(truth).drop("rec_id", *([column] if column else [])).with_row_index("mention").cast({"mention": pl.Int64})
    rules: list[object] = ["l.given_name = r.given_name and l.surname = r.surname and l.date_of_birth = r.date_of_birth"]
    keys = [block_on("given_name"), block_on("surname"), block_on("date_of_birth"), block_on("postcode")]
    comparisons = [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("postcode", [1, 2]),
    ]
    if column is None:
        rules.append("l.soc_sec_id = r.soc_sec_id")
        keys.insert(0, block_on("soc_sec_id"))
        comparisons.append(cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]))
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=keys,
        comparisons=comparisons,
        unique_id_column_name="mention",
    )
    return Case(name, "febrl", frame, rules, 0.9, settings, [block_on("date_of_birth"), block_on("surname")])


def historical() -> Case:
    """Historical figures, many records each, with Splink's own example's settings."""
    frame = pl.read_parquet(CASES / "historical_figures_with_errors_50k.parquet").rename({"cluster": "truth"}).drop("unique_id")
    frame = frame.with_row_index("mention").cast({"mention": pl.Int64}).with_columns(
        first_start=pl.col("first_name").str.head(3),
        surname_start=pl.col("surname").str.head(4),
        birth_year=pl.col("dob").str.head(4),
        area=pl.col("postcode_fake").str.extract(r"^(\S+)"),
        sector=pl.col("postcode_fake").str.head(-2),
    )  # fmt: skip
    keys = [
        block_on("first_start", "surname_start"), block_on("surname", "dob"), block_on("first_name", "dob"),
        block_on("postcode_fake", "first_name"), block_on("postcode_fake", "surname"), block_on("dob", "birth_place"),
        block_on("substr(postcode_fake,1,3)", "dob"), block_on("substr(postcode_fake,1,3)", "first_name"),
        block_on("substr(postcode_fake,1,3)", "surname"),
    ]  # fmt: skip
    comparisons = [
        cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="first_and_surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
    ]
    rules: list[object] = [block_on("first_name", "surname", "dob"), block_on("postcode_fake", "dob")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=keys,
        comparisons=comparisons,
        unique_id_column_name="mention",
    )
    return Case("historical 50k", "historical", frame, rules, 0.6, settings, [block_on("first_name", "surname"), block_on("dob")])


def main() -> None:
    warnings.simplefilter("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    names = ["given_name", "surname", "date_of_birth"]
    fields = [*names, "address_1", "suburb", "postcode", "state"]
    past = ["first_name", "surname", "dob", "postcode_fake", "birth_place", "occupation"]
    cases: list[tuple[Case, str | None, list[str], list[str]]] = [
        (febrl("FEBRL 3", ["dataset3.csv"], None), None, names, [*fields, "soc_sec_id"]),
        (febrl("FEBRL 4", ["dataset4a.csv", "dataset4b.csv"], None), None, names, [*fields, "soc_sec_id"]),
        (febrl("FEBRL 4, no social security", ["dataset4a.csv", "dataset4b.csv"], "soc_sec_id"), "soc_sec_id", names, fields),
        (historical(), None, ["dob", "postcode_fake"], past),
    ]
    for case, missing, blocks, compared in cases:
        linkage = MODELS[case.model] if missing is None else without(MODELS[case.model], missing)
        recommended, prior = splinks(case)
        finders: list[tuple[str, Callable[[], pl.DataFrame]]] = [
            ("ceyuan", lambda case=case, linkage=linkage, prior=prior: ours(case, linkage, prior)),
            ("splink, recommended", lambda recommended=recommended: recommended),
            ("recordlinkage, ECM", lambda case=case, blocks=blocks, compared=compared: toolkits(case, blocks, compared)),
        ]
        for who, find in finders:
            precision, recall, f1 = scores(find(), case.records)
            say(f"{case.name}, {who}", f"F1 {f1:.4f}", f"precision {precision:.4f}, recall {recall:.4f}")


if __name__ == "__main__":
    main()
