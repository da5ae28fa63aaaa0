"""The chain itself, without a database: what an entry's hash is taken over, and where a row of entries breaks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ceyuan.values import Bilingual

START = "0" * 64
"""The hash before the first entry."""


@dataclass(frozen=True)
class Link:
    """An entry as it is hashed and exported."""

    number: int
    at: str
    who: str
    deed: str
    subject: str
    told: Mapping[str, Any]
    before: str
    sha256: str = ""

    @property
    def seal(self) -> str:
        """SHA-256 over the hash before and the canonical JSON of the rest."""
        said = {name: value for name, value in asdict(self).items() if name not in ("before", "sha256")}
        canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(f"{self.before}\n{canonical}".encode()).hexdigest()


@dataclass(frozen=True)
class Broken:
    """Where the chain breaks."""

    number: int
    reason: Bilingual


def check(links: Iterable[Link]) -> tuple[int, Broken | None]:
    """How many entries hold, in order, and the first that does not."""
    before, whole = START, 0
    for link in links:
        if link.number != whole + 1:
            return whole, Broken(link.number, Bilingual(f"缺第 {whole + 1} 条", f"entry {whole + 1} is missing"))
        if link.before != before:
            return whole, Broken(link.number, Bilingual("与前一条不相接", "it does not follow the one before"))
        if link.seal != link.sha256:
            return whole, Broken(link.number, Bilingual("内容被改动", "it was altered"))
        before, whole = link.sha256, whole + 1
    return whole, None


def read(lines: Iterable[str]) -> Iterator[Link]:
    """The entries of an export."""
    return (Link(**json.loads(line)) for line in lines if line.strip())
