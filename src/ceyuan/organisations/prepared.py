"""Known mentions in columns that can be compared, kept beside the ledger so that a small batch need not prepare a million again.

What is prepared of a mention depends on the mention, the words of names and addresses and the program, by which it is called here.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version

import polars as pl

from ceyuan.definitions import Definitions
from ceyuan.definitions.name_parts import name_words
from ceyuan.organisations.known import Known
from ceyuan.organisations.linkage import Model, prepare
from ceyuan.organisations.mapped import SUFFIX, read_mapped, write_mapped

_FORMAT = 2
"""To be raised by whoever changes what is prepared of a mention; a test holds what it was."""

_MOST_FILES = 16
"""Above so many they are written again as one."""


class Prepared:
    """The prepared mentions of a ledger.

    Args:
        known: whose mentions they are.
        definitions: with the model by which they are prepared.
    """

    def __init__(self, known: Known, definitions: Definitions) -> None:
        self._known, self._model = known, Model.of(definitions)
        words = f"{name_words(definitions)!r} {self._model.linkage.words!r}"
        told = f"{_FORMAT} {words} {version('ceyuan')} {version('polars')}"
        self._folder = known.ledger.settings.cache
        self._stem = f"prepared-{hashlib.sha256(told.encode()).hexdigest()[:16]}-"

    def all(self) -> pl.DataFrame | None:
        """Every known mention, prepared; what was not kept is prepared now and kept. None where nothing is known."""
        wanted = self._known.who.select("mention")
        if wanted.is_empty():
            return None
        found = self._kept()
        missing = wanted if found is None else wanted.join(found, on="mention", how="anti")
        if missing.height:
            new = prepare(self._known.mentions.join(missing, on="mention", how="semi"), self._model)
            self.keep(new)
            found = new if found is None else pl.concat([found, new])
        assert found is not None
        is_exact = found.height == wanted.height
        return found if is_exact else found.join(wanted, on="mention", how="semi").unique("mention", keep="any")

    def keep(self, prepared: pl.DataFrame) -> None:
        """Keep what was prepared; what was kept by other words or another version of the program is removed."""
        for path in self._folder.glob("prepared-*"):
            if not path.name.startswith(self._stem):
                path.unlink(missing_ok=True)
        mentions = hashlib.sha256(prepared["mention"].to_numpy().tobytes()).hexdigest()[:16]
        path = self._folder / f"{self._stem}{mentions}{SUFFIX}"
        write_mapped(path, prepared)

    def _kept(self) -> pl.DataFrame | None:
        paths = sorted(self._folder.glob(f"{self._stem}*{SUFFIX}"))
        frames = [frame for path in paths if (frame := read_mapped(path)) is not None]
        if not frames:
            return None
        found = pl.concat(frames)
        if len(paths) > _MOST_FILES:
            self.keep(found)
            for path in paths:
                path.unlink(missing_ok=True)
        return found
