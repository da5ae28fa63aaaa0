"""Whose file a batch came from: a scope holds it only if it holds every row of it, for a file shows them all."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import polars as pl
from django.conf import settings

from ceyuan.definitions import Dataset
from ceyuan.intake import waiting_by_filer
from ceyuan.ledger import Batch, stored
from ceyuan_web.base.actions import RefusalError
from ceyuan_web.base.city import the_city
from ceyuan_web.base.models import Person
from ceyuan_web.base.policy import WHOLE_CITY, Scope, policy
from ceyuan_web.base.rows import within


def holds(scope: Scope, batch: Batch) -> bool:
    """Whether every row of the file is within a scope, those that wait in quarantine too."""
    dataset = the_city().definitions.datasets.get(batch.dataset)
    if scope.everything or dataset is None:
        return scope.everything
    waiting = waiting_by_filer(the_city().desk(), dataset, batch) if batch.rows_quarantined else {}
    if not all(filer and scope.holds(place=filer, space=filer) for filer in waiting):
        return False
    if not batch.rows_accepted:
        return bool(waiting)
    return _accepted(scope, (batch.number, batch.dataset), (settings.CITY, the_city().definitions.sha256))


def visible(person: Person, deed: str, number: int) -> Batch:
    """A batch whose whole file the person may see for a deed.

    Raises:
        QuestionError: no batch has this number.
        RefusalError: a row of it is outside their scope.
    """
    found = the_city().ledger.batch(number)
    if not holds(policy.scope(person, deed), found):
        raise RefusalError.by(policy.may(person, deed, WHOLE_CITY))
    return found


@lru_cache(maxsize=4096)
def _accepted(scope: Scope, of: tuple[int, str], _: tuple[Path, str]) -> bool:
    """Whether the accepted rows are within; a batch does not change, so the answer is kept."""
    dataset = the_city().definitions.datasets[of[1]]
    rows = _rows(dataset, of[0])
    return within(rows, [dataset], scope).height == rows.height


def _rows(dataset: Dataset, number: int) -> pl.DataFrame:
    """The rows of a batch in the columns that tell whom they are about."""
    names = [dataset.place, dataset.space, *(party.credit_code for party in dataset.parties)]
    table = the_city().ledger.relation(dataset.dataset, schema=stored(dataset))
    found = table.filter(table["_batch"] == number).select("_batch", *dict.fromkeys(name for name in names if name))
    return pl.DataFrame(pl.from_arrow(found.to_pyarrow()))
