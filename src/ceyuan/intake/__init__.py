"""Intake: files as they come, understood, checked and put into the ledger. It writes nowhere else but the workbooks asked for."""

from ceyuan.intake.delivery import Delivery, Desk
from ceyuan.intake.examples import check_examples
from ceyuan.intake.original import Original, original
from ceyuan.intake.plan import Candidate, Plan, Receipt, SheetPlan, TotalCheck
from ceyuan.intake.progress import Progress
from ceyuan.intake.quarantine import write_quarantine
from ceyuan.intake.receive import plan, receive
from ceyuan.intake.status import FilingStatus, status
from ceyuan.intake.template import write_template

__all__ = [
    "Candidate",
    "Delivery",
    "Desk",
    "FilingStatus",
    "Original",
    "Plan",
    "Progress",
    "Receipt",
    "SheetPlan",
    "TotalCheck",
    "check_examples",
    "original",
    "plan",
    "receive",
    "status",
    "write_quarantine",
    "write_template",
]
