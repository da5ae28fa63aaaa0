"""A report as a Word file: from the bureau's template, with native tables and charts, and every number in a control of its own."""

from ceyuan.reports.word.write import write_word

__all__ = ["write_word"]
