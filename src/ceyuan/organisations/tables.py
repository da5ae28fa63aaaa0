"""The ledger's tables of who is who: mentions, ties, links, findings, judgements, comparisons; in batches and versions like any other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from ceyuan.errors import Fault, QuestionError
from ceyuan.intake.reading.key import key_hash
from ceyuan.ledger import PROVENANCE, At, Filing, Ledger, Load, Receipt, commit_together

MENTIONS, TIES, LINKS = "organisation_mentions", "organisation_ties", "organisation_links"
FINDINGS, JUDGEMENTS, COMPARISONS = "organisation_findings", "organisation_judgements", "organisation_comparisons"
"""Ids of the tables, among those of datasets."""

KEYS = {MENTIONS: ("mention",), TIES: ("left", "right"), LINKS: ("mention",), FINDINGS: ("why", "subject"), JUDGEMENTS: (), COMPARISONS: ()}
"""What names a fact of each; a later row of the same supersedes. Judgements and comparisons supersede nothing: all are history."""

_NO_KEY = pl.lit(None, pl.Int64).alias("_key")

LINK = pa.schema(
    [
        ("mention", pa.int64()),
        ("organisation", pa.int64()),
        ("by", pa.string()),
        ("tied_to", pa.int64()),
        ("weight", pa.float64()),
    ]
)
"""To which organisation a mention belongs, and why: `by` as `Clusters.members` has it, and the mention that it is tied to."""

FINDING = pa.schema([("why", pa.string()), ("subject", pa.string()), ("names", pa.int64()), ("writings", pa.int64())])
"""What was broken apart; `names` is 0 where it is so no more."""

COMPARISON = pa.schema([("through", pa.int64()), ("parties_sha256", pa.string())])
"""That every row up to a version was compared, as the parties were then defined."""

JUDGEMENT = pa.schema(
    [
        ("left", pa.int64()),
        ("right", pa.int64()),
        ("verdict", pa.string()),
        ("person", pa.string()),
        ("judged_at", pa.timestamp("us", tz="UTC")),
        ("note", pa.string()),
    ]
)
"""What a person said of two mentions."""


@dataclass(frozen=True)
class Entry:
    """Rows for one table.

    Attributes:
        told: what tells this content from every other; the same again is the same batch.
    """

    table: str
    rows: pl.DataFrame
    told: str


@dataclass(frozen=True)
class Writer:
    """Who writes, and why.

    Attributes:
        definition_sha256: of the definitions in force.
    """

    person: str
    definition_sha256: str
    reason: str | None = None


def write(ledger: Ledger, entries: Sequence[Entry], writer: Writer) -> tuple[Receipt, ...]:
    """Put rows into tables at one version, all or none.

    Raises:
        QuestionError: somebody else wrote the same meanwhile.
    """
    with ExitStack() as stack:
        loads = []
        for entry in entries:
            schema = entry.rows.to_arrow().schema if entry.rows.width else pa.schema([])
            attempt = stack.enter_context(ledger.begin(entry.table, _plain(schema), supersedes=bool(KEYS[entry.table])))
            path = _stage(entry, attempt.number, attempt.directory)
            loads.append(Load(attempt, _filing(entry, writer, path), [path]))
        receipts = commit_together(loads)
    if receipts[0].already:
        raise QuestionError(_meanwhile())
    return receipts


def read(ledger: Ledger, table: str, at: At, schema: pa.Schema | None = None, since: int = 0) -> pl.DataFrame:
    """The current rows of a table at a version, without the ledger's own columns.

    Args:
        schema: of a table that may not be there yet; those that it has beyond are left out.
        since: a version; rows that were there then are left out.
    """
    if schema is None and table not in ledger.datasets(at):
        return pl.DataFrame()
    found = ledger.relation(table, at, schema=schema)
    current = found.filter(found["_superseded_by"].isnull())
    if since:
        current = current.filter(current["_batch"].isin([batch.number for batch in ledger.batches(at) if batch.version > since]))
    own = [name for name in current.columns if name not in (*PROVENANCE.names, "_superseded_by")]
    return pl.DataFrame(pl.from_arrow(current.select(*own).to_pyarrow()))


def _stage(entry: Entry, number: int, directory: Path) -> Path:
    key = KEYS[entry.table]
    rows = entry.rows.with_columns(
        pl.lit(number, pl.Int64).alias("_batch"),
        pl.lit(entry.table).alias("_sheet"),
        pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias("_row"),
        key_hash(entry.rows.select(pl.col(name).cast(pl.String) for name in key), key).alias("_key") if key else _NO_KEY,
    )
    path = directory / "rows.parquet"
    table = rows.to_arrow()
    pq.write_table(table.cast(_plain(table.schema)), path)
    return path


def _plain(schema: pa.Schema) -> pa.Schema:
    """The schema with texts as the ledger keeps them."""
    texts = (pa.large_string(), pa.string_view())
    return pa.schema([field.with_type(pa.string()) if field.type in texts else field for field in schema])


def _filing(entry: Entry, writer: Writer, path: Path) -> Filing:
    content = path.read_bytes()
    return Filing(
        content_id=f"{entry.table}-{entry.told}",
        file_name=entry.table,
        file_sha256=hashlib.sha256(content).hexdigest(),
        file_bytes=len(content),
        receiver=writer.person,
        definition_sha256=writer.definition_sha256,
        reason=writer.reason,
    )


def _meanwhile() -> Fault:
    return Fault(
        "linked-meanwhile",
        "另一个进程刚刚写入了单位关联，本次没有写入任何内容",
        "Another process has just written links; nothing was written now",
        fix_zh="请再运行一次",
        fix_en="Run it again",
    )
