"""Receiving: a file is understood, checked and put into the ledger as one batch, or only planned."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from ceyuan.errors import Fault, SourceError
from ceyuan.intake.delivery import Delivery, Desk
from ceyuan.intake.limits import Limits
from ceyuan.intake.mending import mended_batch
from ceyuan.intake.plan import Plan, Receipt
from ceyuan.intake.planning import content_id, filing_of, plan_of
from ceyuan.intake.progress import Meter, Watcher
from ceyuan.intake.reading.file import FileRead, Task, read_file
from ceyuan.intake.reading.quarantine_rows import write_quarantine_rows
from ceyuan.intake.refusal import refusal
from ceyuan.intake.understanding import Understanding, understand
from ceyuan.ledger import Attempt, stored

LIMITS = Limits()


def plan(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Plan:
    """Read and check a file without writing anything to the ledger.

    Raises:
        SourceError: the file cannot be understood: every fault at once.
        QuestionError: the delivery names a dataset, period or sheet that is not there.
    """
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        folder = Path(scratch)
        understood = understand(desk.definitions, delivery, LIMITS, folder)
        read = _Reception(desk, delivery, understood, watch).read(0, folder)
        return plan_of(understood, read, delivery, mended_batch(delivery.path, understood.dataset.dataset, desk.ledger))


def receive(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Receipt:
    """Read and check a file and put it into the ledger as one batch.

    Interrupted anywhere, it leaves the ledger as it was.

    Raises:
        SourceError: the file cannot be understood: every fault at once, and nothing was written.
        QuestionError: the delivery names a dataset, period or sheet that is not there.
        StorageError: the ledger cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        understood = understand(desk.definitions, delivery, LIMITS, Path(scratch))
        dataset = understood.dataset
        with desk.ledger.begin(dataset.dataset, stored(dataset), supersedes=bool(dataset.key)) as attempt:
            return _Reception(desk, delivery, understood, watch).into(attempt)


@dataclass(frozen=True, slots=True)
class _Reception:
    """A file understood, on its way into the ledger."""

    desk: Desk
    delivery: Delivery
    understood: Understanding
    watch: Watcher | None

    def into(self, attempt: Attempt) -> Receipt:
        """Put the file into the ledger."""
        sha256 = attempt.keep(self.delivery.path)
        known = self.desk.ledger.received(content_id(self.understood, self.delivery, sha256))
        if known:
            return Receipt(None, known, already=True)
        read = self.read(attempt.number, attempt.directory)
        planned = plan_of(self.understood, read, self.delivery, self._mends())
        quarantine = attempt.directory / "quarantine.parquet"
        write_quarantine_rows(read.harvest, read.told, attempt.number, quarantine)
        filing = filing_of(planned, self.understood, self.delivery, sha256)
        receipt = attempt.commit(filing, read.harvest.paths, [quarantine])
        return Receipt(planned, receipt.batch, receipt.already, read.harvest.rows_mended if planned.mends is not None else 0)

    def read(self, number: int, folder: Path) -> FileRead:
        """Read the rows; the good ones are written to the folder."""
        expected = sum(table.sheet.rows for table in self.understood.tables)
        task = Task(
            number=number,
            folder=folder,
            ledger=self.desk.ledger,
            today=self.desk.today,
            may_correct=self.delivery.correction is not None,
            limits=LIMITS,
            progressed=Meter(expected, self.watch),
        )
        read = read_file(self.understood, task)
        if not read.harvest.rows_good and read.harvest.refused.is_empty():
            raise SourceError(_no_rows(self.delivery.path.name))
        return read

    def _mends(self) -> int | None:
        return mended_batch(self.delivery.path, self.understood.dataset.dataset, self.desk.ledger)


def _no_rows(file: str) -> Fault:
    fix = ("请填写后重新发送", "Fill it in and send it again")
    return refusal("no-rows", "表头之下没有任何记录", "There is no record below the header", file, fix)
