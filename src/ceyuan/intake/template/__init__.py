"""The template of a dataset: a workbook with headers, units, drop-downs and notes that is received back without a change."""

from ceyuan.intake.template.workbook import write_template

__all__ = ["write_template"]
