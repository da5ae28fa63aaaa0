"""Who is counted: in the rows that indicators see, a code is that of the organisation which the row means, by the links of the version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import uuid4

import ibis
import ibis.expr.types as ir
import polars as pl

from ceyuan.definitions import Dataset, Party
from ceyuan.organisations.resolved import BETWEEN, Resolved

STATED = "_stated_"
"""Before the name of a code column: what the row itself states there."""

WHY = ("_why_zh", "_why_en")
"""In words, by which tie a row means an organisation that it does not state itself; null where it does."""


@dataclass(frozen=True)
class Identities:
    """Puts organisations in the place of codes.

    Attributes:
        resolved: how rows are resolved.
    """

    resolved: Resolved
    _tables: list[ir.Table] = field(default_factory=list, repr=False)

    def needed(self, dataset: Dataset, only: Collection[str]) -> set[str]:
        """The columns that a table must have for its codes to be resolved."""
        return {column for party in _coded(dataset) if party.credit_code in only for column in _parts(party) if column}

    def put(self, table: ir.Table, dataset: Dataset, *, explained: bool) -> ir.Table:
        """The rows with organisations in the place of codes.

        Args:
            explained: whether to add what the rows state (`STATED`) and why they mean another (`WHY`).
        """
        if self.resolved.keys.is_empty():
            return table
        for party in _coded(dataset):
            if party.credit_code in table.columns:
                table = self._resolve(table, party, explained=explained)
        return table

    def _resolve(self, table: ir.Table, party: Party, *, explained: bool) -> ir.Table:
        code = str(party.credit_code)
        known = self._known(table)
        keyed = table.mutate(_key_of_row=self._key(table, party))
        joined = keyed.left_join(known, keyed["_key_of_row"] == known["_key_new"])
        who = ibis.coalesce(joined["_who_new"], joined[code]).name(code)
        columns = [joined[name] if name != code else who for name in table.columns if name not in WHY]
        if explained:
            columns.append(joined[code].name(STATED + code))
            columns += [self._why(table, joined, why) for why in WHY]
        return joined.select(*columns)

    def _known(self, table: ir.Table) -> ir.Table:
        """The keys where the engine of the rows has them at hand; made once, since evidence is streamed past Ibis's own memory tables."""
        if not self._tables:
            keys = self.resolved.keys.select(pl.all().name.map(lambda name: f"_{name}_new")).to_arrow()
            backend, name = table.get_backend(), f"who_{uuid4().hex}"
            if backend.name == "duckdb":
                backend.con.register(name, keys)
            self._tables.append(backend.table(name) if backend.name == "duckdb" else ibis.memtable(keys))
        return self._tables[0]

    def _why(self, table: ir.Table, joined: ir.Table, why: str) -> ir.Value:
        """Of several parties of a row, the first that means another."""
        own = joined[f"{why}_new"]
        return (ibis.coalesce(joined[why], own) if why in table.columns else own).name(why)

    def _key(self, table: ir.Table, party: Party) -> ir.StringValue:
        code, damaged, name = (table[column] if column else ibis.null("string") for column in _parts(party))
        silent = code.isnull()
        if self.resolved.torn:
            silent |= code.isin(self.resolved.torn)
        whole = ibis.literal(BETWEEN).join([part.fill_null("") for part in (code, damaged, name)])
        return ibis.ifelse(silent, whole, code)


def _coded(dataset: Dataset) -> list[Party]:
    return [party for party in dataset.parties if party.credit_code]


def _parts(party: Party) -> tuple[str | None, str | None, str]:
    return party.credit_code, party.damaged_code, party.name
