"""Unified social credit codes: kept in normal form, a wrong one is a fault."""

from __future__ import annotations

import numpy as np
import polars as pl

from ceyuan.intake.cell_fault import CellFault
from ceyuan.intake.kinds.cells import Cells, Reader
from ceyuan.intake.kinds.clean import Cleaner
from ceyuan.intake.kinds.plain import TextBytes
from ceyuan.values.credit_code import Verdict, check, normalise

_BYTES = 18
_FAULTS = np.zeros(len(Verdict), dtype=np.uint8)
for _verdict in Verdict:
    if _verdict not in (Verdict.OK, Verdict.EMPTY):
        _FAULTS[_verdict] = CellFault.of_verdict(_verdict)


def credit_code(cleaner: Cleaner) -> Reader:
    """Reads credit codes: all right ones at once, the others patiently."""

    def read(texts: pl.Series) -> Cells:
        verdicts = check(texts)
        if not verdicts.any():
            return Cells.right(texts if _is_normal(texts) else normalise(texts))
        doubtful = np.flatnonzero(verdicts)
        cleaned = cleaner(texts.gather(doubtful))
        faults = np.zeros(len(texts), dtype=np.uint8)
        wrong = np.where(cleaned.values.is_null().to_numpy(), np.uint8(0), _FAULTS[verdicts[doubtful]])
        faults[doubtful] = np.where(cleaned.faults, cleaned.faults, wrong)
        return Cells(normalise(texts).set(pl.Series(verdicts != Verdict.OK), None), faults)

    return read


def _is_normal(codes: pl.Series) -> bool:
    """Whether right codes are all in normal form: 18 bytes, none of them lower case."""
    found = TextBytes.of(codes)
    return bool((np.diff(found.offsets) == _BYTES).all()) and bool(found.data.max(initial=0) <= ord("Z"))
