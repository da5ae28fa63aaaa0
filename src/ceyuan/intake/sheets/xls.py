"""The markup of .xls workbooks (BIFF8), found by walking over their records."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from ceyuan.intake.kinds.date import EPOCH_1900, EPOCH_1904
from ceyuan.intake.sheets.markup import Markup, SheetMarkup, digits
from ceyuan.intake.sheets.sheet import Merge
from ceyuan.intake.sniff.compound import Compound

_STREAM = "Workbook"  # a BIFF8 workbook; older ones are called Book and tell nothing here
_EOF, _FILEPASS, _DATEMODE, _BOUNDSHEET, _FORMAT, _XF = 0x000A, 0x002F, 0x0022, 0x0085, 0x041E, 0x00E0
_NUMBER, _RK, _FORMULA, _MULRK, _MERGED = 0x0203, 0x027E, 0x0006, 0x00BD, 0x00E5
_PERCENT_FORMATS = frozenset({9, 10})


class EncryptedError(ValueError):
    """The workbook needs a password."""


def xls_markup(path: Path) -> Markup | None:
    """Walk over a workbook; None for one older than Excel 97.

    Raises:
        EncryptedError: it needs a password.
        DamagedError, struct.error, KeyError: it is damaged.
    """
    compound = Compound.read(path)
    if _STREAM not in compound.streams():
        return None
    data = compound.stream(_STREAM)
    offsets: dict[str, int] = {}
    formats, styles, epoch = set(_PERCENT_FORMATS), [], EPOCH_1900
    for kind, body in _records(data, 0):
        if kind == _FILEPASS:
            raise EncryptedError(path.name)
        if kind == _BOUNDSHEET:
            offsets[_sheet_name(body)] = struct.unpack_from("<I", body)[0]
        elif kind == _DATEMODE and body[:1] == b"\x01":
            epoch = EPOCH_1904
        elif kind == _FORMAT and b"%" in body[2:]:
            formats.add(struct.unpack_from("<H", body)[0])
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
    percents = {number for number, kept in enumerate(styles) if kept in formats}
    return Markup({name: _walked(data, offset, percents) for name, offset in offsets.items()}, epoch)


def _sheet_name(body: bytes) -> str:
    """The name in the record of a sheet: its length, whether it is in two-byte characters, and the characters."""
    length, is_wide = body[6], body[7] & 1
    return body[8 : 8 + length * (2 if is_wide else 1)].decode("utf-16-le" if is_wide else "latin-1")


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream."""
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _EOF:
            return
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _walked(data: bytes, offset: int, percents: set[int]) -> SheetMarkup:
    found = SheetMarkup()
    for kind, body in _records(data, offset):
        if kind == _MERGED:
            count = struct.unpack_from("<H", body)[0]
            found.merges += [Merge(*struct.unpack_from("<4H", body, 2 + 8 * nth)) for nth in range(count)]
        for row, column, style, number in _numbers(kind, body):
            if style in percents:
                found.percents.append((row, column))
            if told := digits(repr(number)):
                found.numbers[(row, column)] = told
    return found


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """The numbers in a record: row, column, style and value of each."""
    if kind in (_NUMBER, _FORMULA):
        yield struct.unpack_from("<3Hd", body)
    elif kind == _RK:
        row, column, style, packed = struct.unpack_from("<3HI", body)
        yield row, column, style, _unpacked(packed)
    elif kind == _MULRK:
        row, first = struct.unpack_from("<2H", body)
        for nth, (style, packed) in enumerate(struct.iter_unpack("<HI", body[4:-2])):
            yield row, first + nth, style, _unpacked(packed)


def _unpacked(packed: int) -> float:
    """A number of 30 bits: a whole one or the upper half of a double, hundredfold where the lowest bit is set."""
    number: float = packed >> 2 if not packed & 0x80000000 else (packed >> 2) - (1 << 30)
    if not packed & 2:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number
