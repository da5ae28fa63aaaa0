"""What a command sees of its caller: the city asked about, the language, and how to show things."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ceyuan.errors import Lang

if TYPE_CHECKING:
    from ceyuan.city import City

CITY = click.option("--city", "folder", type=click.Path(file_okay=False), help="城市文件夹 · folder of the city")
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON · print JSON")


@dataclass
class Screen:
    """The caller's side of a command."""

    folder: str | None
    lang: Lang

    @cached_property
    def city(self) -> City:
        """The city, opened when first needed."""
        from ceyuan.city import City

        return City.open(Path(self.folder) if self.folder else None)

    def at(self, folder: str | None) -> Screen:
        """The same caller, who names the city after the command rather than before it."""
        return Screen(folder or self.folder, self.lang)

    def unit(self, name: str) -> str:
        """A unit in the caller's language."""
        return self.city.definitions.units.in_words(name, self.lang)

    def say(self, zh: str, en: str) -> None:
        """One line in the caller's language."""
        click.echo(zh if self.lang == "zh" else en)

    def note(self, zh: str, en: str) -> None:
        """One line beside the output, on the error stream, so that scripts read clean output."""
        click.echo(zh if self.lang == "zh" else en, err=True)

    def json(self, value: Any) -> None:
        """JSON with Chinese as it is; decimals are written as numbers, dates as text."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))

    def table(self, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]], title: str = "") -> None:
        """A table; `columns` are `(zh, en)`. Numbers stand to the right, so that digits align; a column that holds nothing is left out."""
        from rich.console import Console
        from rich.table import Table

        rows = [list(row) for row in rows]
        used = [at for at in range(len(columns)) if not rows or any(row[at] not in (None, "") for row in rows)]
        columns, rows = [columns[at] for at in used], [[row[at] for at in used] for row in rows]
        table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
        for at, (zh, en) in enumerate(columns):
            told = [row[at] for row in rows if row[at] is not None and not str(row[at]).startswith(("（", "("))]
            numeric = bool(told) and all(map(_is_number, told))
            # A number that is folded can be read as another one; words make room for it.
            room = max(len(_plain(cell)) for cell in told) if numeric else None
            table.add_column(zh if self.lang == "zh" else en, justify="right" if numeric else "left", overflow="fold", min_width=room)
        for row in rows:
            table.add_row(*["" if cell is None else _plain(cell) for cell in row])
        width = None if sys.stdout.isatty() else 160
        Console(highlight=False, markup=False, width=width).print(table)


def _is_number(cell: Any) -> bool:
    bare = str(cell).strip().rstrip("%").replace(",", "").lstrip("+-")
    return bool(bare) and bare.replace(".", "", 1).isdigit()


def _plain(cell: Any) -> str:
    """A cell as it is printed: digits in groups, no decimals that say nothing."""
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        cell = int(cell)
    return f"{cell:,}" if isinstance(cell, int | Decimal) and not isinstance(cell, bool) else str(cell)
