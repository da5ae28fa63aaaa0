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
        run: list[re.Match[str]] = []
        for match in self._figure.finditer(text):
            span = interpret(match, self._lexicon)
            if span is None:
                continue
            if run and text[run[-1].end() : match.start()] in _JOINTS:
                self._join(run, spans, match, span)
            else:
                spans.append(span)
                run = [match]
        return spans

    def _join(self, run: list[re.Match[str]], spans: list[Span], match: re.Match[str], span: Span) -> None:
        """Neighbours that make one figure (每万人25.8件), or of which the last says the unit of all (1.2、0.9和1.1个百分点)."""
        is_apart = run[-1].end() < match.start()
        if run[-1]["per"] and not is_apart and span.quantity is not None and span.quantity.kind == "level":
            spans[-1] = span._replace(start=spans[-1].start, quantity=replace(span.quantity, kind="ratio", per=run[-1]["per"]))
            run[:] = [match]
            return
        spans.append(span)
        earlier = zip(range(-2, -2 - len(run), -1), reversed(run), strict=True) if is_apart else ()
        for at, one in earlier:
            completed = shared(one, match, self._lexicon)
            if completed is None:
                break
            spans[at] = completed
        run.append(match)


def _not_a_quantity(text: str) -> Fault:
    return Fault(
        "not-a-quantity",
        f"“{text}”不是一个数量",
        f"'{text}' is not a quantity",
        fix_zh="请写成一个完整的数，如 超5858亿元、增长27.1%、提高2.3个百分点、30%—50%、第4位",
        fix_en="Write one whole figure, such as 超5858亿元, 增长27.1%, 提高2.3个百分点, 30%—50% or 第4位",
    )
