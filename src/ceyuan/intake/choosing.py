"""Choosing the dataset that a file is of, by the headers of its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ceyuan.definitions import Dataset
from ceyuan.errors import Fault, SourceError
from ceyuan.intake.headers import HeaderVocabulary
from ceyuan.intake.layout.header import Header, find_header
from ceyuan.intake.plan import Candidate
from ceyuan.intake.refusal import refusal
from ceyuan.intake.sheets import Sheet
from ceyuan.values import Bilingual

_ENOUGH = 0.5  # below this score most of what must be there is not
_CLEARLY = 0.05  # the best leads the next by more than this
_SHOWN = 3
_FEWEST = 2  # headers; one alone may be any word


@dataclass(frozen=True, slots=True)
class Choice:
    """The dataset that a file is of.

    Attributes:
        dataset: the dataset.
        why: how it was found.
        candidates: the datasets considered, the best first.
    """

    dataset: Dataset
    why: Bilingual
    candidates: tuple[Candidate, ...]


def choose(sheets: Sequence[Sheet], vocabularies: Mapping[str, HeaderVocabulary], datasets: Iterable[Dataset], file: str) -> Choice:
    """The dataset whose headers the sheets have.

    Raises:
        SourceError: no dataset has such headers, or two have them equally well.
    """
    scored = [(dataset, _best(sheets, dataset, vocabularies[dataset.dataset])) for dataset in datasets]
    fitting = sorted(
        ((d, h) for d, h in scored if h and len(h.match.found) >= _FEWEST),
        key=lambda pair: (-pair[1].match.score, -len(pair[1].match.found)),
    )
    candidates = tuple(Candidate(dataset.dataset, header.match.score) for dataset, header in fitting[:_SHOWN])
    if not fitting or fitting[0][1].match.score < _ENOUGH:
        raise SourceError(_unknown(file, candidates))
    dataset, header = fitting[0]
    if len(fitting) > 1 and _is_close(header, fitting[1][1]):
        raise SourceError(_ambiguous(file, candidates))
    known = len(header.match.found)
    zh = f"{known} 个表头与“{dataset.label.zh}”相符（得分 {header.match.score:.2f}）"
    en = f"{known} headers are those of '{dataset.label.en}' (score {header.match.score:.2f})"
    return Choice(dataset, Bilingual(zh, en), candidates)


def _best(sheets: Sequence[Sheet], dataset: Dataset, vocabulary: HeaderVocabulary) -> Header | None:
    headers = [header for sheet in sheets if (header := find_header(sheet, dataset, vocabulary))]
    return max(headers, key=lambda header: header.match.score, default=None)


def _is_close(first: Header, second: Header) -> bool:
    return first.match.score - second.match.score <= _CLEARLY and len(first.match.found) <= len(second.match.found)


def _unknown(file: str, candidates: Sequence[Candidate]) -> Fault:
    near = "、".join(f"{c.dataset}（{c.score:.2f}）" for c in candidates)
    zh = "表头与任何数据集都不相符" + (f"；最接近的是 {near}" if near else "")
    en = "The headers are those of no dataset" + (f"; the nearest are {near}" if near else "")
    return refusal(
        "unknown-table", zh, en, file, ("请用 --dataset 指明，或为其声明数据集", "Say which with --dataset, or declare a dataset for it")
    )


def _ambiguous(file: str, candidates: Sequence[Candidate]) -> Fault:
    names = "、".join(c.dataset for c in candidates[:2])
    zh, en = f"表头同样符合 {names}", f"The headers fit {names} equally well"
    return refusal("ambiguous-table", zh, en, file, ("请用 --dataset 指明", "Say which with --dataset"))
