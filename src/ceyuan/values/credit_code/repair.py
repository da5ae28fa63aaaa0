"""Proposals for damaged codes, ranked; a proposal is shown to a person and never applied by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.values.credit_code.alphabet import SIZE
from ceyuan.values.credit_code.check import check
from ceyuan.values.credit_code.column import Codes, as_codes, as_series, rows_of_size
from ceyuan.values.credit_code.damage import Candidates, Damage, extra, look_alikes, missing, swapped, wrong
from ceyuan.values.credit_code.lost_digits import as_numbers, known_within, ranges, valid_within
from ceyuan.values.credit_code.normal_form import normalise
from ceyuan.values.credit_code.older import is_organisation_code
from ceyuan.values.credit_code.verdict import Verdict

_UNDOING = (
    (Damage.LOOK_ALIKE, SIZE, look_alikes),
    (Damage.SWAPPED, SIZE, swapped),
    (Damage.WRONG, SIZE, wrong),
    (Damage.MISSING, SIZE - 1, missing),
    (Damage.EXTRA, SIZE + 1, extra),
)
_ROWS_AT_ONCE = 20_000  # each damaged code has a hundred candidates for a moment
_REGION = (2, 6)
_NOT_ASCII = r"[^\x00-\x7F]"  # such a character is as wrong as any other, but must count as one
_DAMAGED = (Verdict.LENGTH, Verdict.CHARACTER, Verdict.CHECK_DIGIT, Verdict.NUMBER_FORMATTED)


def propose(codes: Codes, known: Codes | None = None, most: int = 5) -> pl.DataFrame:
    """What damaged codes may have been, best first.

    Known codes come first; then those whose inner organisation code checks (it does in all but one of ten thousand
    real codes), those whose region occurs in a known code or a valid one of the column, and then the more telling kind of
    damage (see `Damage`).

    Args:
        codes: n codes; only damaged ones get proposals.
        known: the codes of the registry, in any order.
        most: proposals for each code.

    Returns:
        One row for each proposal: `row` (0 … n−1), `rank` (1 is the best), `candidate`, `damage` (the number of a
        `Damage`), `is_known`, `organisation_checks`.

    >>> propose(["9144O30071526726XG"]).select("candidate", "rank").rows()
    [('9144030071526726XG', 1)]
    """
    normal, registry = normalise(codes), as_series(known if known is not None else [])
    verdicts = check(normal)
    sound = pl.concat([registry, normal.filter(verdicts == Verdict.OK)])
    evidence = _Evidence(registry, as_numbers(registry), sound.str.slice(*_REGION).unique(), most)
    rows = pl.Series("row", np.flatnonzero(np.isin(verdicts, _DAMAGED)), dtype=pl.UInt32)
    parts = [rows[start : start + _ROWS_AT_ONCE] for start in range(0, max(len(rows), 1), _ROWS_AT_ONCE)]
    return pl.concat(_proposals(part, normal[part], evidence) for part in parts)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a candidate: the known codes, those that are numbers in order, and the regions of sound codes."""

    known: pl.Series
    numbers: NDArray[np.int64]
    regions: pl.Series
    most: int


def _proposals(rows: pl.Series, damaged: pl.Series, evidence: _Evidence) -> pl.DataFrame:
    found = pl.concat(_every_damage(damaged, evidence))
    evident = found.with_columns(
        row=rows.gather(found["which"]),
        is_known=pl.col("candidate").is_in(evidence.known.implode()),
        is_in_region=pl.col("candidate").str.slice(*_REGION).is_in(evidence.regions.implode()),
    )
    return _ranked(evident).filter(pl.col("rank") <= evidence.most)


def _every_damage(damaged: pl.Series, evidence: _Evidence) -> list[pl.DataFrame]:
    """The candidates of each kind of damage."""
    text, lost = damaged.str.replace_all(_NOT_ASCII, "?").to_arrow(), ranges(damaged)
    found = [
        _frame(Damage.NUMBER_FORMATTED, known_within(lost, evidence.numbers, evidence.most)),
        _frame(Damage.NUMBER_FORMATTED, valid_within(lost)),
    ]
    for damage, size, undo in _UNDOING:
        rows, fits = rows_of_size(text, size)
        which, candidates = undo(rows)
        found.append(_frame(damage, (np.flatnonzero(fits)[which], candidates)))
    return found


def _frame(damage: Damage, found: Candidates) -> pl.DataFrame:
    which, rows = found
    inner = np.ascontiguousarray(rows[:, 8:17])
    columns = {"which": which, "candidate": as_codes(rows), "organisation_checks": is_organisation_code(inner)}
    return pl.DataFrame(columns).with_row_index("order").with_columns(damage=pl.lit(int(damage), pl.UInt8))


def _ranked(found: pl.DataFrame) -> pl.DataFrame:
    best = pl.struct(~pl.col("is_known"), ~pl.col("organisation_checks"), ~pl.col("is_in_region"), "damage", "order")
    return (
        found.sort("row", best)
        .unique(["row", "candidate"], keep="first", maintain_order=True)
        .with_columns(rank=pl.int_range(1, pl.len() + 1, dtype=pl.UInt32).over("row"))
        .select("row", "rank", "candidate", "damage", "is_known", "organisation_checks")
    )
