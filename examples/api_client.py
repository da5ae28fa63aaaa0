"""Reads figures and their rows from a Ceyuan site: keeps what has not changed, and follows pages. Needs the standard library alone.

python examples/api_client.py http://localhost:8000 new_technology_smes 2021H1
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


@dataclass
class Client:
    """A site, and the token of a person where one is needed."""

    site: str
    token: str = ""
    kept: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def get(self, name: str, **asked: Any) -> Any:
        """One answer; an answer that has not changed is not sent again."""
        address = f"{self.site.rstrip('/')}/api/v1/{name}?{urlencode(asked, doseq=True)}"
        tag, before = self.kept.get(address, ("", None))
        headers = {"If-None-Match": tag} if tag else {}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            with urlopen(Request(address, headers=headers)) as answer:
                found = json.load(answer)
                self.kept[address] = answer.headers["ETag"] or "", found
                return found
        except HTTPError as error:
            if error.code == 304:
                return before
            faults = json.load(error)["faults"]
            raise SystemExit("\n".join(f"{fault['zh']}。{fault['fix']['zh']}" for fault in faults)) from None

    def pages(self, name: str, **asked: Any) -> Iterator[dict[str, Any]]:
        """Every item, page by page, all of one version of the ledger."""
        page = self.get(name, **asked)
        yield from page["items"]
        while page["next"]:
            page = self.get(name, **asked, cursor=page["next"])
            yield from page["items"]


def main(site: str, indicator: str, period: str) -> None:
    """Print a figure and how many rows made it."""
    client = Client(site)
    figure = client.get("figures", indicator=indicator, period=period)
    rows = sum(1 for row in client.pages("evidence", indicator=indicator, period=period, limit=1000) if row["window"] == "current")
    print(f"{figure['label']['zh']} {period}: {figure['value']} {figure['unit']} ({rows} rows shown)")


if __name__ == "__main__":
    main(*sys.argv[1:4])
