"""Estimate the weights of the linkage of organisations and write them where they are kept.

From half of the real registrations, written again by seed 101: the other half and other seeds are for judging.
"""

from __future__ import annotations

from datetime import date

import yaml

from ceyuan.definitions import load
from ceyuan.definitions.linkage import Weights
from ceyuan.organisations.linkage import Model, prepare
from ceyuan.organisations.linkage.estimate import Sample, estimate
from ceyuan.values import Bilingual
from hard_firms import ROOT, TRAINING, HardFirms

TARGET = ROOT / "standards" / "cn" / "linkage" / "firms.weights.yaml"
SEED = 101
HALF = (0.0, 0.5)
PRIOR_BITS = -20.0  # one in a million: a registry of a city
DATA = Bilingual(
    "四川1978—2004年工商登记58,948条中的一半，以种子101改写：改名、简称、分支、缺码、坏码、换括号与繁体、改地址等",
    "Half of 58,948 real registrations (Sichuan, 1978–2004), written again with seed 101: renamed, abbreviated, branched, codes dropped or "
    "damaged, brackets, traditional characters and addresses changed",
)


def sample(model: Model) -> Sample:
    records = HardFirms().make(SEED, TRAINING, HALF)
    different = records.sample(fraction=1, shuffle=True, seed=SEED).unique("firm", keep="first", maintain_order=True)
    return Sample(prepare(records, model), prepare(different, model), DATA, SEED, date.today(), PRIOR_BITS)


def written(weights: Weights) -> str:
    """The weights as a YAML document; chances with four digits, which is more than is known of them."""
    said = {"weights": weights.weights, **weights.model_dump(mode="json", exclude_none=True)}  # a document's first key is its kind
    said["comparisons"] = {
        name: {level: {kind: float(f"{chance:.4g}") for kind, chance in one.items()} for level, one in levels.items()}
        for name, levels in said["comparisons"].items()
    }
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, default_flow_style=None, width=140)
    return "# Written by bench/estimate_linkage.py, not by hand.\n" + text


def main() -> None:
    model = Model.of(load(ROOT / "cities" / "chengdu"))
    TARGET.write_text(written(estimate(sample(model), model.linkage)), "utf-8")
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
