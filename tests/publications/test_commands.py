"""The commands of publications, as a person and as a script call them."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from ceyuan.cli import main
from publications.conftest import NEWCOMER, Told


def run(told: Told, *words: str) -> Result:
    return CliRunner().invoke(main, ["--city", str(told.archive.folder.parent), *words])


def test_revisions_as_json_add_up(told: Told) -> None:
    said = json.loads(run(told, "revisions", told.first.id, "--json").stdout)
    assert (said["published_version"], said["version"]) == (told.first.version, told.second.version)
    turnover = next(each for each in said["revisions"] if (each["figure"], each["aspect"]) == ("contract_turnover.2021H1", "value"))
    assert turnover["difference"] == "-119000000.00"
    assert said["rows"]["contract_turnover.2021H1"]["rows"] == 4


@pytest.mark.parametrize("words", [["revisions", "brief-2021H1-1"], ["impact", NEWCOMER], ["vintages", "contract_turnover"]])
def test_it_is_shown_in_both_languages(told: Told, words: list[str]) -> None:
    shown = [run(told, *lang, *words) for lang in ([], ["--lang", "en"])]
    assert [each.exit_code for each in shown] == [0, 0]
    assert shown[0].stdout != shown[1].stdout
    assert "brief-2021H1" in shown[0].stdout


def test_an_unknown_publication_is_a_fault_without_a_traceback(told: Told) -> None:
    found = run(told, "--lang", "en", "verify", "brief-2021H2")
    assert found.exit_code == 2
    assert "Did you mean 'brief-2021H1" in found.stderr


def test_nothing_to_reissue_is_said(told: Told) -> None:
    found = run(told, "--lang", "en", "publish", "brief", "2021H1", "--at", told.second.id)
    assert found.exit_code == 2
    assert "have changed since 'brief-2021H1-2'" in found.stderr


@pytest.mark.parametrize(("lang", "said"), [("zh", "未进入任何已出版的数字"), ("en", "No published figure rests on")])
def test_what_entered_no_publication_is_said_in_words(told: Told, lang: str, said: str) -> None:
    found = run(told, "--lang", lang, "impact", "1:汇总表:999")
    assert found.exit_code == 0
    assert said in found.stdout
    assert "ceyuan publish" in found.stdout
