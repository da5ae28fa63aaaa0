"""The reader with the words that ship, built once for all tests."""

import functools

from ceyuan.bulletins import Reader
from ceyuan.definitions import folder, load_reading


@functools.cache
def shipped_reader() -> Reader:
    return Reader(load_reading(folder("cn")))
