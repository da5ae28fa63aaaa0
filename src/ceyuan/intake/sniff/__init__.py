"""What a file really is, told by its bytes: refused before anything is opened or written when it is no table."""

from ceyuan.intake.sniff.sniff import Sniffed, sniff

__all__ = ["Sniffed", "sniff"]
