"""Files as senders make them: a hand writes values, a sheet frames them, a file holds the sheets. Knows no dataset."""

from ceyuan.samples.paper.blemish import respelled, spoiled, widened
from ceyuan.samples.paper.form import Form, Heading
from ceyuan.samples.paper.hand import DateStyle, Hand
from ceyuan.samples.paper.rows import DATA, EXTRA, KIND, MESS, REFUSED, marked, with_marks
from ceyuan.samples.paper.sheet import Line, Sheet
from ceyuan.samples.paper.totals import with_subtotals, with_total
from ceyuan.samples.paper.writer import write_text, write_workbook

__all__ = [
    "DATA",
    "EXTRA",
    "KIND",
    "MESS",
    "REFUSED",
    "DateStyle",
    "Form",
    "Hand",
    "Heading",
    "Line",
    "Sheet",
    "marked",
    "respelled",
    "spoiled",
    "widened",
    "with_marks",
    "with_subtotals",
    "with_total",
    "write_text",
    "write_workbook",
]
