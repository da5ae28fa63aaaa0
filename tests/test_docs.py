"""What the docs say, tried: their YAML loads, their links lead somewhere, their commands exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from ceyuan.cli import main
from ceyuan.definitions import load

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_definitions_of_the_how_to_load(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "definitions.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "city.yaml").write_text(blocks[0], "utf-8")
    (tmp_path / "more.yaml").write_text("\n---\n".join(blocks[1:]), "utf-8")
    found = load(tmp_path)
    assert found.dataset("X-01").column("redeemed_yuan").unit == "元"
    assert found.indicator("vouchers_redeemed").dataset == "vouchers"
    assert found.datasets["technology_contracts"].due_days == 5
    assert len(found.datasets["technology_contracts"].columns) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_their_options_exist(page: Path) -> None:
    for line in re.findall(r"^\s*(?:\$ )?ceyuan ([^\n#]+)", page.read_text("utf-8"), re.MULTILINE):
        words = shlex.split(line.split("#")[0], comments=False)
        command: click.Command = main
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            assert words[0] in command.list_commands(click.Context(command)), line
            command = command.get_command(click.Context(command), words.pop(0))
        known = {name for option in command.params for name in option.opts}
        assert [word for word in words if word.startswith("--") and word.split("=")[0] not in known | {"--help"}] == [], line
