"""Code lists, tracks and crosswalks: codes that exist, and words that mean one entry each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.code_list import CodeList, Entry
from ceyuan.definitions.crosswalk import Crosswalk
from ceyuan.definitions.tracks import Track, Tracks
from ceyuan.definitions.wiring.names import CODE, CODE_LIST, At, named, once, plain
from ceyuan.errors import Fault


def list_faults(found: CodeList, all_: Definitions, at: At) -> Iterator[Fault]:
    """Parents that are no entry, codes that stand twice and, where a column reads the list, words that mean two entries."""
    codes = [entry.code for entry in found.entries]
    for number, entry in enumerate(found.entries):
        yield from named(("上级代码", "parent"), entry.parent, codes, at("entries", number, "parent"))
    yield from _codes(found.entries, at)
    if any(column.list == found.list for dataset in all_.datasets.values() for column in dataset.columns):
        yield from _words(found.entries, at)


def tracks_faults(tracks: Tracks, all_: Definitions, at: At) -> Iterator[Fault]:
    """Codes that stand twice, and words that mean two tracks."""
    yield from _codes(tracks.entries, at)
    yield from _words(tracks.entries, at)


def crosswalk_faults(crosswalk: Crosswalk, all_: Definitions, at: At) -> Iterator[Fault]:
    """Lists and codes that do not exist, and codes of the first list that lead nowhere."""
    lists = {"of": crosswalk.of, "to": crosswalk.to}
    for role, name in lists.items():
        yield from named(CODE_LIST, name, all_.lists, at(role))
    of, to = all_.codes(crosswalk.of), all_.codes(crosswalk.to)
    for number, pair in enumerate(crosswalk.pairs):
        yield from named(CODE, pair.of, of if of is not None else {pair.of}, at("pairs", number, "of"))
        for code in pair.to:
            yield from named(CODE, code, to if to is not None else {code}, at("pairs", number, "to"))
    for code in sorted((of or frozenset()) - {pair.of for pair in crosswalk.pairs}):
        zh, en = f"没有写代码“{code}”对应什么", f"The counterparts of the code '{code}' are not stated"
        yield at("pairs").fault("no-counterpart", zh, en)


def _codes(entries: Iterable[Entry | Track], at: At) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.code in seen:
            zh, en = f"代码“{entry.code}”出现了两次", f"The code '{entry.code}' stands twice"
            yield at("entries", number, "code").fault("code-twice", zh, en)
        seen.add(entry.code)


def _words(entries: Iterable[Entry | Track], at: At) -> Iterator[Fault]:
    words = (
        (plain(word), entry.code, at("entries", number))
        for number, entry in enumerate(entries)
        for word in (entry.code, entry.label.zh, entry.label.en, *entry.aliases)
    )
    yield from once(words, ("词", "word"))
