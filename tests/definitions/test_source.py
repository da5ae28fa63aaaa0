"""Reading YAML: what scalars become, and where values stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ceyuan.definitions import source
from ceyuan.definitions.source import Document, documents
from ceyuan.errors import DefinitionError


@pytest.fixture
def read(tmp_path: Path):
    def of(text: str | bytes) -> list[Document]:
        path = tmp_path / "a.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(documents(path, "town/a.yaml"))

    return of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("0101", "0101"),
        ("00", "00"),
        ("27.10", "27.10"),
        ("1e5", "1e5"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("2021-06-30", date(2021, 6, 30)),
        ("2021-02-30", "2021-02-30"),
        ("2021.6.30", "2021.6.30"),
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("on", "on"),
        ("NO", "NO"),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("NULL", "NULL"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("91510100MA6ABCDE1P", "91510100MA6ABCDE1P"),
    ],
)
def test_scalars_lose_nothing(read, written: str, value: object) -> None:
    assert read(f"key: {written}\n")[0].value == {"key": value}


@given(st.integers(-(10**25), 10**25))
def test_every_plain_integer_is_read_back(tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    path = tmp_path_factory.mktemp("n") / "n.yaml"
    path.write_text(f"key: {number}\n")
    assert next(documents(path, "n.yaml")).value == {"key": number}


def test_places_reach_every_value(read) -> None:
    document = read("# note\na: 1\nb:\n  - x: 1\n  - {y: 2,\n     z: 3}\nc:\n  d: 4\n")[0]
    assert [document.where(route) for route in [(), ("a",), ("b",), ("b", 0, "x"), ("b", 1), ("b", 1, "z"), ("c", "d")]] == [
        f"town/a.yaml:{line}" for line in (2, 2, 3, 4, 5, 6, 8)
    ]


def test_a_route_that_leads_nowhere_stops_at_the_last_value(read) -> None:
    document = read("a:\n  - b: 1\n")[0]
    assert document.where(("a", 0, "missing", "deeper")) == "town/a.yaml:2"
    assert document.where(("a", 9)) == "town/a.yaml:1"


def test_several_documents_know_their_own_lines(read) -> None:
    first, second = read("---\na: 1\n---\n---\nb: 2\n")
    assert (first.kind, second.kind, second.where()) == ("a", "b", "town/a.yaml:5")


def test_a_byte_order_mark_is_no_part_of_the_first_key(read) -> None:
    assert read(b"\xef\xbb\xbfcity: a\n")[0].kind == "city"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n---\n"])
def test_an_empty_file_defines_nothing(read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("a: [1, 2\nb: 3\n", "not-yaml", "town/a.yaml:2"),
        ("a: 1\na: 2\n", "key-twice", "town/a.yaml:2"),
        ("a:\n  b: 1\n  b: 1\n", "key-twice", "town/a.yaml:3"),
        ("? [x]\n: 1\n", "key-twice", "town/a.yaml:1"),
        ("- a\n- b\n", "not-a-mapping", "town/a.yaml:1"),
        ("just text\n", "not-a-mapping", "town/a.yaml:1"),
        ("a: &one [1]\nb: *one\n", "alias", "town/a.yaml:1"),
        ("a: &a [*a]\n", "alias", "town/a.yaml:1"),
        ("a: \x01\n", "not-yaml", "town/a.yaml"),
        ("a: !!python/object:os.system x\nb: 1\nb: 2\n", "key-twice", "town/a.yaml:3"),
        ("标签: 名\n".encode("gb18030"), "not-utf8", "town/a.yaml"),
    ],
)
def test_a_broken_file_is_a_fault_with_its_line(read, text: str | bytes, code: str, where: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        read(text)
    assert [(fault.code, fault.where) for fault in caught.value.faults] == [(code, where)]


def test_a_tag_builds_no_object(read) -> None:
    assert read("a: !!python/object/apply:os.getcwd []\n")[0].value == {"a": []}


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(__file__).parents[2] / "standards/cn/lists/contracts.yaml"
    fast = list(documents(path, "a.yaml"))
    monkeypatch.setattr(source, "_LOADER", yaml.SafeLoader)
    slow = list(documents(path, "a.yaml"))
    assert [one.value for one in slow] == [one.value for one in fast]
    routes = [("entries", 0, "label", "zh"), ("reference",), ()]
    assert [one.where(route) for one in slow for route in routes] == [one.where(route) for one in fast for route in routes]
