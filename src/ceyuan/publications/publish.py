"""Publishing: a report of one version of the ledger, with its definitions, put aside whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from pathlib import Path
from tempfile import TemporaryDirectory

from ceyuan.errors import Fault, QuestionError
from ceyuan.indicators import Book
from ceyuan.ledger import At
from ceyuan.publications.archive import MANIFEST, Archive, stem_of
from ceyuan.publications.citing import cited
from ceyuan.publications.manifest import Publication
from ceyuan.publications.moves import moves
from ceyuan.publications.pinning import PINNED, pack, unpacked
from ceyuan.reports import Progress, ResolvedReport, build, write_documents
from ceyuan.values import Period


@dataclass(frozen=True)
class _Edition:
    """What is about to be published."""

    report: str
    period: Period
    version: int
    before: Publication | None

    @property
    def number(self) -> int:
        return self.before.edition + 1 if self.before else 1

    @property
    def id(self) -> str:
        return f"{stem_of(self.report, str(self.period))}-{self.number}"


def publish(archive: Archive, report: str, period: Period, at: At = None, progress: Progress | None = None) -> Publication:
    """Publish a report as its next edition.

    The documents are written from the copy of the definitions that is put aside, and the ledger's version gets the name of the
    publication, so that every figure can be worked out again whatever comes later.

    Raises:
        QuestionError: no such report, version, or period for it; or nothing that it rests on has changed since its last edition.
    """
    archive.definitions.report(report)
    version = archive.ledger.resolve(at)
    with archive.alone():
        edition = _Edition(report, period, version, archive.last(report, period))
        _refuse_same(archive, edition)
        with TemporaryDirectory(prefix=".half-", dir=archive.folder) as half:
            folder = Path(half) / edition.id
            folder.mkdir()
            publication = _write(archive, edition, folder, progress)
            os.rename(folder, archive.where(publication))
        _name_versions(archive)
    return publication


def hashes(folder: Path) -> dict[str, str]:
    """Name → SHA-256 of the files of a publication, the manifest aside."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.name != MANIFEST}


def _write(archive: Archive, edition: _Edition, folder: Path, progress: Progress | None) -> Publication:
    pack(archive.definitions, folder / PINNED)
    with unpacked(folder / PINNED) as pinned:
        found = build(Book(pinned, archive.ledger, edition.version), pinned.report(edition.report), edition.period)
        write_documents(found, folder, progress)
    publication = _publication(edition, found, hashes(folder))
    (folder / MANIFEST).write_text(publication.model_dump_json(indent=1), "utf-8")
    return publication


def _publication(edition: _Edition, report: ResolvedReport, files: Mapping[str, str]) -> Publication:
    figures, before = cited(report), edition.before
    return Publication(
        id=edition.id,
        report=edition.report,
        period=str(edition.period),
        edition=edition.number,
        title=report.title,
        version=edition.version,
        definitions_sha256=report.definitions_sha256,
        ceyuan=version_of("ceyuan"),
        published_at=datetime.now(UTC),
        is_synthetic=report.is_synthetic,
        files=dict(files),
        figures=figures,
        changes=moves(before.figures, figures) if before else (),
    ).sealed()


def _name_versions(archive: Archive) -> None:
    """Tag the version of every publication that has no tag: of this one, and of one whose publisher died before it got there."""
    known = archive.ledger.tags()
    for publication in archive.publications():
        if publication.id not in known:
            archive.ledger.tag(publication.id, publication.version)


def _refuse_same(archive: Archive, edition: _Edition) -> None:
    before = edition.before
    now = (edition.version, archive.definitions.sha256)
    if before and (before.version, before.definitions_sha256) == now:
        raise QuestionError(_same(before))
    if archive.ledger.tags().get(edition.id, edition.version) != edition.version:
        raise QuestionError(_name_taken(edition.id))


def _same(before: Publication) -> Fault:
    return Fault(
        "nothing-to-reissue",
        f"账本与定义自“{before.id}”以来都没有变化",
        f"Neither the ledger nor the definitions have changed since '{before.id}'",
        fix_zh="有更正后再重新出版",
        fix_en="Publish again when something has been corrected",
    )


def _name_taken(name: str) -> Fault:
    return Fault(
        "tag-taken",
        f"账本中已有名为“{name}”的标签，指另一版本",
        f"The ledger has a tag '{name}' that names another version",
        fix_zh="该名称留给出版物；请联系账本管理人",
        fix_en="That name is kept for the publication; ask who keeps the ledger",
    )
