"""Intake: files as they come, understood, checked and put into the ledger. It writes nowhere else but the workbooks asked for."""

from ceyuan.intake.comparing import ColumnTotal, Comparison
from ceyuan.intake.delivery import Delivery, Desk
from ceyuan.intake.examples import check_examples
from ceyuan.intake.form import Field, Filed, fields, filed, write_answers
from ceyuan.intake.inspecting import Inspection, inspect, write_grid
from ceyuan.intake.mending import waiting_rows
from ceyuan.intake.original import Original, original
from ceyuan.intake.plan import Candidate, Plan, Receipt, SheetPlan, TotalCheck
from ceyuan.intake.progress import Progress
from ceyuan.intake.quarantine import write_quarantine
from ceyuan.intake.reach import Reach, reach_columns
from ceyuan.intake.receive import plan, receive
from ceyuan.intake.replaced import replaced_by, write_replaced
from ceyuan.intake.rewriting import Cell, write_marked, write_mended
from ceyuan.intake.status import FilingStatus, status
from ceyuan.intake.surroundings import Surroundings, surroundings
from ceyuan.intake.template import write_template
from ceyuan.intake.waiting import waiting_by_filer

__all__ = [
    "Candidate",
    "Cell",
    "ColumnTotal",
    "Comparison",
    "Delivery",
    "Desk",
    "Field",
    "Filed",
    "FilingStatus",
    "Inspection",
    "Original",
    "Plan",
    "Progress",
    "Reach",
    "Receipt",
    "SheetPlan",
    "Surroundings",
    "TotalCheck",
    "check_examples",
    "fields",
    "filed",
    "inspect",
    "original",
    "plan",
    "reach_columns",
    "receive",
    "replaced_by",
    "status",
    "surroundings",
    "waiting_by_filer",
    "waiting_rows",
    "write_answers",
    "write_grid",
    "write_marked",
    "write_mended",
    "write_quarantine",
    "write_replaced",
    "write_template",
]
