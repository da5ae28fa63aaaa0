"""What lies beside a submission when its file was read: faults and sheets as Parquet files, so that a page shows a piece at once."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import polars as pl
from django.conf import settings

from ceyuan.intake import Delivery, Inspection, inspect, write_grid
from ceyuan.intake.progress import Watcher
from ceyuan_web.base.city import the_city
from ceyuan_web.base.filing import uploads
from ceyuan_web.base.filing.models import Submission

FAULTS = "faults.parquet"


def folder_of(submission: int) -> Path:
    """Where it lies."""
    found: Path = settings.WEB / "readings" / str(submission)
    return found


def delivery_of(submission: Submission, folder: Path, receiver: str) -> Delivery:
    """A submission's file under its name, with what its sender says of it."""
    return Delivery(
        path=uploads.under_its_name(submission.file_sha256, submission.file_name, folder),
        receiver=receiver,
        dataset=submission.said_dataset or None,
        period=submission.said_period or None,
        filer=submission.said_filer or None,
        correction=submission.correction or None,
    )


def read(submission: Submission, watch: Watcher | None = None) -> tuple[Inspection, list[str]]:
    """Read a submission's file and put what was found beside it, all or nothing.

    Returns:
        What was found, and the sheets of the workbook in its order.

    Raises:
        SourceError, QuestionError: it is not understood.
    """
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        delivery = delivery_of(submission, Path(scratch), submission.person.username)
        inspection = inspect(the_city().desk(), delivery, watch)
        beside = Path(tempfile.mkdtemp(dir=_readings()))
        inspection.plan.faults.write_parquet(beside / FAULTS)
        sheets = [*write_grid(delivery.path, beside)]
    target = folder_of(submission.pk)
    shutil.rmtree(target, ignore_errors=True)
    beside.replace(target)
    return inspection, sheets


def is_read(submission: Submission) -> bool:
    """Whether its file, as it now is, was understood, so that what lies beside it is of this file."""
    return "grid" in submission.found


def faults_of(submission: Submission) -> pl.LazyFrame:
    """The faults of a file that was read."""
    return pl.scan_parquet(folder_of(submission.pk) / FAULTS)


def grid_of(submission: Submission, sheet: str) -> pl.LazyFrame:
    """The texts of a sheet; sheets lie in the order of the workbook, those without a table too."""
    names = submission.found["grid"]
    return pl.scan_parquet(folder_of(submission.pk) / f"sheet-{names.index(sheet)}.parquet")


def _readings() -> Path:
    folder: Path = settings.WEB / "readings"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
