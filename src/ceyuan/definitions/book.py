"""The definitions of a city, all together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ceyuan.definitions.base import Definition
from ceyuan.definitions.checking import CheckingWords
from ceyuan.definitions.city import City
from ceyuan.definitions.code_list import CodeList
from ceyuan.definitions.column import TRACKS
from ceyuan.definitions.crosswalk import Crosswalk
from ceyuan.definitions.dataset import Dataset
from ceyuan.definitions.indicator import Indicator
from ceyuan.definitions.linkage import Linkage, Weights
from ceyuan.definitions.name_words import NameVocabulary
from ceyuan.definitions.organisations import OrganisationRules
from ceyuan.definitions.places import Places
from ceyuan.definitions.portal import Portal
from ceyuan.definitions.reading import ReadingWords
from ceyuan.definitions.report import Report
from ceyuan.definitions.roster import Roster
from ceyuan.definitions.sample import Sample
from ceyuan.definitions.targets import Targets
from ceyuan.definitions.tracks import Tracks
from ceyuan.definitions.units import Unit, Units
from ceyuan.errors import QuestionError, unknown

Kind = type[Definition]
ONE_EACH = ("units", "places", "reading", "names", "checking", "organisations", "portal")
"""Kinds of which a city has one; a nearer folder builds on it with `extends`."""
_Named = TypeVar("_Named", bound=Definition)


def kinds() -> dict[str, Kind]:
    """First key of a document → what it defines."""
    return {
        "checking": CheckingWords,
        "city": City,
        "crosswalk": Crosswalk,
        "dataset": Dataset,
        "indicator": Indicator,
        "linkage": Linkage,
        "list": CodeList,
        "names": NameVocabulary,
        "organisations": OrganisationRules,
        "places": Places,
        "portal": Portal,
        "reading": ReadingWords,
        "report": Report,
        "roster": Roster,
        "sample": Sample,
        "targets": Targets,
        "tracks": Tracks,
        "units": Units,
        "weights": Weights,
    }


@dataclass(frozen=True)
class Definitions:
    """Everything a city has defined.

    Attributes:
        sha256: over the bytes of all files.
        folders: that they were read from, the most general first.
        by_kind: all of them again: kind → id → definition.
    """

    city: City
    datasets: Mapping[str, Dataset]
    indicators: Mapping[str, Indicator]
    lists: Mapping[str, CodeList]
    linkages: Mapping[str, Linkage]
    crosswalks: Mapping[str, Crosswalk]
    weights: Mapping[str, Weights]
    places: Places | None
    tracks: Mapping[str, Tracks]
    rosters: Mapping[str, Roster]
    targets: Mapping[str, Targets]
    reports: Mapping[str, Report]
    samples: Mapping[str, Sample]
    reading: ReadingWords | None
    names: NameVocabulary | None
    checking: CheckingWords | None
    organisations: OrganisationRules | None
    portal: Portal | None
    units: Units
    sha256: str
    folders: tuple[Path, ...] = ()
    by_kind: Mapping[str, Mapping[str, Definition]] = field(default_factory=dict)

    @classmethod
    def of(cls, typed: Mapping[str, Mapping[str, Any]], sha256: str, folders: tuple[Path, ...] = ()) -> Definitions:
        """Gather loaded definitions by kind."""
        return cls(
            city=typed["city"]["city"],
            datasets=typed.get("dataset", {}),
            indicators=typed.get("indicator", {}),
            lists=typed.get("list", {}),
            linkages=typed.get("linkage", {}),
            crosswalks=typed.get("crosswalk", {}),
            weights=typed.get("weights", {}),
            places=next(iter(typed.get("places", {}).values()), None),
            tracks=typed.get("tracks", {}),
            rosters=typed.get("roster", {}),
            targets=typed.get("targets", {}),
            reports=typed.get("report", {}),
            samples=typed.get("sample", {}),
            reading=next(iter(typed.get("reading", {}).values()), None),
            names=next(iter(typed.get("names", {}).values()), None),
            checking=next(iter(typed.get("checking", {}).values()), None),
            organisations=next(iter(typed.get("organisations", {}).values()), None),
            portal=next(iter(typed.get("portal", {}).values()), None),
            units=next(iter(typed.get("units", {}).values())),
            sha256=sha256,
            folders=folders,
            by_kind=typed,
        )

    def file(self, name: str) -> Path | None:
        """The file of that name (`reports/half-year.docx`) in the city's own folder, or else in the nearest that it extends."""
        return next((folder / name for folder in reversed(self.folders) if (folder / name).is_file()), None)

    def dataset(self, name: str) -> Dataset:
        """The dataset of that id or code.

        Raises:
            QuestionError: there is none.
        """
        by_code = {dataset.code: dataset for dataset in self.datasets.values()}
        return by_code.get(name) or _named(("数据集", "dataset"), name, self.datasets)

    def indicator(self, name: str) -> Indicator:
        """The indicator of that id or Chinese label.

        Raises:
            QuestionError: there is none.
        """
        by_label = {indicator.label.zh: indicator for indicator in self.indicators.values()}
        return by_label.get(name) or _named(("指标", "indicator"), name, self.indicators)

    def report(self, name: str) -> Report:
        """The report of that id.

        Raises:
            QuestionError: there is none.
        """
        return _named(("报告", "report"), name, self.reports)

    def unit(self, word: str) -> Unit:
        """The unit of that name or alias.

        Raises:
            QuestionError: there is none.
        """
        found = self.units.find(word)
        if found is None:
            raise QuestionError(unknown(("单位", "unit"), word, [u.unit for u in self.units.entries]))
        return found

    def of_kind(self, kind: str) -> Mapping[str, Definition]:
        """The definitions of a kind (`dataset`, `indicator`, …) by id."""
        return self.by_kind.get(kind, {})

    def codes(self, name: str) -> frozenset[str] | None:
        """The codes of a code list, of `tracks` or of `places`; None where there is no such list."""
        found = {TRACKS: self.track_list, "places": self.places}.get(name) or self.lists.get(name)
        if found is None:
            return frozenset() if name == TRACKS else None
        return frozenset(entry.code for entry in found.entries)

    @property
    def track_list(self) -> Tracks | None:
        """The list of tracks in use."""
        return self.tracks.get(self.city.track_list or "")


def _named(kind: tuple[str, str], name: str, known: Mapping[str, _Named]) -> _Named:
    if name not in known:
        raise QuestionError(unknown(kind, name, known))
    return known[name]
