"""Receiving: a file is understood, checked and put into the ledger as one batch, or only planned."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from ceyuan.intake.delivery import Delivery, Desk
from ceyuan.intake.limits import Limits
from ceyuan.intake.mending import mended_batch
from ceyuan.intake.plan import Plan, Receipt
from ceyuan.intake.planning import content_id, filing_of, plan_of
from ceyuan.intake.progress import Meter, Watcher
from ceyuan.intake.reading.file import FileRead, Task, read_file
from ceyuan.intake.reading.quarantine_rows import write_quarantine_rows
from ceyuan.intake.understanding import Understanding, understand
from ceyuan.ledger import Attempt, Batch, stored

LIMITS = Limits()


def plan(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Plan:
    """Read and check a file without writing anything to the ledger.

    Raises:
        SourceError: the file cannot be understood: every fault at once.
        QuestionError: the delivery names a dataset, period or sheet that is not there.
    """
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        folder = Path(scratch)
        reception = Reception.of(desk, delivery, folder, watch)
        return reception.planned(reception.read(0, folder))


def receive(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Receipt:
    """Read and check a file and put it into the ledger as one batch.

    Interrupted anywhere, it leaves the ledger as it was.

    Raises:
        SourceError: the file cannot be understood: every fault at once, and nothing was written.
        QuestionError: the delivery names a dataset, period or sheet that is not there.
        StorageError: the ledger cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="ceyuan-") as scratch:
        reception = Reception.of(desk, delivery, Path(scratch), watch)
        dataset = reception.understood.dataset
        with desk.ledger.begin(dataset.dataset, stored(dataset), supersedes=bool(dataset.key)) as attempt:
            return reception.into(attempt)


@dataclass(frozen=True, slots=True)
class Reception:
    """A file understood, on its way into the ledger."""

    desk: Desk
    delivery: Delivery
    understood: Understanding
    mends: int | None
    watch: Watcher | None

    @classmethod
    def of(cls, desk: Desk, delivery: Delivery, scratch: Path, watch: Watcher | None) -> Reception:
        """Understand a file; one that mends a batch is of its dataset, period and filer."""
        batch = mended_batch(delivery.path, desk.ledger)
        if batch:
            said = {name: getattr(delivery, name) or getattr(batch, name) for name in ("dataset", "period", "filer")}
            delivery = replace(delivery, **said)
        return cls(desk, delivery, understand(desk.definitions, delivery, LIMITS, scratch), batch.number if batch else None, watch)

    def into(self, attempt: Attempt) -> Receipt:
        """Put the file into the ledger."""
        sha256 = attempt.keep(self.delivery.path)
        known = self._known(sha256)
        if known:
            return Receipt(None, known, already=True)
        read = self.read(attempt.number, attempt.directory)
        planned = self.planned(read)
        quarantine = attempt.directory / "quarantine.parquet"
        write_quarantine_rows(read.harvest, read.told, attempt.number, quarantine)
        filing = filing_of(planned, self.understood, self.delivery, sha256)
        receipt = attempt.commit(filing, read.harvest.paths, [quarantine])
        return Receipt(planned, receipt.batch, receipt.already, read.harvest.rows_mended if planned.mends is not None else 0)

    def _known(self, sha256: str) -> Batch | None:
        """The batch of the same content. A correction is another one only where the first time something was refused."""
        ledger = self.desk.ledger
        first = ledger.received(content_id(self.understood, replace(self.delivery, correction=None), sha256))
        if first and not (self.delivery.correction and first.rows_quarantined):
            return first
        return ledger.received(content_id(self.understood, self.delivery, sha256))

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
        return read_file(self.understood, task)

    def planned(self, read: FileRead) -> Plan:
        """What became of the rows."""
        return plan_of(self.understood, read, self.delivery, self.mends)
