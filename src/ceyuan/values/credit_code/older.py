"""The numbers that came before the credit code: 15-digit registration numbers and 9-character organisation codes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

REGISTRATION_SIZE = 15
ORGANISATION_SIZE = 9

_ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)
_ORGANISATION_CHECKS = np.frombuffer(b"0X987654321", dtype=np.uint8)  # by the weighted sum modulo 11
_NINE, _ZERO, _A, _Z = (ord(character) for character in "90AZ")


def is_registration_number(rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether each row is a 15-digit registration number whose last digit checks (ISO 7064, mod 11,10).

    Args:
        rows: ASCII bytes, shape (n, 15).

    >>> is_registration_number(np.frombuffer(b"110108000000016", dtype=np.uint8).reshape(1, 15)).tolist()
    [True]
    """
    digits = rows.astype(np.int64) - _ZERO
    legal: NDArray[np.bool_] = np.asarray(((digits >= 0) & (digits <= 9)).all(axis=1))
    check = np.full(len(rows), 5, dtype=np.int64)
    for place in range(REGISTRATION_SIZE):
        check = (np.where(check == 0, 10, check) * 2 % 11 + digits[:, place]) % 10
    return np.where(check == 1, legal, False)


def organisation_check(bodies: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The check character of organisation codes (GB 11714-1997), meaningless where a body has illegal characters.

    Args:
        bodies: ASCII bytes of digits and capitals, shape (n, 8).
    """
    values = bodies.astype(np.int64) - _ZERO
    values[bodies >= _A] -= _A - _ZERO - 10
    return _ORGANISATION_CHECKS.take(values @ _ORGANISATION_WEIGHTS % 11)


def is_organisation_code(rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether each row is an organisation code whose last character checks.

    Args:
        rows: ASCII bytes, shape (n, 9); the dash before the last character is already gone.

    >>> is_organisation_code(np.frombuffer(b"71526726X", dtype=np.uint8).reshape(1, 9)).tolist()
    [True]
    """
    bodies = rows[:, :8]
    is_digit, is_letter = (bodies >= _ZERO) & (bodies <= _NINE), (bodies >= _A) & (bodies <= _Z)
    legal: NDArray[np.bool_] = np.asarray((is_digit | is_letter).all(axis=1))
    return np.where(organisation_check(bodies) == rows[:, 8], legal, False)
