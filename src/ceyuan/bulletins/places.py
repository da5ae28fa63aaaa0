"""Places in running text: full names, the place that a text is about, and what 全省 means in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ceyuan.definitions.reading import RegionWords
from ceyuan.values.quantity.alternation import any_of

_LEVELS = {"国": "nation", "内": "nation", "省": "province", "市": "city", "区": "district", "县": "district", "州": "city"}


_SENT_FROM = re.compile(r"(?:社|网|报|讯)[^，。\s（]{2,8}?(?=\d{1,2}月\d{1,2}日(?:电|讯))")
"""新华社北京9月10日电 says where the reporter sat, not where the figures are from."""
_OFTEN = 2
_OPENING = 80


@dataclass(frozen=True, slots=True)
class Setting:
    """The place that a text is about.

    Attributes:
        by_level: what 全省, 全市 and 全区 mean; a level that the text never names is not there.
        default: the place of a figure beside which none is named.
    """

    by_level: Mapping[str, str]
    default: str

    def own(self, word: str) -> str:
        """What 全省 or 我市 means; the word itself where the text never names the place."""
        level = _LEVELS[word[-1]]
        return "全国" if level == "nation" else self.by_level.get(level, word)


class Gazetteer:
    """Finds places by name; a name alone is completed (四川 is 四川省)."""

    def __init__(self, words: RegionWords) -> None:
        special = dict(pair.split(":") for pair in words.special)
        provinces = {name: special.get(name, name + "省") for name in words.provinces}
        self._province_of = {city + "市": provinces[province] for province, cities in words.cities.items() for city in cities}
        self._full = {city[:-1]: city for city in self._province_of} | provinces | {name: name for name in (*words.countries, *words.areas)}
        self._levels = dict.fromkeys(self._province_of, "city") | dict.fromkeys(provinces.values(), "province")
        self._own = frozenset(words.own)
        self._zones = tuple(words.zones)
        self._name = re.compile(rf"{any_of(words.own)}|(?:{any_of(self._full)})(?:{any_of(words.suffixes)})?")
        self._district = re.compile(r"(?<![\u4e00-\u9fff])(?:在|由)?([\u4e00-\u9fff]{2,3}[区县](?![域间级别内]))")
        self._district_name = re.compile(r"[\u4e00-\u9fff]{2,3}[区县](?![域间级别内])")
        self._several = re.compile(r"等?(?:\d+|[两三四五六七八九十])(?:省市|市州|[省市区县国州])")

    def setting(self, title: str, text: str) -> Setting:
        """The place that a text is about: the one its title names first, else the one it names most."""
        text = _SENT_FROM.sub("", text)
        names = Counter(self._names(text))
        own = Counter(match[0] for match in self._name.finditer(text) if match[0] in self._own and _opens(text, match.start()))
        names.update({full: len(text) for full in self._names(title)[:1]})
        own.update(
            {
                match[0]: len(text)
                for match in list(self._name.finditer(title))[:1]
                if match[0] in self._own and _opens(title, match.start())
            }
        )
        by_level: dict[str, str] = {}
        for full, _ in names.most_common():
            by_level.setdefault(self._levels.get(full, "district" if full[-1] in "区县" else "other"), full)
        if "province" not in by_level and "city" in by_level:
            by_level["province"] = self._province_of[by_level["city"]]
        setting = Setting(by_level, "")
        for word, count in own.items():
            names[setting.own(word)] += count
        most, times = names.most_common(1)[0] if names else ("", 0)
        return Setting(by_level, most if times >= _OFTEN or most in self._names(text[:_OPENING]) else "")

    def _names(self, text: str) -> list[str]:
        found = [(match.start(), self.full(match[0])) for match in self._name.finditer(text) if match[0] not in self._own]
        found += [(match.start(), match[1]) for match in self._district.finditer(text) if not match[1].endswith(self._zones)]
        return [name for _, name in sorted(found)]

    def full(self, name: str) -> str:
        """The full name: 四川 is 四川省, 成都市 is itself."""
        return self._full.get(name, name)

    def is_own(self, text: str) -> bool:
        """Whether the words before a figure begin with 全国, 全省 and the like."""
        match = self._name.match(text)
        return match is not None and match[0] in self._own

    def above(self, place: str, setting: Setting) -> str:
        """The place that a table of such places adds up to: the province of a city, the text's city of a district."""
        return self._province_of.get(place) or setting.by_level.get("city" if place[-1:] in ("区", "县") else "province", "")

    def place(self, text: str) -> str:
        """The full name where the text is the name of a place and nothing else; else empty."""
        match = self._name.fullmatch(text)
        return self.full(text) if match and text not in self._own else ""

    def _place_end(self, head: str, at: int) -> int:
        """Where the name of a place that starts there ends; 0 when none does."""
        if match := self._name.match(head, at):
            return match.end()
        district = self._district_name.match(head, at)
        return district.end() if district and not district[0].endswith(self._zones) else 0

    def at_head(self, head: str, setting: Setting) -> tuple[str, str]:
        """The place with which the words before a figure begin, and the words after it; several places as the text lists them."""
        at, ends = 0, list[int]()
        while end := self._place_end(head, at):
            ends.append(end)
            at = end + (head[end : end + 1] in ("、", "和", "与"))
        if not ends:
            return "", head
        several = self._several.match(head, ends[-1])
        end = several.end() if several else ends[-1]
        if "、" in head[: ends[-1]]:
            return head[:end], head[end:]
        last = head[ends[-2] if len(ends) > 1 else 0 : ends[-1]].lstrip("和与")
        return (setting.own(last) if last in self._own else self.full(last)), head[ends[-1] :]


def _opens(text: str, at: int) -> bool:
    """Whether a word opens its clause; 全国 inside one is what something is compared with."""
    return not at or text[at - 1] in "，,。；：、\n\t 年月日度期“在"
