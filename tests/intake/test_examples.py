"""The examples of every dataset run through the code that receives files."""

from __future__ import annotations

from dataclasses import replace

from ceyuan.definitions import Definitions
from ceyuan.intake import check_examples


def test_every_example_of_every_dataset_gives_what_it_says(chengdu: Definitions, town: Definitions) -> None:
    own = replace(town, datasets={name: town.datasets[name] for name in ("halls", "deals", "accounts")})
    for definitions in (chengdu, own):
        assert [fault.text("en") for fault in check_examples(definitions)] == []


def test_an_example_that_is_wrong_is_told(town: Definitions) -> None:
    halls = town.dataset("halls")
    (example,) = halls.examples
    wrong = example.model_copy(update={"gives": {"built_area_m2": "1.50"}, "faults": ("not-a-date",)})
    unread = example.model_copy(update={"cells": {"颜色": "红"}})
    changed = halls.model_copy(update={"examples": (wrong, unread)})
    found = check_examples(replace(town, datasets={"halls": changed}))
    assert [fault.code for fault in found] == ["example-value", "example-faults", "example-unread"]
    assert "15000.00" in found[0].en
    assert "town/halls.yaml" in found[0].where
