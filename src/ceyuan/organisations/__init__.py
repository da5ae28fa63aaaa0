"""Organisations: who is who, for good. Machines propose, persons decide, nothing that anybody decided is deleted."""

from ceyuan.organisations.compare import compare, compare_again
from ceyuan.organisations.doubts import doubtful, doubts
from ceyuan.organisations.judging import Verdict, judge, pair_of
from ceyuan.organisations.known import Known
from ceyuan.organisations.linkage import Model
from ceyuan.organisations.mentions import mentions
from ceyuan.organisations.resolved import Resolved, resolved
from ceyuan.organisations.settle import Settlement, rules, settle, settlement
from ceyuan.organisations.standing import standing
from ceyuan.organisations.tables import Writer
from ceyuan.organisations.workbook import read_review, side_rows, write_review

__all__ = [
    "Known", "Model", "Resolved", "Settlement", "Verdict", "Writer", "compare", "compare_again", "doubtful", "doubts", "judge",
    "mentions", "pair_of", "read_review", "resolved", "rules", "settle", "settlement", "side_rows", "standing", "write_review",
]  # fmt: skip
