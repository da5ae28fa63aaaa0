"""A label in Chinese and English."""

from __future__ import annotations

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from ceyuan.errors import Lang


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", coerce_numbers_to_str=True))
class Bilingual:
    """A text in both languages, written `{zh: …, en: …}` in definitions.

    >>> Bilingual("家", "firms")["en"]
    'firms'
    """

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en
