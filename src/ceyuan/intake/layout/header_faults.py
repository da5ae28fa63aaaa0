"""What is wrong with a header, each with its cell and what to do: headers stop a file, for what they mean must not be guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceyuan.definitions import Column, Dataset, Unit
from ceyuan.errors import Fault, did_you_mean
from ceyuan.intake.headers import HeaderCell, Match
from ceyuan.intake.headers.cell import folded
from ceyuan.intake.refusal import refusal
from ceyuan.intake.sheets import cell, letter


class HeaderPlaces:
    """Says where a header stands: `file › sheet!C5`."""

    def __init__(self, file: str, sheet: str) -> None:
        self._file, self._sheet = file, sheet

    def __call__(self, header: HeaderCell) -> str:
        """The place of a header."""
        return f"{self._file} › {cell(self._sheet, letter(header.column), header.row)}"


def unknown_headers(match: Match, dataset: Dataset, where: HeaderPlaces) -> Iterator[Fault]:
    """Headers that mean nothing, each with the nearest known one and the line that would make it known."""
    free = {header: column for column in dataset.columns if column.name not in match.found for header in column.headers()}
    for header in match.unknown:
        near = did_you_mean(header.text, free) or did_you_mean(header.parts[-1], free)
        yield Fault(
            "unknown-header",
            f"“{dataset.label.zh}”没有名为“{header.text}”的列",
            f"'{dataset.label.en}' has no column '{header.text}'",
            where(header),
            *_make_known(header, free[near], dataset) if near else _name_it(dataset),
        )


def _make_known(header: HeaderCell, column: Column, dataset: Dataset) -> tuple[str, str]:
    line = f"aliases: [{', '.join([*column.aliases, folded(header.text)])}]"
    return (
        f"是否指“{column.label.zh}”？如是，在 {dataset.origin} 的列 {column.name} 写：{line}",
        f"Is '{column.label.en}' meant? Then write under column {column.name} of {dataset.origin}: {line}",
    )


def _name_it(dataset: Dataset) -> tuple[str, str]:
    return (
        f"若不需要请删去该列；若需要，请在 {dataset.origin} 中为它声明一列或给某列加一个别名（aliases）",
        f"Delete the column if it is not needed; else declare it, or give a column this alias, in {dataset.origin}",
    )


def missing_headers(columns: Iterable[Column], dataset: Dataset, where: str) -> Iterator[Fault]:
    """Columns that must be there and are not."""
    for column in columns:
        others = "、".join(column.aliases[:4])
        zh, en = (f"（也可写作：{others}）", f" (also: {others})") if others else ("", "")
        fix = (
            f"请补上该列{zh}；若它另有叫法，请加入 {dataset.origin} 的 aliases",
            f"Add the column '{column.label.zh}'{en}, or its other name to the aliases in {dataset.origin}",
        )
        yield refusal("missing-header", f"缺少必需的列“{column.label.zh}”", f"The column '{column.label.en}' is missing", where, fix)


def unstated(columns: Iterable[Column], where: str) -> Iterator[Fault]:
    """Columns whose value stands neither in the table nor around it."""
    for column in columns:
        fix = ("请写明，或在接收时指明（--period、--filer）", "State it, or say it when receiving (--period, --filer)")
        zh = f"表中没有“{column.label.zh}”一列，标题、工作表名和文件名中也没有写明"
        en = f"'{column.label.en}' is no column of the table, nor is it stated in its title, sheet name or file name"
        yield refusal("value-not-stated", zh, en, where, fix)


def repeated_headers(match: Match, where: HeaderPlaces) -> Iterator[Fault]:
    """Two headers of one meaning."""
    for header in match.repeated:
        fix = ("请只保留一列，或改名区分", "Keep one of them, or tell them apart by name")
        zh, en = f"表头“{header.text}”与前面的列意思相同", f"The header '{header.text}' means the same as an earlier one"
        yield refusal("repeated-header", zh, en, where(header), fix)


def nameless_column(where: str) -> Fault:
    """A column of data without a header."""
    fix = ("请补上表头，或删去该列", "Write its header, or delete the column")
    return refusal("nameless-column", "该列有数据而没有表头", "The column holds data and has no header", where, fix)


def contradicting_units(column: Column, units: tuple[Unit, Unit], where: str, other: str) -> Fault:
    """A header and the row of units that say different things."""
    own, row = units
    fix = ("请改正其中之一，使单位一致", "Correct one of them so that they agree")
    zh = f"“{column.label.zh}”的表头写“{own.unit}”，{other} 却写“{row.unit}”"
    en = f"The header of '{column.label.en}' says {own.unit}, but {other} says {row.unit}"
    return refusal("contradicting-units", zh, en, where, fix)


def foreign_unit(column: Column, unit: Unit, where: str) -> Fault:
    """A unit that cannot be one of the column's."""
    fix = (f"请改用与“{column.unit or ''}”同类的单位", f"Use a unit of the same kind as '{column.unit or ''}'")
    zh, en = f"“{column.label.zh}”不能以“{unit.unit}”计", f"'{column.label.en}' cannot be in {unit.unit}"
    return refusal("foreign-unit", zh, en, where, fix)
