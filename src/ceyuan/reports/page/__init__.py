"""A report as one HTML page that opens from disk: no network, no script needed, every number a link to its rows."""

from ceyuan.reports.page.write import write_html

__all__ = ["write_html"]
