"""Cells of cubes: taken from memory, from what is kept on disk, or computed for all indicators at once and then kept."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa

from ceyuan.definitions import Dataset
from ceyuan.indicators.book import Book
from ceyuan.indicators.cube import Cells, cube
from ceyuan.indicators.fingerprint import fingerprint
from ceyuan.indicators.layout import Face
from ceyuan.indicators.scope import WHOLE
from ceyuan.indicators.tally import Tally
from ceyuan.ledger.cache import keep, kept
from ceyuan.values import Period

_MAIN = ("district", "track")
_SCHEMA = pa.schema(
    [
        ("indicator", pa.string()),
        ("dimension", pa.string()),
        ("member", pa.string()),
        ("amount", pa.string()),
        ("rows", pa.int64()),
        ("left_out", pa.map_(pa.string(), pa.int64())),
    ]
)


def main_face(dataset: Dataset, dimension: str) -> Face:
    """The face that holds a dimension: districts and tracks are computed together, each class by itself."""
    if dimension and dimension not in _MAIN:
        return Face((dimension,))
    return Face(tuple(name for name, column in zip(_MAIN, (dataset.place, dataset.track), strict=True) if column))


def cells(book: Book, dataset: Dataset, periods: Sequence[Period], face: Face) -> dict[Period, Cells]:
    """The cells of some periods; those that are not there are computed in one pass."""
    names = {period: _name(book, dataset, period, face) for period in periods}
    absent = [period for period, name in names.items() if name not in book.memory and not _remember(book, name, face)]
    if absent:
        for period, found in cube(book, dataset, absent, face).items():
            book.memory[names[period]] = found
            if face.scope == WHOLE:
                keep(book.cache, names[period], _as_table(found))
    return {period: book.memory[name] for period, name in names.items()}


def _name(book: Book, dataset: Dataset, period: Period, face: Face) -> str:
    members = "".join(f"-{dimension}={'+'.join(codes)}" for dimension, codes in face.scope.members)
    return f"cube-{dataset.dataset}-{period}-{'+'.join(face.dimensions)}{members}-{fingerprint(book, dataset)}"


def _remember(book: Book, name: str, face: Face) -> bool:
    table = kept(book.cache, name) if face.scope == WHOLE else None
    if table is None or table.schema != _SCHEMA:
        return False
    book.memory[name] = {
        (row["indicator"], row["dimension"], row["member"]): Tally(_number(row["amount"]), row["rows"], dict(row["left_out"]))
        for row in table.to_pylist()
    }
    return True


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _as_table(found: Cells) -> pa.Table:
    rows = [
        {"indicator": i, "dimension": d, "member": m, "amount": str(t.amount), "rows": t.rows, "left_out": list(t.left_out.items())}
        for (i, d, m), t in found.items()
    ]
    return pa.Table.from_pylist(rows, _SCHEMA)
