"""A nearer definition over a farther one."""

from __future__ import annotations

from pathlib import Path

from ceyuan.definitions.overlay import laid_over
from ceyuan.definitions.source import Document, documents


def document(folder: Path, name: str, text: str) -> Document:
    (folder / name).write_text(text, "utf-8")
    return next(documents(folder / name, name))


BASE = """\
dataset: a
label: {zh: 甲, en: A}
columns:
  - {name: x, kind: text, pattern: one}
  - {name: y, kind: date}
key: [x, y]
examples: [{cells: {x: "1"}}]
"""
OVER = """\
dataset: a
extends: a
key: [y]
columns:
  - {name: z, kind: text}
  - name: x
    pattern: two
"""


def test_members_are_merged_by_name_and_plain_lists_replaced(tmp_path: Path) -> None:
    merged = laid_over(document(tmp_path, "base.yaml", BASE), document(tmp_path, "over.yaml", OVER)).value
    assert merged["columns"] == [
        {"name": "x", "kind": "text", "pattern": "two"},
        {"name": "y", "kind": "date"},
        {"name": "z", "kind": "text"},
    ]
    assert merged["key"] == ["y"]
    assert merged["label"] == {"zh": "甲", "en": "A"}
    assert next(iter(merged)) == "dataset"


def test_every_value_keeps_its_own_file_and_line(tmp_path: Path) -> None:
    merged = laid_over(document(tmp_path, "base.yaml", BASE), document(tmp_path, "over.yaml", OVER))
    assert merged.where() == "over.yaml:1"
    assert merged.where(("label", "zh")) == "base.yaml:2"
    assert merged.where(("columns", 0, "kind")) == "base.yaml:4"
    assert merged.where(("columns", 0, "pattern")) == "over.yaml:7"
    assert merged.where(("columns", 1, "kind")) == "base.yaml:5"
    assert merged.where(("columns", 2, "kind")) == "over.yaml:5"
    assert merged.where(("key",)) == "over.yaml:3"


def test_the_documents_laid_over_stay_as_they_were(tmp_path: Path) -> None:
    base, over = document(tmp_path, "base.yaml", BASE), document(tmp_path, "over.yaml", OVER)
    before = (repr(base.value), repr(over.value))
    laid_over(base, over)
    assert (repr(base.value), repr(over.value)) == before


def test_a_third_layer_lies_over_the_second(tmp_path: Path) -> None:
    base, over = document(tmp_path, "base.yaml", BASE), document(tmp_path, "over.yaml", OVER)
    top = document(tmp_path, "top.yaml", "dataset: a\nextends: a\ncolumns: [{name: x, pattern: three}]\n")
    assert laid_over(laid_over(base, over), top).value["columns"][0] == {"name": "x", "kind": "text", "pattern": "three"}
