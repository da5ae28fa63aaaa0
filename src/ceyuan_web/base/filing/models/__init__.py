"""What the database holds of filings: submissions and whom they are about, drafts of forms, reminders."""

from ceyuan_web.base.filing.models.draft import Draft
from ceyuan_web.base.filing.models.reach import Reach
from ceyuan_web.base.filing.models.reminder import Reminder
from ceyuan_web.base.filing.models.submission import State, Submission

__all__ = ["Draft", "Reach", "Reminder", "State", "Submission"]
