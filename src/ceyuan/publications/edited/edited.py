"""What is found of a report that people edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ceyuan.bulletins.checking.judgement import Judgement
from ceyuan.reports.words import ASPECTS
from ceyuan.values import Bilingual

UNKNOWN = Bilingual("不是本报告的数字", "no figure of this report")


@dataclass(frozen=True)
class ChangedNumber:
    """A bound number that says something else than it was made to say.

    Attributes:
        name: its identity: the figure, and what of it.
        label: the figure's; `UNKNOWN` where the report has no such figure.
        was, now: as printed before, and as it stands.
        today: as the ledger would have it printed now; empty where it has none.
        is_supported: what was written is what the ledger would print now.
        where: the sentence, or series and category of a chart.
        start, end: of the digits in the text; None in a chart.
    """

    name: str
    label: Bilingual
    was: str
    now: str
    today: str
    is_supported: bool
    where: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class NewSentence:
    """A sentence or row that the report did not have, with what it claims; `judgements` is empty where it states no figure."""

    text: str
    start: int
    end: int
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True)
class Removed:
    """A bound number that stands in fewer places than it did; not wrong, but to be known."""

    name: str
    label: Bilingual
    was: str


@dataclass(frozen=True)
class Edited:
    """An edited report beside the one that was made.

    Attributes:
        original: what it is compared with: a publication, or report and version.
        text: of the file; offsets count its characters.
        fields, points: how many bound numbers it has in its text and tables, and in its charts.
        version: of the ledger against which it was held.
    """

    name: str
    original: str
    text: str
    fields: int
    points: int
    numbers: tuple[ChangedNumber, ...]
    sentences: tuple[NewSentence, ...]
    removed: tuple[Removed, ...]
    version: int

    @property
    def doubtful(self) -> bool:
        """Whether somebody has to look: a number that the ledger does not support, or a claim that is doubtful."""
        return any(not number.is_supported for number in self.numbers) or any(each.is_doubtful for each in self.judgements)

    @property
    def judgements(self) -> Iterator[Judgement]:
        """Those of all new sentences."""
        return (judgement for sentence in self.sentences for judgement in sentence.judgements)


def label_of(name: str, labels: Mapping[str, Bilingual]) -> Bilingual:
    """What a bound number is of: the figure's label and what of it.

    >>> label_of("contract_turnover.2021H1.change", {"contract_turnover.2021H1": Bilingual("技术合同成交额", "Turnover")}).zh
    '技术合同成交额 同比'
    """
    figure, _, aspect = name.rpartition(".")
    label, words = labels.get(figure), next((said for name, said in ASPECTS.items() if name == aspect), None)
    if label is None or words is None:
        return UNKNOWN
    return Bilingual(f"{label.zh} {words.zh}", f"{label.en}, {words.en}")
