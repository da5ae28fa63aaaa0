"""Reports: one definition to Word, Excel and HTML in Chinese and English. They arrange figures and never compute one."""

from ceyuan.reports.build import build
from ceyuan.reports.excel import write_excel
from ceyuan.reports.naming import document_name
from ceyuan.reports.page import write_html
from ceyuan.reports.tree import ResolvedReport
from ceyuan.reports.word import write_word
from ceyuan.reports.write import Progress, write_documents, write_report

__all__ = [
    "Progress", "ResolvedReport", "build", "document_name", "write_documents", "write_excel", "write_html", "write_report", "write_word",
]  # fmt: skip
