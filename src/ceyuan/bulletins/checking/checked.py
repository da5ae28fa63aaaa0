"""A text with the verdicts on its claims, as data, as a table and as a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ceyuan.bulletins.checking.judgement import VERDICTS, Judgement, Verdict
from ceyuan.bulletins.checking.page import page
from ceyuan.bulletins.checking.verdict_words import COLUMNS, FINDING_COLUMNS, VERDICT_WORDS, finding_row, row
from ceyuan.bulletins.forensics import Finding
from ceyuan.bulletins.reading import Reading
from ceyuan.errors import Lang


@dataclass(frozen=True, slots=True)
class Checked:
    """A text that was checked.

    Attributes:
        judgements: of its claims, in order.
        findings: what its figures show by their own arithmetic.
        version: of the ledger against which they were held.
    """

    reading: Reading
    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]
    version: int

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many claims got each verdict."""
        found = Counter(judgement.verdict for judgement in self.judgements)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that cannot stand, whatever the ledger says."""
        return tuple(finding for finding in self.findings if finding.is_fault)

    @property
    def doubtful(self) -> tuple[Judgement, ...]:
        """What somebody has to look at."""
        return tuple(judgement for judgement in self.judgements if judgement.is_doubtful)

    def to_json(self) -> str:
        """`{"name", "version", "counts", "claims": […], "findings": […], "unread": […]}`; see docs/checking.md for the fields."""
        data = {
            "name": self.reading.name,
            "version": self.version,
            "counts": dict(self.counts),
            "claims": [judgement.record() for judgement in self.judgements],
            "findings": [finding.record() for finding in self.findings],
            "unread": [span.record() for span in self.reading.unread],
        }
        return json.dumps(data, ensure_ascii=False, indent=1)

    def to_html(self, lang: Lang = "zh") -> str:
        """A self-contained page of the text with every claim marked by its verdict."""
        return page(self.reading, self.judgements, self.findings, lang)

    def table(self, lang: Lang = "zh") -> tuple[Sequence[str], list[Sequence[str]]]:
        """Head and rows of a table of the claims, every cell a text."""
        return [words[lang] for words in COLUMNS], [row(judgement, lang) for judgement in self.judgements]

    def findings_table(self, lang: Lang = "zh") -> tuple[Sequence[str], list[Sequence[str]]]:
        """Head and rows of a table of the findings."""
        return [words[lang] for words in FINDING_COLUMNS], [finding_row(finding, lang) for finding in self.findings]

    def summary(self, lang: Lang = "zh") -> str:
        """The counts in one line."""
        comma = "，" if lang == "zh" else ", "
        return comma.join(f"{VERDICT_WORDS[verdict][lang]} {count}" for verdict, count in self.counts.items() if count)
