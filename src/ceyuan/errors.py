"""The one family of errors: what is wrong, where, why and what to do next, in Chinese and English. Imports nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Attributes:
        code: stable kebab-case name that scripts may rely on.
        zh, en: what is wrong and why, one sentence in each language.
        where: `file › sheet!C5` or `file.yaml:12`; empty when the fault has no place.
        fix_zh, fix_en: what to do next.
    """

    code: str
    zh: str
    en: str
    where: str = ""
    fix_zh: str = ""
    fix_en: str = ""

    def text(self, lang: Lang = "zh") -> str:
        """The fault as one paragraph.

        >>> Fault("empty-file", "文件为空", "The file is empty", "a.xlsx", fix_en="Send it again").text("en")
        'a.xlsx: The file is empty. Send it again'
        """
        what, fix = (self.zh, self.fix_zh) if lang == "zh" else (self.en, self.fix_en)
        stop, colon = ("。", ":") if lang == "zh" else (". ", ": ")
        return (self.where + colon if self.where else "") + what + (stop + fix if fix else "")


class CeyuanError(Exception):
    """Any error that Ceyuan raises on purpose; it carries every fault found, not the first."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: Lang = "zh") -> str:
        """All faults, one a line."""
        return "\n".join(fault.text(lang) for fault in self.faults)


class SourceError(CeyuanError):
    """A file's fault: its sender mends it."""


class DefinitionError(CeyuanError):
    """A definition's fault: the editor of the YAML mends it."""


class QuestionError(CeyuanError):
    """The asker's fault: an unknown name, an impossible period, a sum that must not be taken."""


class StorageError(CeyuanError):
    """The machine's fault: the ledger's disk is full, forbidden or damaged; who runs it mends it."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`, or None when none is near.

    >>> did_you_mean("indicater", ["indicator", "dataset"])
    'indicator'
    """
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def unknown(kind: tuple[str, str], word: str, known: Iterable[str], where: str = "") -> Fault:
    """The fault of a name that is not known, with the nearest known one.

    Args:
        kind: what the name should be, as `(zh, en)`: `("指标", "indicator")`.
        word: what was written.
        known: the names that would have been right.
        where: the place of the word.
    """
    names = sorted(known)
    near = did_you_mean(word, names)
    some = "、".join(names[:12]) + ("……" if len(names) > 12 else "")
    fix_zh = f"是否指“{near}”？" if near else f"可用的有：{some}"
    fix_en = f"Did you mean '{near}'?" if near else f"Known: {some}"
    code = "unknown-" + kind[1].replace(" ", "-")
    return Fault(code, f"没有名为“{word}”的{kind[0]}", f"No {kind[1]} is called '{word}'", where, fix_zh, fix_en)
