"""Checking credit codes, beside python-stdnum and beside copying their bytes."""

from __future__ import annotations

import argparse

import numpy as np
import polars as pl
import pyarrow as pa
from stdnum.cn import uscc

from ceyuan.values.credit_code import Verdict, check, normalise, propose, with_check_digits
from measure import at_least, best_seconds, say

STDNUM_ROWS = 100_000
PROMISED_RATIO = 150


def stems(rows: int, seed: int = 1) -> pl.Series:
    """Made-up first 17 characters: market regulation, Sichuan, any organisation."""
    rng = np.random.default_rng(seed)
    regions = pl.Series("region", rng.integers(510100, 510186, rows)).cast(pl.String)
    organisations = pl.Series("organisation", rng.integers(100_000_000, 999_999_999, rows)).cast(pl.String)
    return "91" + regions + organisations


def spoilt(codes: pl.Series, share: float, seed: int = 2) -> pl.Series:
    """The codes with that share of them damaged: short, lower case, spaced, a wrong or illegal character, number formatting."""
    code, kind = pl.col("code"), pl.col("kind")
    short, wrong, illegal = code.str.head(17), code.str.head(17) + "Y", "9I" + code.str.slice(2)
    damages = [short, wrong, illegal, code.str.to_lowercase(), " " + code, pl.lit("9.15101E+17")]
    rng = np.random.default_rng(seed)
    kinds = np.where(rng.random(len(codes)) < share, rng.integers(0, len(damages), len(codes)), -1)
    frame = pl.DataFrame({"code": codes, "kind": kinds})
    written = code
    for number, damage in enumerate(damages):
        written = pl.when(kind == number).then(damage).otherwise(written)
    return frame.select(written).to_series()


def stdnum_seconds(codes: list[str]) -> float:
    """Seconds a code."""
    return best_seconds(lambda: [uscc.is_valid(code) for code in codes]) / len(codes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000)
    rows = parser.parse_args().rows
    valid = with_check_digits(stems(rows))
    damaged = spoilt(valid, 0.1)
    columns = {
        "valid, arrow": valid.to_arrow(),
        "valid, polars": valid,
        "one in ten damaged, arrow": damaged.to_arrow(),
        "one in ten damaged, polars": damaged,
        "all in lower case, polars": valid.str.to_lowercase(),
    }
    data = np.frombuffer(columns["valid, arrow"].buffers()[2], dtype=np.uint8)
    floor = best_seconds(data.copy) / rows
    say("floor: the bytes copied", f"{floor * 1e9:.2f} ns/code")
    for name, column in columns.items():
        sample = pa.array(column[:STDNUM_ROWS]) if isinstance(column, pa.Array) else column[:STDNUM_ROWS]
        texts = list(sample.to_pylist() if isinstance(sample, pa.Array) else sample.to_list())
        same = (check(sample) == Verdict.OK).tolist() == [uscc.is_valid(text) for text in texts]
        peer, ours = stdnum_seconds(texts), best_seconds(lambda column=column: check(column)) / rows
        ratio = at_least(peer / ours, PROMISED_RATIO, "python-stdnum")
        say(f"check {rows:,} codes, {name}", f"{ours * 1e9:.1f} ns/code", f"{ratio}, {ours / floor:.0f} x floor, same verdicts: {same}")
    for name in ("valid, polars", "one in ten damaged, polars"):
        ours = best_seconds(lambda name=name: normalise(columns[name])) / rows
        say(f"normalise {rows:,} codes, {name}", f"{ours * 1e9:.1f} ns/code", f"{ours / floor:.0f} x floor")
    few = damaged[: rows // 50]
    ours = best_seconds(lambda: propose(few, valid), runs=1) / len(few)
    say(f"propose repairs for {len(few):,} codes, {rows:,} known", f"{ours * 1e6:.1f} us/code")


if __name__ == "__main__":
    main()
