"""Finding the header of a sheet: the rows whose texts are best known as headers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ceyuan.definitions import Dataset, Units
from ceyuan.intake.headers import HeaderCell, HeaderVocabulary, Match, match
from ceyuan.intake.headers.cell import folded, read_header, units_in
from ceyuan.intake.sheets import Merge, Sheet
from ceyuan.intake.sheets.sheet import Row

_DEEPEST = 3  # rows of one header
_COUNTING = (*"甲乙丙丁戊己庚辛壬癸", *"ABCDEFGH")


@dataclass(frozen=True, slots=True)
class Header:
    """A header.

    Attributes:
        first_row, last_row: its rows, counted from 1, with rows of units or column numbers below it.
        match: what its cells mean.
        row_units: column → the text of the row of units below it.
    """

    first_row: int
    last_row: int
    match: Match
    row_units: dict[int, str]


def find_header(sheet: Sheet, dataset: Dataset, vocabulary: HeaderVocabulary) -> Header | None:
    """The header that fits the dataset best; None where no row holds a known one."""
    best: tuple[Match, int, int] | None = None
    for last, names in enumerate(_names(sheet.head, vocabulary.units)):
        first = _first_row(sheet, last)
        # Under merged cells a header's last row may say nothing by itself: 本月 and 累计 under 入驻企业数.
        is_under = bool(sheet.merges) and first < last
        if not is_under and not any(map(vocabulary.columns.get, names)):
            continue
        found = match(_cells(sheet, first, last), dataset, vocabulary)
        if best is None or found.rank > best[0].rank:
            best = found, first, last
    if best is None:
        return None
    found, first, last = best
    end, row_units = _below(sheet, last, vocabulary.units)
    return Header(first + 1, end + 1, found, row_units)


@lru_cache(maxsize=64)
def _names(rows: tuple[Row, ...], units: Units) -> tuple[frozenset[str], ...]:
    """What the cells of each row would name as headers; the same whichever dataset asks."""
    return tuple(frozenset(read_header(cell, units)[0] for cell in row if cell) for row in rows)


def _first_row(sheet: Sheet, last: int) -> int:
    """The first row of a header whose last row is given: rows above belong to it when they stand over parts of it."""
    first = last
    while first > 0 and last - first + 1 < _DEEPEST and _is_over(sheet, first - 1):
        first -= 1
    return first


def _is_over(sheet: Sheet, number: int) -> bool:
    """Whether a row is a header's upper part and not a title: its cells are merged with or over some of those below."""
    filled = [column for column, cell in enumerate(sheet.head[number]) if cell and cell.strip()]
    if sheet.merges is None:
        return len(filled) > 1 and not any(":" in folded(sheet.head[number][column] or "") for column in filled)
    here = [merge for merge in sheet.merges if merge.first_row <= number <= merge.last_row]
    return any(merge.last_row > number for merge in here) or (
        len(filled) > 1 and any(0 < merge.last_column - merge.first_column < sheet.width - 1 for merge in here)
    )


def _cells(sheet: Sheet, first: int, last: int) -> Iterator[HeaderCell]:
    """The header cells of rows `first` to `last`, with what merged cells above them say."""
    rows = [_spread(sheet, number, is_parent=number < last) for number in range(first, last + 1)]
    for column in range(sheet.width):
        texts = [cell for row in rows if (cell := row[column])]
        parts = [text for nth, text in enumerate(texts) if nth == 0 or text != texts[nth - 1]]
        if parts:
            yield HeaderCell(column, last + 1, tuple(parts))


def _spread(sheet: Sheet, number: int, *, is_parent: bool) -> list[str | None]:
    """A row with the texts of merged cells in all of them."""
    row = [cell.strip() if cell and cell.strip() else None for cell in _padded(sheet.head[number], sheet.width)]
    if sheet.merges is None:
        return _carried_right(row, _padded(sheet.head[number + 1], sheet.width)) if is_parent else row
    for merge in sheet.merges:
        if merge.first_row <= number <= merge.last_row and merge.first_row < len(sheet.head):
            _fill(row, merge, sheet)
    return row


def _fill(row: list[str | None], merge: Merge, sheet: Sheet) -> None:
    top = _padded(sheet.head[merge.first_row], sheet.width)
    text = top[merge.first_column] if merge.first_column < len(top) else None
    for column in range(merge.first_column, min(merge.last_column + 1, len(row))):
        row[column] = text.strip() if text and text.strip() else None


def _carried_right(row: Sequence[str | None], below: Sequence[str | None]) -> list[str | None]:
    """Where merges are not known: a parent stands over the cells to its right that have a child and no parent of their own."""
    out, parent = [], None
    for cell, child in zip(row, below, strict=True):
        parent = cell or (parent if child else None)
        out.append(parent)
    return out


def _padded(row: Row, width: int) -> list[str | None]:
    return [*row[:width], *([None] * (width - len(row)))]


def _below(sheet: Sheet, last: int, units: Units) -> tuple[int, dict[int, str]]:
    """The last row of the header with the rows of units and of column numbers (甲 乙 1 2 3) below it, and the units."""
    row_units: dict[int, str] = {}
    while last + 1 < len(sheet.head):
        texts = {column: folded(cell) for column, cell in enumerate(sheet.head[last + 1]) if cell and cell.strip()}
        if len(texts) > 1 and all(units_in(text.strip("()"), units) for text in texts.values()):
            row_units = {column: text.strip("()") for column, text in texts.items()}
        elif not _counts(list(texts.values())):
            break
        last += 1
    return last, row_units


def _counts(texts: list[str]) -> bool:
    """Whether the texts number columns: letters of a count first, then 1, 2, 3 …"""
    numbers = [text.strip("()") for text in texts]
    while numbers and numbers[0] in _COUNTING:
        numbers.pop(0)
    return len(texts) > 2 and numbers == [str(nth) for nth in range(1, len(numbers) + 1)] and len(numbers) > 1
