"""Writing a sample: every family's files, one after another, and the manifest."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ceyuan.definitions import Definitions, Sample
from ceyuan.errors import Fault, QuestionError
from ceyuan.samples import manifest
from ceyuan.samples.applications import high_tech_applications
from ceyuan.samples.attraction_projects import attraction_projects
from ceyuan.samples.cast import Cast
from ceyuan.samples.certificates import high_tech_certificates
from ceyuan.samples.enterprises import enterprises
from ceyuan.samples.envelope import Envelope
from ceyuan.samples.firms import firms
from ceyuan.samples.high_tech_statistics import high_tech_statistics
from ceyuan.samples.key_projects import key_projects
from ceyuan.samples.manifest import FileEntry, Manifest
from ceyuan.samples.patents import patents
from ceyuan.samples.platforms import platforms
from ceyuan.samples.rd_statistics import rd_statistics
from ceyuan.samples.recognition import recognition
from ceyuan.samples.scene import Scene
from ceyuan.samples.space_filings import space_filings
from ceyuan.samples.space_tenants import space_tenants
from ceyuan.samples.statements import sme_statements
from ceyuan.samples.technology_contracts import technology_contracts
from ceyuan.samples.technology_smes import technology_smes
from ceyuan.samples.track_layout import track_layout


class Progress(Protocol):
    """Told after every file how many are written."""

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """Show it."""


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """What is asked of a sample.

    Attributes:
        seed: another seed gives other firms and the same totals.
        firms: how many firms the register has; None is the number that the sample itself states.
    """

    seed: int = 2021
    firms: int | None = None


def write_sample(definitions: Definitions, out: Path, options: SampleOptions | None = None, progress: Progress | None = None) -> Manifest:
    """Write the files of a synthetic city, as its bureau would receive them, and their manifest.

    The same definitions, seed and number of firms give the same bytes. A sample written before into the folder is replaced.

    Raises:
        QuestionError: the city defines no sample, the folder holds other files, or the figures need more firms.
    """
    asked = options or SampleOptions()
    sample = _sample(definitions)
    count = sample.firms if asked.firms is None else asked.firms
    _refuse_strangers(out)
    partial = _partial(out)
    scene = Scene(definitions, sample, asked.seed)
    entries = []
    for envelope in _envelopes(Cast(scene, firms(scene, count))):
        envelope.write(partial)
        entries.append(FileEntry.of(envelope))
        if progress:
            progress(len(entries), what=envelope.path.name)
    written = Manifest.of(sample, (asked.seed, count), entries)
    written.write(partial)
    _put(partial, out)
    return written


_FAMILIES: tuple[Callable[[Cast], Iterator[Envelope]], ...] = (
    enterprises,
    space_filings,
    space_tenants,
    technology_contracts,
    high_tech_statistics,
    platforms,
    key_projects,
    attraction_projects,
    patents,
    rd_statistics,
    track_layout,
)
_RECOGNISED = (technology_smes, sme_statements, high_tech_applications, high_tech_certificates)
"""Families that tell one story of recognition."""


def _envelopes(cast: Cast) -> Iterator[Envelope]:
    for family in _FAMILIES:
        yield from family(cast)
    recognised = recognition(cast)
    for family_of in _RECOGNISED:
        yield from family_of(cast, recognised)


def _sample(definitions: Definitions) -> Sample:
    """The city's sample, the last where it extends another's."""
    known = [*definitions.samples.values()]
    if known:
        return known[-1]
    zh, en = f"“{definitions.city.label.zh}”没有定义示例", f"'{definitions.city.label.en}' defines no sample"
    raise QuestionError(
        Fault("no-sample", zh, en, fix_zh="请写一份以“sample:”开头的定义", fix_en="Write a definition that starts with 'sample:'")
    )


def _refuse_strangers(out: Path) -> None:
    """A folder that holds anything but a sample is somebody's."""
    if out.exists() and any(out.iterdir()) and not (out / manifest.NAME).is_file():
        zh, en = f"“{out}”里有别的文件", f"'{out}' holds other files"
        raise QuestionError(Fault("folder-not-empty", zh, en, fix_zh="请给一个空的或新的文件夹", fix_en="Name an empty or a new folder"))


def _partial(out: Path) -> Path:
    """An empty folder beside, where the files are written until all are there; what an interrupted run left in it goes."""
    partial = out.with_name(out.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    return partial


def _put(partial: Path, out: Path) -> None:
    """Put a whole sample in the place of the one before; the manifest first, so that an interrupted run can be told and cleared."""
    if (out / manifest.NAME).is_file():
        for file in Manifest.read(out).files:
            (out / file.path).unlink(missing_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy2(partial / manifest.NAME, out / manifest.NAME)
    shutil.copytree(partial, out, dirs_exist_ok=True)
    shutil.rmtree(partial)
