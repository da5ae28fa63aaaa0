"""The columns that the ledger itself needs: where each row came from, and its own tables."""

from __future__ import annotations

import pyarrow as pa

PROVENANCE = pa.schema(
    [
        pa.field("_batch", pa.int64()),
        pa.field("_sheet", pa.string()),
        pa.field("_row", pa.int32()),
        pa.field("_key", pa.int64()),
    ]
)
"""Where a row came from, and which fact it states."""

SUPERSEDED_BY = pa.field("_superseded_by", pa.int64())
"""The batch that replaced a row, null while it is current."""

QUARANTINE = pa.schema(
    [
        pa.field("_batch", pa.int64()),
        pa.field("dataset", pa.string()),
        pa.field("_sheet", pa.string()),
        pa.field("_row", pa.int32()),
        pa.field("cells", pa.string()),
        pa.field("reasons", pa.string()),
    ]
)
"""A refused row: `cells` is a JSON list of its original texts (null for an empty cell), `reasons` a JSON list of
`{"column": "F", "field": …, "code": …, "zh": …, "en": …}`."""

SUPERSESSIONS = pa.schema(
    [
        pa.field("dataset", pa.string()),
        pa.field("_batch", pa.int64()),
        pa.field("_sheet", pa.string()),
        pa.field("_row", pa.int32()),
        pa.field("by_batch", pa.int64()),
    ]
)
"""A row that is no longer current, and the batch that replaced it; compaction moves this into the row itself."""

BATCHES = pa.schema(
    [
        pa.field("number", pa.int64()),
        pa.field("version", pa.int64()),
        pa.field("dataset", pa.string()),
        pa.field("content_id", pa.string()),
        pa.field("file_name", pa.string()),
        pa.field("file_sha256", pa.string()),
        pa.field("file_bytes", pa.int64()),
        pa.field("receiver", pa.string()),
        pa.field("received_at", pa.timestamp("us", tz="UTC")),
        pa.field("period", pa.string()),
        pa.field("filer", pa.string()),
        pa.field("reason", pa.string()),
        pa.field("mends", pa.int64()),
        pa.field("definition_sha256", pa.string()),
        pa.field("sheets", pa.string()),
        pa.field("schema_id", pa.int32()),
        pa.field("rows_accepted", pa.int64()),
        pa.field("rows_quarantined", pa.int64()),
        pa.field("rows_superseded", pa.int64()),
    ]
)
"""A batch. `sheets` is JSON; `schema_id` is the Iceberg schema that its dataset had, so that a version keeps its columns."""

TAGS = pa.schema(
    [
        pa.field("name", pa.string()),
        pa.field("version", pa.int64()),
        pa.field("tagged_at", pa.timestamp("us", tz="UTC")),
    ]
)
"""A version that has a name."""
