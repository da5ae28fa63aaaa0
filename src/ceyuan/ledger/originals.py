"""The files as they came: kept once, under the hash of their content, compressed."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO


class Originals:
    """A content-addressed store of original files in the ledger's warehouse."""

    def put(self, path: Path) -> str:
        """Keep a file; the same content is kept once. Streams, whatever the size.

        Returns:
            The SHA-256 of the content, in hexadecimal: its address.

        Raises:
            StorageError: the file cannot be kept.
        """
        raise NotImplementedError

    def open(self, sha256: str) -> BinaryIO:
        """The original, readable and seekable; close it after use.

        Raises:
            QuestionError: no such file is kept.
            StorageError: what is kept no longer has this hash.
        """
        raise NotImplementedError

    def __contains__(self, sha256: str) -> bool:
        raise NotImplementedError
