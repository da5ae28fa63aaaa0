"""Code lists, crosswalks, tracks, rosters, places and units in the dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.code_list import CodeList
from ceyuan.definitions.crosswalk import Crosswalk
from ceyuan.definitions.dictionary import words
from ceyuan.definitions.dictionary.datasets import about
from ceyuan.definitions.dictionary.markdown import code, table
from ceyuan.definitions.places import PlaceEntry, Places
from ceyuan.definitions.roster import Roster, RosterEntry
from ceyuan.definitions.tracks import Tracks
from ceyuan.definitions.units import Units
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

_ENTRY = Bilingual("代码|名称|别名|上级", "Code|Label|Also written|Under")
_TRACK = Bilingual("代码|名称|别名|关键词", "Code|Label|Also written|Keywords")
_ROSTER = Bilingual("名称|地区|节点|出处", "Name|Place|Events|Source")
_PLACE = Bilingual("代码|名称|级别|曾用代码与别名|跨越|地图格", "Code|Label|Level|Former codes and other names|Lies over|Tile")
_UNIT = Bilingual("单位|等于|别名", "Unit|Is|Also written")
_PAIR = Bilingual("代码|对应", "Code|Counterparts")


def list_parts(found: CodeList, lang: Lang) -> Iterator[str]:
    """One code list."""
    open_ = {"zh": "（开放：其他值以提示接收）", "en": " (open: other values enter with a warning)"}[lang] if found.is_open else ""
    yield f"### {found.label[lang]} `{found.list}`{open_}"
    yield from about(found, lang)
    rows = ((f"`{e.code}`", e.label[lang], "、".join(e.aliases), f"`{e.parent}`" if e.parent else "") for e in found.entries)
    yield table(_ENTRY[lang].split("|"), rows)


def crosswalk_parts(crosswalk: Crosswalk, lang: Lang) -> Iterator[str]:
    """One crosswalk."""
    yield f"### {crosswalk.label[lang]} `{crosswalk.crosswalk}`"
    yield from about(crosswalk, lang)
    yield table(_PAIR[lang].split("|"), ((f"`{pair.of}`", code(pair.to)) for pair in crosswalk.pairs))


def tracks_parts(tracks: Tracks, lang: Lang) -> Iterator[str]:
    """One list of tracks."""
    yield f"### {tracks.label[lang]} `{tracks.tracks}`"
    yield from about(tracks, lang)
    rows = ((f"`{t.code}`", t.label[lang], "、".join(t.aliases), "、".join(t.keywords)) for t in tracks.entries)
    yield table(_TRACK[lang].split("|"), rows)


def roster_parts(roster: Roster, lang: Lang) -> Iterator[str]:
    """One roster."""
    yield f"### {roster.label[lang]} `{roster.roster}`"
    yield from about(roster, lang)
    yield table(_ROSTER[lang].split("|"), (_roster_row(entry, lang) for entry in roster.entries))


def _roster_row(entry: RosterEntry, lang: Lang) -> tuple[str, ...]:
    events = "；".join(f"{event.on.isoformat()} `{event.stage}`" for event in entry.events)
    mark = "" if entry.reference.verified else {"zh": "（未核实）", "en": " (unverified)"}[lang]
    return (entry.label[lang], " ".join(filter(None, (entry.place, *entry.also_in))), events, entry.reference.instrument + mark)


def place_parts(places: Places, lang: Lang) -> Iterator[str]:
    """The places of the city."""
    yield from about(places, lang)
    yield table(_PLACE[lang].split("|"), (_place_row(place, lang) for place in places.entries))


def _place_row(place: PlaceEntry, lang: Lang) -> tuple[str, ...]:
    names = (" ".join(filter(None, (name.name, name.code, f"–{name.until.year}" if name.until else ""))) for name in place.names)
    tile = f"{place.tile[0]},{place.tile[1]}" if place.tile else ""
    return (f"`{place.code}`", place.label[lang], words.PLACES[place.level][lang], "、".join(names), code(place.overlaps), tile)


def unit_parts(units: Units, lang: Lang) -> Iterator[str]:
    """The table of units."""
    rows = ((u.unit, "" if u.base == u.unit else f"{u.factor} {u.base}", "、".join(u.aliases)) for u in units.entries)
    yield table(_UNIT[lang].split("|"), rows)
