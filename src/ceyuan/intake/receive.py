"""Receiving: a file is understood, checked and put into the ledger as one batch, or only planned."""

from __future__ import annotations

from ceyuan.intake.delivery import Delivery, Desk
from ceyuan.intake.plan import Plan, Receipt
from ceyuan.intake.progress import Watcher


def plan(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Plan:
    """Read and check a file without writing anything.

    Raises:
        SourceError: the file cannot be understood: every fault at once.
        QuestionError: the delivery names a dataset, period or sheet that is not there.
    """
    raise NotImplementedError


def receive(desk: Desk, delivery: Delivery, watch: Watcher | None = None) -> Receipt:
    """Read and check a file and put it into the ledger as one batch.

    Raises:
        SourceError: the file cannot be understood: every fault at once, and nothing was written.
        QuestionError: the delivery names a dataset, period or sheet that is not there.
    """
    raise NotImplementedError
