"""The dictionary: everything that a city has defined, as one Markdown page in either language."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.dictionary import words
from ceyuan.definitions.dictionary.datasets import dataset_parts
from ceyuan.definitions.dictionary.indicators import indicator_parts
from ceyuan.definitions.dictionary.lists import crosswalk_parts, list_parts, place_parts, roster_parts, tracks_parts, unit_parts
from ceyuan.definitions.dictionary.markdown import blocks, table
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

_TITLE = Bilingual("定义字典", "Dictionary of definitions")
_INTRODUCTION = Bilingual(
    "由定义生成，勿手改：`make docs`。标“未核实”的条目出处不全，不得作为官方口径引用。",
    "Generated from the definitions by `make docs`, not to be edited. What is marked unverified has no full source.",
)
_DATASETS, _INDICATORS = Bilingual("数据集", "Datasets"), Bilingual("指标", "Indicators")
_KINDS, _LISTS = Bilingual("列的类型", "Kinds of columns"), Bilingual("代码表", "Code lists")
_PLACES, _TRACKS = Bilingual("地区", "Places"), Bilingual("赛道", "Tracks")
_ROSTERS, _UNITS = Bilingual("名录", "Rosters"), Bilingual("计量单位", "Units")
_KIND = Bilingual("写法|类型|账本中保存", "Written|Kind|The ledger keeps")


def dictionary(definitions: Definitions, lang: Lang) -> str:
    """The dictionary of a city as Markdown."""
    return blocks(_parts(definitions, lang)) + "\n"


def _parts(all_: Definitions, lang: Lang) -> Iterator[str]:
    yield f"# {_TITLE[lang]} · {all_.city.label[lang]}"
    yield _INTRODUCTION[lang]
    yield f"## {_KINDS[lang]}"
    yield table(_KIND[lang].split("|"), ((f"`{kind}`", name[lang], kept[lang]) for kind, (name, kept) in words.KINDS.items()))
    yield f"## {_DATASETS[lang]}"
    for dataset in sorted(all_.datasets.values(), key=lambda found: found.code):
        yield from dataset_parts(dataset, lang)
    yield f"## {_INDICATORS[lang]}"
    for indicator in all_.indicators.values():
        yield from indicator_parts(indicator, lang)
    yield f"## {_LISTS[lang]}"
    for found in all_.lists.values():
        yield from list_parts(found, lang)
    for crosswalk in all_.crosswalks.values():
        yield from crosswalk_parts(crosswalk, lang)
    yield from _of_the_city(all_, lang)


def _of_the_city(all_: Definitions, lang: Lang) -> Iterator[str]:
    if all_.places:
        yield f"## {_PLACES[lang]}"
        yield from place_parts(all_.places, lang)
    yield f"## {_TRACKS[lang]}"
    for tracks in all_.tracks.values():
        yield from tracks_parts(tracks, lang)
    yield f"## {_ROSTERS[lang]}"
    for roster in all_.rosters.values():
        yield from roster_parts(roster, lang)
    yield f"## {_UNITS[lang]}"
    yield from unit_parts(all_.units, lang)
