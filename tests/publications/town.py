"""The small city of the reports, with a report of a few figures, so that publishing takes a second."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ceyuan.definitions import load
from ceyuan.publications import Archive
from ceyuan.values import Period
from reports.small_city import Row, book_of, filings, receive

REPORT, PERIOD = "brief", Period.parse("2021H1")
_BRIEF = """\
report: brief
label: {zh: 简报, en: Brief}
title: {zh: "{city}{period}简报", en: "{city}: brief, {period}"}
period: half
template: half-year.docx
headline: [contract_turnover]
sections:
  - section: all
    label: {zh: 主要指标, en: Figures}
    blocks:
      - cards: [new_technology_smes]
      - paragraph:
          - clauses:
              - zh: "技术合同成交金额{contract_turnover}、{contract_turnover:change}"
                en: "The turnover of contracts was {contract_turnover}, {contract_turnover:change}"
          - clauses:
              - zh: "新登记入库{new_technology_smes}、{new_technology_smes:change}"
                en: "{new_technology_smes} firms were registered, {new_technology_smes:change}"
      - table:
          name: all
          label: {zh: 一览, en: All}
          figures: [contract_turnover, contract_technical_share, new_technology_smes, space_operating_rate]
          aspects: [value, base, change]
      - chart:
          {name: growth, label: {zh: 增速, en: Growth}, kind: bar, figures: [contract_turnover, new_technology_smes], aspect: change}
"""


def archive_of(folder: Path) -> Archive:
    """The city with its filings, of which nothing is published."""
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "brief.yaml").write_text(_BRIEF, "utf-8")
    book = book_of(folder)
    return Archive(folder / "publications", book.definitions, book.ledger)


def send(archive: Archive, dataset: str, file: str, rows: Iterable[Row]) -> None:
    """Another file comes."""
    receive(archive.ledger, archive.definitions, dataset, file, rows)


def reloaded(archive: Archive) -> Archive:
    """The same after its definitions were edited."""
    return Archive(archive.folder, load(archive.folder.parent), archive.ledger)


def sent(file: str) -> list[Row]:
    """The rows of a file of the small city."""
    return next(rows for _, name, rows in filings() if name == file)
