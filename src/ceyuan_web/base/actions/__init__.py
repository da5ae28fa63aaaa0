"""Actions: the only writers. Each is one class with its permission, its transaction and its line in the audit trail."""

from ceyuan_web.base.actions.action import Action, RefusalError, do

__all__ = ["Action", "RefusalError", "do"]
