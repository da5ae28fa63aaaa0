"""What a wrong cell may have meant: the nearest entry of a list or place, the likeliest code. Shown to a person, never applied."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from ceyuan.definitions import Column
from ceyuan.errors import did_you_mean
from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds import Readers
from ceyuan.ledger import Ledger
from ceyuan.values.credit_code import propose

REGISTRY, CODE = "enterprises", "credit_code"
_MOST = 2000  # different texts of one fault that are worth looking up

_WORDS = (CellFault.UNKNOWN_ENTRY, CellFault.NEW_ENTRY)
_CODES = tuple(fault for fault in CellFault if fault.name.startswith("CREDIT_CODE") and fault is not CellFault.CREDIT_CODE_REWRITTEN)


def hints(texts: pl.Series, fault: CellFault, column: Column, hinter: Hinter) -> pl.Series:
    """What each text may have meant, null where nothing is near."""
    different = texts.drop_nulls().unique().head(_MOST)
    if fault is CellFault.UNKNOWN_PLACE:
        found = _nearest(different, hinter.readers.districts)
    elif fault in _WORDS:
        found = _nearest(different, hinter.readers.vocabulary(column).proposals)
    elif fault in _CODES:
        found = _likeliest(different, hinter.registered())
    else:
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(texts))
    return texts.replace_strict(different, found, default=None, return_dtype=pl.String)


class Hinter:
    """Knows what hints are made of; the registry's codes are fetched when the first code is wrong.

    Attributes:
        readers: of the dataset.
    """

    def __init__(self, readers: Readers, ledger: Ledger | None) -> None:
        self.readers = readers
        self._ledger = ledger
        self._codes: pl.Series | None = None

    def registered(self) -> pl.Series:
        """The credit codes that the ledger's registry holds."""
        if self._codes is None:
            self._codes = self._fetched()
        return self._codes

    def _fetched(self) -> pl.Series:
        if self._ledger is None or REGISTRY not in self._ledger.datasets():
            return pl.Series([], dtype=pl.String)
        relation = self._ledger.relation(REGISTRY)
        current = relation.filter(relation["_superseded_by"].isnull() & relation[CODE].notnull())
        return pl.DataFrame(current.select(CODE).to_polars())[CODE]


def _nearest(texts: pl.Series, known: Iterable[str]) -> pl.Series:
    words = list(known)
    return pl.Series([did_you_mean(text, words) for text in texts], dtype=pl.String)


def _likeliest(codes: pl.Series, registry: pl.Series) -> pl.Series:
    rows = pl.DataFrame({"row": range(len(codes))}, schema={"row": pl.UInt32})
    return rows.join(propose(codes, registry, most=1), on="row", how="left", maintain_order="left")["candidate"]
