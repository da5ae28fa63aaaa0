"""Files of published texts: from their bytes to the text in them. Nothing in a file is run, resolved or fetched."""

from ceyuan.bulletins.sources.file import read_text

__all__ = ["read_text"]
