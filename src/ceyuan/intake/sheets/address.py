"""Cell addresses as Excel writes them."""

from __future__ import annotations


def letter(index: int) -> str:
    """The letters of a column, counted from 0.

    >>> letter(0), letter(25), letter(26), letter(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def index(letters: str) -> int:
    """The column of letters, counted from 0.

    >>> index("XFD")
    16383
    """
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - ord("A") + 1
    return number - 1


def cell(sheet: str, column: str, row: int) -> str:
    """The address of a cell.

    >>> cell("高新区", "F", 7)
    '高新区!F7'
    """
    return f"{sheet}!{column}{row}"
