"""The days that a dataset has rows for: whether a window is covered, and which filings it lacks."""

from __future__ import annotations

from datetime import date

from ceyuan.definitions import Dataset
from ceyuan.indicators.book import Book
from ceyuan.indicators.fingerprint import fingerprint
from ceyuan.indicators.window import Window, expected
from ceyuan.ledger.cache import keep, kept
from ceyuan.values import Period


def days(book: Book, dataset: Dataset, column: str) -> tuple[date, ...]:
    """Every day that current rows of the dataset state in a column, and the last of each period for which nothing was filed, in order."""
    name = f"days-{dataset.dataset}-{column}-{fingerprint(book, dataset)}"
    if name not in book.memory:
        found = kept(book.cache, name)
        if found is None:
            table = book.rows(dataset)
            current = table.filter(table["_superseded_by"].isnull(), table[column].notnull())
            found = current.select(day=column).distinct().order_by("day").to_pyarrow()
            keep(book.cache, name, found)
        empty = (batch for batch in book.batches if batch.dataset == dataset.dataset and not batch.rows_accepted + batch.rows_quarantined)
        nothing = {Period.parse(batch.period).end for batch in empty if batch.period}
        book.memory[name] = tuple(sorted({*found["day"].to_pylist(), *nothing}))
    return tuple(book.memory[name])


def uncovered(dataset: Dataset, window: Window, known: tuple[date, ...]) -> str | None:
    """Why the rows cannot tell the figure of a window; None when they can.

    Things that happen (registrations, contracts) are known for a window when rows lie in it. A window without any is one in which
    none happened where a filing of nothing says so or, for a dataset that comes as things happen, where rows lie before and after
    it. Otherwise nothing is known, which is not the same as nothing. Filings are known only when they are there.
    """
    if not known:
        return "no-data"
    match window.kind:
        case "flow":
            around = dataset.cadence == "event" and known[0] <= window.last and known[-1] >= window.first
            return None if around or any(window.first <= day <= window.last for day in known) else "no-data"
        case "held":
            return None if known[0] <= window.last else "no-data"
    parts = [part for part in (window, window.off) if part]
    filed = all(any(part.first <= day <= part.last for day in known) for part in parts)
    return None if filed else "no-filing"


def missing(dataset: Dataset, window: Window, known: tuple[date, ...]) -> tuple[str, ...]:
    """The filings that a flow of filings should have and has not, as codes of their last month."""
    if dataset.column(window.time.column).kind != "period":
        return ()
    return tuple(str(Period.months(day, day)) for day in expected(dataset, window) if day not in known)
