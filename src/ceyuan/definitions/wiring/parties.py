"""Parties of datasets and the rules of identity: columns that can play their roles, datasets and models that exist."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.dataset import Dataset
from ceyuan.definitions.organisations import OrganisationRules
from ceyuan.definitions.party import FITTING, Party
from ceyuan.definitions.vocabulary import ROW_FUNCTIONS
from ceyuan.definitions.wiring.expressions import expression_faults
from ceyuan.definitions.wiring.names import COLUMN, DATASET, At, named
from ceyuan.errors import Fault

OTHER = "other"
_NUMBERS = ("integer", "decimal", "money", "area", "percent")
_SAID = ("name", "credit_code", "address", "district", "registered_on", "capital_yuan", "legal_form", "scope", "track", OTHER)


def party_faults(dataset: Dataset, all_: Definitions, at: At) -> Iterator[Fault]:
    """Columns that are not there or cannot play their role, and parts that are named twice."""
    for number, party in enumerate(dataset.parties):
        yield from _columns(dataset, party, lambda *route, number=number: at("parties", number, *route))
        if party.certificate and party.certificate.until:
            until = at("parties", number, "certificate", "until")
            yield from expression_faults(party.certificate.until, dataset, all_, ROW_FUNCTIONS, until)
        if any(other.party == party.party for other in dataset.parties[:number]):
            zh, en = f"“{party.party}”出现两次", f"'{party.party}' stands twice"
            yield at("parties", number, "party").fault("party-twice", zh, en)
    for number, column in enumerate(dataset.columns):
        yield from named(COLUMN, column.damaged_in, [other.name for other in dataset.columns], at("columns", number, "damaged_in"))


def _columns(dataset: Dataset, party: Party, at: At) -> Iterator[Fault]:
    kinds = {column.name: column.kind for column in dataset.columns}
    for route, column in party.columns.items():
        yield from named(COLUMN, column, kinds, at(*route))
        fitting = FITTING.get(str(route[-1]), _NUMBERS)
        if column in kinds and kinds[column] not in fitting:
            zh = f"列“{column}”不能作 {route[0]}，应为 {'、'.join(fitting)}"
            yield at(*route).fault(
                "wrong-kind", zh, f"The column '{column}' cannot be the {route[0]}; it should be a {' or '.join(fitting)}"
            )


def organisation_faults(rules: OrganisationRules, all_: Definitions, at: At) -> Iterator[Fault]:
    """Things said or datasets that do not exist."""
    for said, datasets in rules.precedence.items():
        yield from named(("所述事项", "thing said"), said, _SAID, at("precedence", said))
        for number, dataset in enumerate(datasets):
            yield from named(DATASET, dataset, all_.datasets, at("precedence", said, number))
