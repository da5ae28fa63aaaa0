"""Numbers of the registries: credit codes, certificates, registrations, contracts. Valid in form, and given to nobody."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.samples.chance import Ints, scattered
from ceyuan.values.credit_code import with_check_digits

Bytes = NDArray[np.uint8]
ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", dtype=np.uint8)
_INNER_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)
_INNER_CHECKS = np.frombuffer(b"0X987654321", dtype=np.uint8)


def credit_codes(chance: np.random.Generator, heads: pl.Series, is_older: NDArray[np.bool_]) -> pl.Series:
    """A valid unified social credit code for each organisation, no two alike.

    The identifiers inside are from ranges that are not given out: MAY… for organisations founded since the codes came in, 9… for
    older ones, whose identifiers are digits only.

    Args:
        heads: the first eight characters: authority, kind and six digits of its region, shape (n,).
        is_older: whether the organisation had a digits-only organisation code before 2015.
    """
    count = len(heads)
    digits = _written(scattered(chance, count, 10**7), 10, 7)
    letters = _written(scattered(chance, count, 31**5), 31, 5)
    bodies = np.where(is_older[:, None], _prefixed(b"9", digits), _prefixed(b"MAY", letters))
    with_inner = np.column_stack([bodies, _inner_check(bodies)])
    text = pl.Series(np.ascontiguousarray(with_inner).view("S9").ravel().astype(str))
    return with_check_digits(heads + text)


def serials(chance: np.random.Generator, count: int, digits: int) -> pl.Series:
    """Different serial numbers of so many digits, as text."""
    room = 10**digits
    return pl.Series(scattered(chance, count, room)).cast(pl.String).str.zfill(digits)


def _written(numbers: Ints, base: int, places: int) -> Bytes:
    """Each number in characters, shape (n, places)."""
    powers = base ** np.arange(places - 1, -1, -1, dtype=np.int64)
    rows: Bytes = ALPHABET[numbers[:, None] // powers % base]
    return rows


def _prefixed(prefix: bytes, rows: Bytes) -> Bytes:
    head = np.tile(np.frombuffer(prefix, dtype=np.uint8), (len(rows), 1))
    return np.hstack([head, rows])


def _inner_check(bodies: Bytes) -> Bytes:
    """The check character of the organisation code (GB 11714), in which A is 10 and Z is 35."""
    letters = bodies >= ord("A")
    values = bodies.astype(np.int64) - np.where(letters, ord("A") - 10, ord("0"))
    checks: Bytes = _INNER_CHECKS[values @ _INNER_WEIGHTS % 11]
    return checks
