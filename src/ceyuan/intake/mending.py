"""Mending: a quarantine workbook knows the batch it came from, and its rows know where they stood; so what was put right can be told."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import polars as pl

from ceyuan.intake.kept import kept_sheet
from ceyuan.intake.sheets.address import index
from ceyuan.intake.sheets.sheet import ROW, text_column
from ceyuan.ledger import At, Batch, Ledger

BATCH_PROPERTY = "CeyuanBatch"
"""The document property of a quarantine workbook that names its batch; it survives saving."""

SOURCE_FIELD = "_source_row"
"""Under this name the layout of a mended sheet keeps the column that tells where its rows stood."""

_PROPERTIES, _MOST_BYTES = "docProps/custom.xml", 1 << 20

PLACE = ("_sheet", "_row")


def mended_batch(path: Path, ledger: Ledger) -> Batch | None:
    """The batch whose quarantined rows a workbook holds; None for any other file."""
    number = _property(path)
    return next((batch for batch in ledger.batches() if batch.number == number), None) if number is not None else None


def waiting_rows(ledger: Ledger, number: int, at: At = None) -> pl.DataFrame:
    """The rows of a batch that are still in quarantine there: those of `Ledger.quarantined` that were not sent again.

    They are sent again mended, or as they were: the same file, now with a reason for a correction or taken for another period. A
    row that was sent again and refused again waits in the quarantine of the later batch.

    Args:
        at: the version at which they wait; what came later is not known there.
    """
    rows, own = pl.DataFrame(ledger.quarantined(number)), ledger.batch(number)
    for batch in later_deliveries(own, ledger.batches(at)):
        if batch.mends == number:
            rows = rows.join(_sent_again(ledger, batch), on=PLACE, how="anti", maintain_order="left")
        else:
            rows = rows.filter(~pl.col("_sheet").is_in([layout.name for layout in batch.sheets]))
    return rows


def later_deliveries(own: Batch, batches: Iterable[Batch]) -> list[Batch]:
    """The batches in which rows of one came again: mended, or in the same file as they were."""
    same = [batch for batch in batches if batch.version > own.version and batch.dataset == own.dataset]
    return [batch for batch in same if batch.mends == own.number or batch.file_sha256 == own.file_sha256]


def _sent_again(ledger: Ledger, batch: Batch) -> pl.DataFrame:
    """Where the rows of a mended file stood in the file that it mends: `_sheet`, `_row`."""
    found = [pl.DataFrame(schema={"_sheet": pl.String, "_row": pl.Int32})]
    for layout in batch.sheets:
        if SOURCE_FIELD in layout.columns:
            with tempfile.TemporaryDirectory() as scratch:
                sheet = kept_sheet(ledger, batch, layout.name, Path(scratch))
                told = pl.col(text_column(index(layout.columns[SOURCE_FIELD]))).cast(pl.Int32, strict=False)
                rows = sheet.frame.filter(pl.col(ROW) > layout.header_row)
                found.append(rows.select(pl.lit(layout.name).alias("_sheet"), told.alias("_row")).collect())
    return pl.concat(found).drop_nulls("_row").unique()


def _property(path: Path) -> int | None:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as part:
            properties = ElementTree.fromstring(part.read(_MOST_BYTES))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, OSError):
        return None
    for item in properties:
        if item.get("name") == BATCH_PROPERTY:
            text = "".join(item.itertext()).strip()
            return int(text) if text.isdigit() else None
    return None
