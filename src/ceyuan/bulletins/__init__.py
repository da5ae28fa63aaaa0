"""Reading published texts: from a file or a page of prose to the figures that it states."""

from ceyuan.bulletins.claim import Claim, Unread
from ceyuan.bulletins.reader import Reader
from ceyuan.bulletins.reading import Reading

__all__ = ["Claim", "Reader", "Reading", "Unread"]
