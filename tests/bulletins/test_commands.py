"""The commands of texts on what is no text, or none to be believed: a clear answer in the reader's language, and nothing written."""

import json

import pytest
from click.testing import CliRunner
from test_sources import BAD

from ceyuan.city import found
from ceyuan.cli import main
from ceyuan.values import Bilingual

COMMANDS = {"read": ("read",), "check": ("check",), "accept": ("accept", "--source", "某报", "--rows", "all")}
GARBLED = "高新技术产业营业收入".encode().decode("gb18030", "ignore")
MOJIBAKE = f"2021年上半年，全市的{GARBLED}5858亿元，同比增长27.1%。"
SPUN = "2021年上半年，我市授与发明专利1219.三万件，占全部专利的120%。新认定高新技术企业12.5家。"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return found(tmp_path_factory.mktemp("texts") / "town", "chengdu", Bilingual("成都市", "Chengdu"))


def is_han(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def run(town, command, path, *options):
    name, *rest = command
    return CliRunner().invoke(main, ["--city", str(town), *options, name, str(path), *rest])


ALL = [("read", name) for name, _, _ in BAD if name != "bomb.docx"]
SOME = [(command, name) for command in ("check", "accept") for name in ("binary.txt", "deep.html", "scan.pdf", "cut.docx", "locked.docx")]


@pytest.mark.parametrize(("command", "name"), ALL + SOME)
def test_what_is_no_text_gets_a_clear_answer(town, tmp_path, command, name):
    path = tmp_path / name
    data = next(data for other, data, _ in BAD if other == name)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    for lang in ("zh", "en"):
        said = run(town, COMMANDS[command], path, "--lang", lang)
        assert said.exit_code == 2
        assert isinstance(said.exception, SystemExit)
        assert name in said.stderr
        assert is_han(said.stderr) is (lang == "zh")
        assert said.stdout == ""
    assert CliRunner().invoke(main, ["--city", str(town), "batches", "--json"]).output.strip() == "[]"


def written(tmp_path, text):
    path = tmp_path / "text.txt"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(("text", "flags"), [(MOJIBAKE, {"damaged"}), (SPUN, {"malformed", "impossible"})], ids=["mojibake", "spun"])
def test_what_cannot_be_believed_is_flagged_and_never_a_fact(town, tmp_path, text, flags):
    path = written(tmp_path, text)
    claims = json.loads(run(town, ("read", "--json"), path).stdout)["claims"]
    assert {flag for claim in claims for flag in claim["flags"]} == flags
    assert all(claim["flags"] for claim in claims)
    judged = json.loads(run(town, ("check", "--json"), path).stdout)["claims"]
    assert {claim["verdict"] for claim in judged} <= {"cannot_be_checked", "not_in_ledger"}
    offered = json.loads(run(town, ("accept", "--source", "某报", "--json"), path).stdout)
    assert offered["rows"] == []
    assert {each["why"]["code"] for each in offered["left_out"]} == {"damaged"}


@pytest.mark.parametrize(("lang", "words"), [("zh", "没有数字"), ("en", "states no figures")])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_text_without_figures_is_told_so(town, tmp_path, lang, words, command):
    said = run(town, COMMANDS[command], written(tmp_path, "全市科技工作会议召开。"), "--lang", lang)
    assert said.exit_code == 0
    assert words in said.stderr
