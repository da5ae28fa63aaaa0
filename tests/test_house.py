"""The house's measures: floors, sizes, names, words, and what starts when nothing is asked."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
HEAVY = ("polars", "duckdb", "ibis", "pyarrow", "pyiceberg", "numpy", "pydantic", "docx", "rich")


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_imports_go_down_the_floors() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_function_is_over_forty_lines() -> None:
    assert [name for name, node in functions() if body_lines(node) > 40] == []


def test_no_file_is_over_three_hundred_lines() -> None:
    assert [str(path.relative_to(ROOT)) for path in MODULES if path.read_text("utf-8").count("\n") > 300] == []


def test_every_name_says_something() -> None:
    assert [str(path) for path in MODULES if NAMELESS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_no_file_names_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    paths = re.compile("|".join("/" + folder + "/" for folder in ("work", "root", "farm")))
    named = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file() and path.suffix in (".py", ".md", ".yaml", ".toml", ".lock", ".json", ".csv", ".html", ".sh", ""):
            named += [name] if paths.search(path.read_text("utf-8", errors="replace")) else []
    assert named == []


def test_help_starts_nothing_heavy() -> None:
    code = f"import sys, ceyuan.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
