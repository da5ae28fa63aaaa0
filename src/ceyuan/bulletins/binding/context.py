"""What stands around a claim in its text: the words that tell which of two names is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceyuan.bulletins.claim import Claim

_CLAUSE_END = re.compile(r"[，,。；;：:！!？?…\n]")
_LONGEST = 4_000
"""So many characters before a claim may name what it is of; a table has its title before it, not in its line."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a claim.

    Attributes:
        before: of its paragraph, up to the claim; of a table, also what stands above.
        after: the rest of its clause.
    """

    before: str
    after: str

    @classmethod
    def of(cls, text: str, claim: Claim) -> Context:
        """What stands around a claim."""
        line = 0 if claim.is_cell else text.rfind("\n", 0, claim.start) + 1
        end = _CLAUSE_END.search(text, claim.end)
        return cls(text[max(line, claim.start - _LONGEST) : claim.start], text[claim.end : end.start() if end else len(text)])

    @property
    def clause(self) -> str:
        """The words of the claim's own clause, before and behind it."""
        cuts = [match.end() for match in _CLAUSE_END.finditer(self.before)]
        return self.before[cuts[-1] if cuts else 0 :] + self.after
