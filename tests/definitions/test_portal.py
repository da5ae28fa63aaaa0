"""A portal shows only what exists, and never what is a person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceyuan.definitions import load
from ceyuan.errors import DefinitionError

HEAD = "city: small\nextends: chengdu\nlabel: {zh: 小城, en: Smallville}\n"


def faults_of(folder: Path, portal: str) -> set[str]:
    (folder / "city.yaml").write_text(HEAD, "utf-8")
    (folder / "portal.yaml").write_text(f"portal: chengdu\nextends: chengdu\nlabel: {{zh: 公开, en: Open}}\n{portal}\n", "utf-8")
    try:
        load(folder)
    except DefinitionError as error:
        return {fault.code for fault in error.faults}
    return set()


@pytest.mark.parametrize(
    ("portal", "codes"),
    [
        ("shows: newest", set()),
        ("reports: [half-year, yearly]", {"unknown-report"}),
        ("home: [{label: {zh: 数, en: Figures}, figures: [new_technology_smes, nothing]}]", {"unknown-figure"}),
        ("districts: [high_tech_revenue, no_such]", {"unknown-indicator"}),
        ("organisations: [{dataset: technology_smes, columns: [announced_on, nothing]}]", {"unknown-column"}),
        ("listings: [{listing: spaces, label: {zh: 空间, en: Spaces}, indicator: spaces, columns: [reporter]}]", {"personal-column"}),
        (
            "listings: [{listing: spaces, label: {zh: 空间, en: Spaces}, indicator: spaces, columns: [month], ranked: [contracts]}]",
            {"unknown-indicator"},
        ),
    ],
)
def test_what_a_portal_shows_exists_and_is_nobodys(tmp_path: Path, portal: str, codes: set[str]) -> None:
    assert faults_of(tmp_path, portal) == codes
