"""What kept figures of a dataset depend on, and so are kept under."""

from __future__ import annotations

import hashlib

from ceyuan.definitions import Dataset
from ceyuan.indicators.book import Book


def fingerprint(book: Book, dataset: Dataset) -> str:
    """What the figures of a dataset depend on: its last batch in this version, the links, its definition and those of its indicators."""
    name = f"fingerprint {dataset.dataset}"
    if name not in book.memory:
        newest = max((batch.version for batch in book.batches if batch.dataset == dataset.dataset), default=0)
        found = [i for i in book.definitions.indicators.values() if i.dataset == dataset.dataset]
        texts = [dataset.model_dump_json(), *sorted(i.model_dump_json() for i in found)]
        linked = f"-{book.linked}" if book.linked and dataset.parties else ""
        book.memory[name] = f"{newest}{linked}-{hashlib.sha256(''.join(texts).encode()).hexdigest()[:16]}"
    return str(book.memory[name])
