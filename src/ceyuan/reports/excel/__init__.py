"""A report as a workbook: figures, tables, native charts, and for every headline figure the sheet of rows behind it."""

from ceyuan.reports.excel.write import write_excel

__all__ = ["write_excel"]
