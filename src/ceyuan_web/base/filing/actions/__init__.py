"""What is done to filings. Pages, API and commands call the same."""

from ceyuan_web.base.filing.actions.deciding import AcceptSubmission, ReturnSubmission
from ceyuan_web.base.filing.actions.drafting import SaveDraft, SendDrafts
from ceyuan_web.base.filing.actions.reminding import Remind
from ceyuan_web.base.filing.actions.sending import CancelReading, MendCells, ReadAgain, SendFile, Submit, Withdraw

__all__ = [
    "AcceptSubmission",
    "CancelReading",
    "MendCells",
    "ReadAgain",
    "Remind",
    "ReturnSubmission",
    "SaveDraft",
    "SendDrafts",
    "SendFile",
    "Submit",
    "Withdraw",
]
