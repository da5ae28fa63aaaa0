"""A ledger with a few firms, and short ways to link and to ask."""

from __future__ import annotations

from typing import Any

from ceyuan.indicators import FigureKey, figure
from ceyuan.organisations import Known, Settlement, Writer, compare, settle, settlement
from ceyuan.values import Period
from indicators.receiving import Desk

QINGHE, LANTIAN = "91510100MA6ABCDE1P", "9144030071526726XG"
REGISTER: list[dict[str, Any]] = [
    {
        "name": "成都青禾智能科技有限公司",
        "credit_code": QINGHE,
        "former_names": "成都青禾软件有限公司",
        "established_on": "2018-03-05",
        "address": "成都市高新区天府大道中段1366号2栋1203室",
        "district": "CD-GXQ",
        "registered_capital_yuan": "5000000",
        "business_scope": "人工智能应用软件开发；集成电路设计。",
    },
    {
        "name": "成都蓝田新材料有限公司",
        "credit_code": LANTIAN,
        "established_on": "2016-07-11",
        "address": "成都市双流区西航港大道中四段909号",
        "district": "510116",
        "registered_capital_yuan": "8000000",
        "business_scope": "高分子材料研发、生产、销售。",
    },
]


def sme(number: int, name: str, code: str | None, **said: Any) -> dict[str, Any]:
    known = {"registration_number": f"2021510109080{number:05}", "district": "CD-GXQ", "announced_on": "2021-05-14"}
    return {"name": name, "credit_code": code, **known, **said}


class Town(Desk):
    """A desk that links."""

    def link(self, *, confirm: bool = False) -> Settlement:
        writer = Writer("李静", self.definitions.sha256)
        compare(self.definitions, self.ledger, writer)
        proposed = settlement(self.definitions, self.ledger)
        settle(proposed, self.ledger, writer, None if confirm else ())
        return proposed

    @property
    def known(self) -> Known:
        return Known(self.ledger, self.ledger.version)

    def count(self, indicator: str = "new_technology_smes", period: str = "2021H1") -> int:
        return int(figure(self.book, FigureKey(indicator, Period.parse(period))).value or 0)

    def organisations(self) -> set[frozenset[tuple[str, str | None]]]:
        """The names and codes of every organisation."""
        told = self.known.organisations.select("organisation", "name", "credit_code").unique()
        found: dict[int, set[tuple[str, str | None]]] = {}
        for organisation, name, code in told.iter_rows():
            found.setdefault(organisation, set()).add((name, code))
        return {frozenset(members) for members in found.values()}
