"""Reading stated figures out of Chinese prose: the inverse of `write`."""

from __future__ import annotations

import re
from dataclasses import replace

from ceyuan.errors import Fault, QuestionError
from ceyuan.values.quantity.folding import Folded, Folding
from ceyuan.values.quantity.interpretation import interpret, shared
from ceyuan.values.quantity.lexicon import Lexicon
from ceyuan.values.quantity.pattern import figure_pattern
from ceyuan.values.quantity.quantity import Quantity
from ceyuan.values.quantity.span import Span
from ceyuan.values.quantity.wording import Wording

_JOINTS = frozenset(("", "、", "和", "与", "及"))


class Grammar:
    """The grammar over one vocabulary; building it compiles the patterns, so build it once."""

    def __init__(self, wording: Wording) -> None:
        self._figure = figure_pattern(wording)
        self._lexicon = Lexicon(wording)
        self._folding = Folding(wording.variants)

    def fold(self, text: str) -> Folded:
        """The text in the form that `scan` reads."""
        return self._folding.fold(text)

    def originals(self, text: str) -> dict[int, str]:
        """From folded characters back to those of the text, as a table for `str.translate`."""
        return self._folding.originals(text)

    def read(self, text: str) -> Quantity:
        """Read a phrase that is one figure and nothing else.

        Raises:
            QuestionError: it is not.
        """
        folded = self.fold(text.strip()).text
        spans = self.scan(folded)
        if len(spans) != 1 or spans[0].quantity is None or (spans[0].start, spans[0].end) != (0, len(folded)):
            raise QuestionError(_not_a_quantity(text))
        return spans[0].quantity

    def scan(self, text: str) -> list[Span]:
        """Every number of a folded text, in order."""
        spans: list[Span] = []
        last: re.Match[str] | None = None
        for match in self._figure.finditer(text):
            span = interpret(match, self._lexicon)
            if span is None:
                continue
            if last is not None and text[last.end() : match.start()] in _JOINTS:
                spans[-1:] = self._joined(last, spans[-1], match, span)
            else:
                spans.append(span)
            last = match
        return spans

    def _joined(self, last: re.Match[str], before: Span, match: re.Match[str], span: Span) -> list[Span]:
        """Neighbours that make one figure (每万人25.8件), or of which the first shares the unit of the second (0.9和1.1个百分点)."""
        if last["per"] and last.end() == match.start() and span.quantity is not None and span.quantity.kind == "level":
            return [span._replace(start=before.start, quantity=replace(span.quantity, kind="ratio", per=last["per"]))]
        earlier = shared(last, match, self._lexicon) if last.end() < match.start() else None
        return [earlier or before, span]


def _not_a_quantity(text: str) -> Fault:
    return Fault(
        "not-a-quantity",
        f"“{text}”不是一个数量",
        f"'{text}' is not a quantity",
        fix_zh="请写成一个完整的数，如 超5858亿元、增长27.1%、提高2.3个百分点、30%—50%、第4位",
        fix_en="Write one whole figure, such as 超5858亿元, 增长27.1%, 提高2.3个百分点, 30%—50% or 第4位",
    )
