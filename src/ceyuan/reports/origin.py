"""Where a document comes from, as its own properties say: report, period, language, version and definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceyuan.errors import Lang, QuestionError
from ceyuan.reports.tree import ResolvedReport
from ceyuan.values import Period

_SAID = re.compile(r"ceyuan (?P<report>\S+) (?P<period>\S+) (?P<lang>zh|en) v(?P<version>\d{1,9}) (?P<definitions>[0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class Origin:
    """Of which report, and of what it was made.

    Attributes:
        version: of the ledger.
        definitions: the first twelve digits of their SHA-256.
    """

    report: str
    period: Period
    lang: Lang
    version: int
    definitions: str

    @classmethod
    def of(cls, report: ResolvedReport, lang: Lang) -> Origin:
        """That of a report that is about to be written."""
        return cls(report.name, report.period, lang, report.version, report.definitions_sha256[:12])

    @classmethod
    def parse(cls, said: str) -> Origin | None:
        """What a document says; None where it says nothing of the kind."""
        match = _SAID.search(said)
        if match is None:
            return None
        try:
            period = Period.parse(match["period"])
        except QuestionError:
            return None
        return cls(match["report"], period, "zh" if match["lang"] == "zh" else "en", int(match["version"]), match["definitions"])

    def __str__(self) -> str:
        return f"ceyuan {self.report} {self.period} {self.lang} v{self.version} {self.definitions}"
