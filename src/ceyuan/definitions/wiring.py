"""Whether definitions fit together: every name that one uses is defined by another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.dataset import Dataset
from ceyuan.definitions.indicator import Indicator
from ceyuan.definitions.sample import Sample
from ceyuan.errors import Fault, unknown

DIMENSIONS = ("district", "track")
TRACKS = "tracks"  # as a code list: the city's list of tracks
PLACES = "places"


def wiring_faults(all_: Definitions) -> list[Fault]:
    """Every name that leads nowhere."""
    faults: list[Fault] = []
    for dataset in all_.datasets.values():
        faults += _dataset(dataset, all_)
    for indicator in all_.indicators.values():
        faults += _counted(indicator, all_) if indicator.dataset else _derived(indicator, all_)
        faults += _known(("单位", "unit"), [indicator.unit, indicator.display.unit], _units(all_), indicator.origin)
    for targets in all_.targets.values():
        faults += _known(("指标", "indicator"), [t.indicator for t in targets.entries], all_.indicators, targets.origin)
    for roster in all_.rosters.values():
        faults += _known(("数据集", "dataset"), [roster.dataset] if roster.dataset else [], all_.datasets, roster.origin)
    for sample in all_.samples.values():
        faults += _sample(sample, all_)
    if all_.city.track_list:
        faults += _known(("赛道清单", "list of tracks"), [all_.city.track_list], all_.tracks, all_.city.origin)
    return faults


def _known(kind: tuple[str, str], words: Iterable[str], known: Iterable[str], where: str) -> list[Fault]:
    names = set(known)
    return [unknown(kind, word, names, where) for word in words if word not in names]


def _units(all_: Definitions) -> set[str]:
    return {unit.unit for unit in all_.units.entries}


def _dataset(dataset: Dataset, all_: Definitions) -> Iterator[Fault]:
    lists = [column.list for column in dataset.columns if column.list]
    yield from _known(("代码表", "code list"), lists, [*all_.lists, TRACKS], dataset.origin)
    units = [column.unit for column in dataset.columns if column.unit]
    yield from _known(("单位", "unit"), units, _units(all_), dataset.origin)
    for check in dataset.checks:
        for args in check.rule.calls("known"):
            yield from _known(("数据集", "dataset"), [str(args[1])], all_.datasets, dataset.origin)


def _counted(indicator: Indicator, all_: Definitions) -> Iterator[Fault]:
    assert indicator.dataset
    assert indicator.measure
    assert indicator.time
    dataset = all_.datasets.get(indicator.dataset)
    if dataset is None:
        yield unknown(("数据集", "dataset"), indicator.dataset, all_.datasets, indicator.origin)
        return
    columns = {column.name for column in dataset.columns}
    used = [indicator.measure.column, indicator.time.column]
    for expression in (indicator.filter, indicator.time.until):
        used += sorted(expression.columns) if expression else []
    used += [name for name in indicator.breakdowns if name not in DIMENSIONS]
    yield from _known(("列", "column"), [name for name in used if name], columns, indicator.origin)
    for dimension, column in (("district", dataset.place), ("track", dataset.track)):
        if dimension in indicator.breakdowns and column is None:
            where = f"{indicator.dataset}.{'place' if dimension == 'district' else 'track'}"
            zh, en = f"数据集未声明“{where}”，不能按{dimension}分", f"The dataset declares no '{where}' to break down by {dimension}"
            yield Fault("no-dimension", zh, en, indicator.origin)


def _derived(indicator: Indicator, all_: Definitions) -> Iterator[Fault]:
    assert indicator.derived
    parts = [indicator.derived.of, indicator.derived.to]
    yield from _known(("指标", "indicator"), parts, all_.indicators, indicator.origin)


def _sample(sample: Sample, all_: Definitions) -> Iterator[Fault]:
    yield from _known(("指标", "indicator"), [total.indicator for total in sample.totals], all_.indicators, sample.origin)
    codes = {name: {entry.code for entry in found.entries} for name, found in all_.lists.items()}
    codes |= {PLACES: {place.code for place in all_.places.entries} if all_.places else set()}
    codes |= {TRACKS: {track.code for track in all_.track_list.entries} if all_.track_list else set()}
    for mix in sample.mixes.values():
        yield from _known(("代码表", "code list"), [mix.of], codes, sample.origin)
        yield from _known(("代码", "code"), mix.weights, codes.get(mix.of, mix.weights), sample.origin)
