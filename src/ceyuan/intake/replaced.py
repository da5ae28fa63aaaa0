"""What a batch replaced: the earlier rows of the same keys, written as a file that puts them back."""

from __future__ import annotations

from pathlib import Path

import ibis.expr.types as ir

from ceyuan.definitions import Dataset
from ceyuan.errors import Fault, QuestionError
from ceyuan.intake.delivery import Desk
from ceyuan.intake.form import write_answers, written
from ceyuan.intake.template.writing import Writing
from ceyuan.ledger import stored


def replaced_by(desk: Desk, batch: int) -> int:
    """How many rows a batch replaced that are still replaced by it alone: a later batch has not stated them anew.

    Raises:
        QuestionError: no such batch.
    """
    table = _replaced(desk, _dataset(desk, batch), batch)
    return int(table.count().to_pyarrow().as_py())


def write_replaced(desk: Desk, batch: int, out: Path) -> int:
    """Write those rows, as they were, to a workbook in the form of their dataset; received as a correction, it puts them back.

    Rows that the batch stated for the first time have nothing to be put back; they are mended by a file that states them right.

    Returns:
        The number of rows.

    Raises:
        QuestionError: no such batch, or it replaced nothing that could be put back.
    """
    dataset = _dataset(desk, batch)
    rows = _replaced(desk, dataset, batch).order_by("_batch", "_sheet", "_row").to_pyarrow().to_pylist()
    if not rows:
        raise QuestionError(_nothing(batch))
    writing = Writing(desk.definitions, dataset, "zh")
    columns = dataset.columns
    records = [{c.name: written(writing, c, row[c.name]) for c in columns if row[c.name] is not None} for row in rows]
    write_answers(desk.definitions, dataset, records, out)
    return len(records)


def _dataset(desk: Desk, batch: int) -> Dataset:
    return desk.definitions.dataset(desk.ledger.batch(batch).dataset)


def _replaced(desk: Desk, dataset: Dataset, batch: int) -> ir.Table:
    table = desk.ledger.relation(dataset.dataset, schema=stored(dataset))
    still = table.filter(table["_batch"] == batch, table["_superseded_by"].isnull()).select("_key")
    return table.filter(table["_superseded_by"] == batch).semi_join(still, "_key")


def _nothing(batch: int) -> Fault:
    return Fault(
        "nothing-replaced",
        f"批次 {batch} 没有取代任何仍可恢复的行",
        f"Batch {batch} replaced no row that could be put back",
        fix_zh="首次报送的行请用更正文件重报",
        fix_en="Send rows that it stated for the first time again, put right, with a reason for the correction",
    )
