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
