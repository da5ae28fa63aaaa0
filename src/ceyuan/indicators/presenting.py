"""Evidence rows as they are shown: the role, the weight, the reason in words, the file and the place, then the dataset's columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
import pyarrow as pa

from ceyuan.definitions import Dataset
from ceyuan.errors import Lang
from ceyuan.indicators.members import label
from ceyuan.indicators.part import FIRST, Part
from ceyuan.indicators.reasons import left_out_words
from ceyuan.indicators.standing import Step
from ceyuan.indicators.who import STATED, WHY
from ceyuan.ledger import stored
from ceyuan.values import Bilingual

LANGS: tuple[Lang, Lang] = ("zh", "en")

COLUMNS = ("role", "window", "indicator", "weight", "counted", "reason", "detail_zh", "detail_en", "batch", "file", "sheet", "row")
"""The columns that every evidence row has before those of its dataset."""

_KINDS = (pl.String(), pl.String(), pl.String(), pl.Boolean(), *(pl.String(),) * 3, pl.Int64(), pl.String(), pl.String(), pl.Int32())
"""The kinds of `COLUMNS` without the weight."""


def columns(parts: Sequence[Part]) -> dict[str, pl.DataType]:
    """The columns of the evidence of some parts and their kinds; of two datasets, a column that differs in kind is shown as text."""
    weights = [_weight_scale(part) for part in parts]
    weight = pl.Decimal(38, max(weights)) if any(weights) else pl.Int64()
    found: dict[str, pl.DataType] = dict(zip(COLUMNS, (*_KINDS[:3], weight, *_KINDS[3:]), strict=True))
    for part in parts:
        for name, kind in pl.DataFrame(pl.from_arrow(stored(part.dataset).empty_table())).schema.items():
            if not part.dataset.column(name).personal:  # persons stay at the desk
                own = own_name(part.dataset, name)
                found[own] = kind if found.get(own, kind) == kind else pl.String()
    return found


def conformed(frame: pl.DataFrame, kinds: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """The frame in the columns of an evidence."""
    return frame.select((pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name) for name, kind in kinds.items())


def presented(part: Part, raw: pa.Table) -> pl.DataFrame:
    """Raw rows of a part as evidence rows; rows that do not count have no weight. Asks nothing of the engine."""
    frame = pl.DataFrame(pl.from_arrow(raw))
    if "_nth" not in frame.columns:
        frame = frame.with_columns(_nth=0, **dict.fromkeys(FIRST))
    if WHY[0] not in frame.columns:
        frame = frame.with_columns(pl.lit(None, pl.String).alias(name) for name in WHY)
    files = {batch.number: batch.file_name for batch in part.batches}
    counts = pl.col("_step").is_null() & (pl.col("_nth") == 0)
    left_out, *words = _reasons(part)
    reason = pl.when(~counts).then(left_out)
    zh, en = (_with_tie(pl.when(~counts).then(word), why, mark) for word, why, mark in zip(words, WHY, ("；", "; "), strict=True))
    return frame.select(
        role=pl.lit(part.role),
        window=pl.lit(part.name),
        indicator=pl.lit(part.indicator.indicator),
        weight=pl.when(counts).then("_weight").otherwise(0),
        counted=counts,
        reason=reason,
        detail_zh=zh,
        detail_en=en,
        batch="_batch",
        file=pl.col("_batch").replace_strict(files, default=None, return_dtype=pl.String),
        sheet="_sheet",
        row="_row",
        **{own_name(part.dataset, column.name): _as_stated(frame, column.name) for column in part.dataset.columns},
    )


def _as_stated(frame: pl.DataFrame, column: str) -> pl.Expr:
    """What the row itself states, also where another organisation's code stands for it in the count."""
    return pl.col(STATED + column if STATED + column in frame.columns else column)


def _with_tie(words: pl.Expr, why: str, mark: str) -> pl.Expr:
    """The words, and by which tie the row means the organisation that it is counted for."""
    return pl.concat_str(words, pl.col(why), separator=mark, ignore_nulls=True).replace("", None)


def _weight_scale(part: Part) -> int:
    """How many decimals the weights of a part have."""
    measure = part.indicator.measure
    if measure is None or measure.column is None or measure.kind == "count_distinct":
        return 0
    return getattr(stored(part.dataset).field(measure.column).type, "scale", 0)


def own_name(dataset: Dataset, column: str) -> str:
    """What a column of the dataset is called among evidence columns: its own name, after the dataset's id where that is taken."""
    return f"{dataset.dataset}_{column}" if column in COLUMNS else column


def _reasons(part: Part) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """Code and words of why each row is left out; one that passes every step is a duplicate."""
    steps = dict(enumerate(part.steps))
    reason = _looked_up({nth: step.reason for nth, step in steps.items()}).fill_null("duplicate")
    words = {nth: _words(part, step) for nth, step in steps.items()}
    zh, en = (_looked_up({nth: each[lang] for nth, each in words.items()}) for lang in LANGS)
    day, first = pl.col("_day").cast(pl.String), [pl.col(name) for name in FIRST]
    detailed = {
        "superseded": (pl.format("已被第 {} 批取代", "_superseded_by"), pl.format("superseded by batch {}", "_superseded_by")),
        "ended": (pl.format("已于 {} 到期或终止", day), pl.format("ended on {}", day)),
        "not-last": (pl.format("最近一次报送截至 {}", day), pl.format("the last filing is that of {}", day)),
        "duplicate": (pl.format("与第 {} 批“{}”第 {} 行重复", *first), pl.format("duplicate of batch {}, sheet '{}', row {}", *first)),
    }
    for code, (in_zh, in_en) in detailed.items():
        zh, en = pl.when(reason == code).then(in_zh).otherwise(zh), pl.when(reason == code).then(in_en).otherwise(en)
    return reason, zh, en


def _looked_up(texts: Mapping[int, str]) -> pl.Expr:
    return pl.col("_step").replace_strict(dict(texts), default=None, return_dtype=pl.String)


def _words(part: Part, step: Step) -> Bilingual:
    """The words of a step; where a value is kept out (`state != 'revoked'`), the label of the value."""
    if step.rule is None:
        return left_out_words(step.reason)
    if (code := step.rule.excluded) is not None:
        column = part.dataset.column(min(step.rule.columns))
        value = label(part.book.definitions, part.indicator, column.name, code)
        return Bilingual(f"{column.label.zh}：{value.zh}", f"{column.label.en}: {value.en}")
    words = left_out_words(step.reason)
    return Bilingual(f"{words.zh}（{step.rule.text}）", f"{words.en} ({step.rule.text})")
