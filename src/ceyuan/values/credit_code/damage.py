"""The ways in which a code is damaged, each undone: from damaged bytes to the valid codes that they may have been.

Every function takes the bytes of n damaged codes and gives candidates as `(which, rows)`: which damaged code each of the
m candidates is for, shape (m,), and its bytes, shape (m, 18). All candidates are valid, the likelier first; none says that it is right.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ceyuan.values.bilingual import Bilingual
from ceyuan.values.credit_code.alphabet import ALPHABET, BASE, LOWER_CASE, SIZE, WEIGHTS, legal_at, weighted_sums

Rows: TypeAlias = NDArray[np.uint8]
Candidates: TypeAlias = tuple[NDArray[np.int64], Rows]

_CHARACTERS = np.frombuffer(ALPHABET.encode(), dtype=np.uint8)
_ZERO = ord(ALPHABET[0])
_INVERSE_WEIGHTS = np.array([pow(int(weight), -1, BASE) for weight in WEIGHTS], dtype=np.int64)
_LOOK_ALIKES = {"I": "1", "L": "1", "O": "0", "Q": "0", "D": "0", "S": "5", "Z": "2", "B": "8", "G": "6", "V": "U"}


class Damage(IntEnum):
    """What may have happened to a code, from the most telling to the least."""

    LOOK_ALIKE = 0
    SWAPPED = 1
    EXTRA = 2
    NUMBER_FORMATTED = 3
    MISSING = 4
    WRONG = 5

    @property
    def label(self) -> Bilingual:
        """The damage in words."""
        return _LABELS[self]


_LABELS = {
    Damage.LOOK_ALIKE: Bilingual("形近字符误写", "characters taken for ones that look alike"),
    Damage.SWAPPED: Bilingual("相邻两位颠倒", "two neighbours swapped"),
    Damage.EXTRA: Bilingual("多一位", "one character too many"),
    Damage.NUMBER_FORMATTED: Bilingual("末几位被数字格式抹去", "the last characters lost to number formatting"),
    Damage.MISSING: Bilingual("少一位", "one character missing"),
    Damage.WRONG: Bilingual("一位错误", "one character wrong"),
}


def look_alikes(damaged: Rows) -> Candidates:
    """Undo characters that may not stand where they are by what they look like: O for 0, I for 1, B for 8."""
    rows = np.where(_IS_LEGAL[np.arange(SIZE), damaged], damaged, _LOOKS_LIKE[damaged])
    return _valid(np.arange(len(damaged)), rows)


def swapped(damaged: Rows) -> Candidates:
    """Undo a swap of two neighbours."""
    which, places, rows = _at_every_place(damaged, SIZE - 1)
    each = np.arange(len(rows))
    rows[each, places], rows[each, places + 1] = rows[each, places + 1], rows[each, places]
    return _valid(which, rows)


def wrong(damaged: Rows) -> Candidates:
    """Undo one wrong character, at every place: the other 17 leave exactly one that fits."""
    which, places, rows = _at_every_place(damaged, SIZE)
    return _filled(which, places, rows)


def missing(damaged: NDArray[np.uint8]) -> Candidates:
    """Undo the loss of one of 18 characters, at every place; `damaged` has 17."""
    which, places, short = _at_every_place(damaged, SIZE)
    rows = np.full((len(short), SIZE), _ZERO, dtype=np.uint8)
    rows[np.arange(SIZE) != places[:, None]] = short.ravel()
    return _filled(which, places, rows)


def extra(damaged: NDArray[np.uint8]) -> Candidates:
    """Undo one character too many, at every place; `damaged` has 19."""
    which, places, long = _at_every_place(damaged, SIZE + 1)
    return _valid(which, long[np.arange(SIZE + 1) != places[:, None]].reshape(-1, SIZE))


def fill(rows: Rows, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Write into each row, at its place, the one character that makes it valid; says where that may stand."""
    each = np.arange(len(rows))
    rows[each, places] = _ZERO
    sums = weighted_sums(rows)
    rows[each, places] = _CHARACTERS[-sums.astype(np.int64) * _INVERSE_WEIGHTS[places] % BASE]
    return (sums < LOWER_CASE) & _IS_LEGAL[places, rows[each, places]]


def _at_every_place(damaged: NDArray[np.uint8], places: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """Each row once for every place."""
    which = np.repeat(np.arange(len(damaged)), places)
    return which, np.tile(np.arange(places), len(damaged)), damaged[which]


def _filled(which: NDArray[np.int64], places: NDArray[np.int64], rows: Rows) -> Candidates:
    fits = fill(rows, places)
    return which[fits], rows[fits]


def _valid(which: NDArray[np.int64], rows: Rows) -> Candidates:
    sums = weighted_sums(np.ascontiguousarray(rows))
    valid = (sums < LOWER_CASE) & (sums % BASE == 0)
    return which[valid], rows[valid]


def _legality() -> NDArray[np.bool_]:
    """Whether a byte may stand at a place, shape (18, 256)."""
    legal = np.zeros((SIZE, 256), dtype=np.bool_)
    for place in range(SIZE):
        legal[place, [ord(character) for character in legal_at(place)]] = True
    return legal


def _likeness() -> NDArray[np.uint8]:
    like = np.arange(256, dtype=np.uint8)
    for written, meant in _LOOK_ALIKES.items():
        like[ord(written)] = ord(meant)
    return like


_IS_LEGAL = _legality()
_LOOKS_LIKE = _likeness()
