"""Reading published texts: from a page of prose to the figures that it states."""

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.reading import Reader, Reading

__all__ = ["Claim", "Reader", "Reading", "Unread"]
