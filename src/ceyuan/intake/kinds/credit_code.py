"""Unified social credit codes: kept in normal form, a wrong one is a fault."""

from __future__ import annotations

import numpy as np
import polars as pl
import pyarrow as pa

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
        written = texts.to_arrow()
        verdicts = check(written)
        if not verdicts.any() and _is_normal(written):
            return Cells.right(texts)
        normal = normalise(texts)
        doubtful = np.flatnonzero((verdicts != Verdict.OK) | (texts != normal).fill_null(value=False).to_numpy())
        cleaned = cleaner(texts.gather(doubtful))
        wrong = np.where(cleaned.values.is_null().to_numpy(), np.uint8(0), _FAULTS[verdicts[doubtful]])
        rewritten = (cleaned.values != normal.gather(doubtful)).fill_null(value=False).to_numpy() & (verdicts[doubtful] == Verdict.OK)
        faults = np.zeros(len(texts), dtype=np.uint8)
        faults[doubtful] = np.where(cleaned.faults, cleaned.faults, np.where(rewritten, np.uint8(CellFault.CREDIT_CODE_REWRITTEN), wrong))
        return Cells(normal.set(pl.Series(verdicts != Verdict.OK), None), faults)

    return read


def _is_normal(codes: pa.Array) -> bool:
    """Whether right codes are all in normal form: 18 bytes, none of them lower case."""
    found = TextBytes.of(codes)
    return bool((np.diff(found.offsets) == _BYTES).all()) and bool(found.data.max(initial=0) <= ord("Z"))
