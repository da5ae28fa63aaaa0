"""OLE compound files, in which old workbooks, Word documents and encrypted workbooks come: the names and bytes of their streams."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE = 0xFFFFFFFA  # this number and those above are no sectors
_HEADER_ENTRIES = 109  # sectors of the table that the header itself names
_ENTRY = 128  # bytes of a directory entry


class DamagedError(ValueError):
    """The file breaks the format."""


@dataclass(frozen=True)
class Compound:
    """A compound file, read whole.

    Attributes:
        data: its bytes.
        sector_bytes: size of a sector.
        table: sector → the next one of its stream.
    """

    data: bytes
    sector_bytes: int
    table: tuple[int, ...] = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> Compound:
        """Read a file.

        Raises:
            DamagedError: it breaks the format.
        """
        data = path.read_bytes()
        if len(data) < 512 or data[:8] != SIGNATURE:
            raise DamagedError("no header")
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        if size not in (512, 4096):
            raise DamagedError("sector size")
        sectors = _table_sectors(data, size)
        table = [number for sector in sectors for number in _numbers(data, sector, size)]
        return cls(data, size, tuple(table))

    def streams(self) -> dict[str, tuple[int, int]]:
        """Name → first sector and bytes of each stream, `Root Entry` included."""
        first = struct.unpack_from("<I", self.data, 48)[0]
        directory = b"".join(self._sectors(first))
        found = {}
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", directory, at + 64)[0]
            if 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", "replace")
                found[name] = struct.unpack_from("<II", directory, at + 116)
        return found

    def stream(self, name: str) -> bytes:
        """The bytes of a stream that is large enough to have its own sectors (4 KiB, as a workbook always is made to).

        Raises:
            DamagedError: the chain of its sectors is broken.
        """
        start, size = self.streams()[name]
        if size < struct.unpack_from("<I", self.data, 56)[0]:
            return self._short(start, size)
        return b"".join(self._sectors(start))[:size]

    def _short(self, start: int, size: int) -> bytes:
        """A short stream lies in the stream of the root, in sectors of 64 bytes, chained by a table of their own."""
        root = b"".join(self._sectors(self.streams()["Root Entry"][0]))
        first = struct.unpack_from("<I", self.data, 60)[0]
        chain = struct.unpack(f"<{len(block) // 4}I", block) if (block := b"".join(self._sectors(first))) else ()
        parts = [root[number * 64 : number * 64 + 64] for number in _chain(start, chain)]
        return b"".join(parts)[:size]

    def _sectors(self, start: int) -> Iterator[bytes]:
        for number in _chain(start, self.table):
            at = (number + 1) * self.sector_bytes
            yield self.data[at : at + self.sector_bytes]


def _chain(start: int, table: tuple[int, ...]) -> Iterator[int]:
    number, steps = start, 0
    while number < _FREE:
        if number >= len(table) or steps > len(table):
            raise DamagedError("sector chain")
        yield number
        number, steps = table[number], steps + 1


def _table_sectors(data: bytes, size: int) -> list[int]:
    """The sectors that hold the table of sectors: some are named in the header, the others in a chain of their own."""
    named = [number for number in struct.unpack_from(f"<{_HEADER_ENTRIES}I", data, 76) if number < _FREE]
    extra, left = struct.unpack_from("<II", data, 68)
    left = min(left, len(data) // size)
    while extra < _FREE and left:
        *numbers, extra = _numbers(data, extra, size)
        named += [number for number in numbers if number < _FREE]
        left -= 1
    return named


def _numbers(data: bytes, sector: int, size: int) -> tuple[int, ...]:
    at = (sector + 1) * size
    if at + size > len(data) + size:
        raise DamagedError("sector outside the file")
    block = data[at : at + size].ljust(size, b"\xff")
    return struct.unpack(f"<{size // 4}I", block)
