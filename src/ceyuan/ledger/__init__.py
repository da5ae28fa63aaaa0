"""The ledger: Iceberg tables of batches, append-only, readable at any version. It knows no indicator."""

from ceyuan.ledger.attempt import Attempt, Load, commit_together
from ceyuan.ledger.batch import Batch, Filing, Receipt, SheetLayout
from ceyuan.ledger.compaction import Compaction
from ceyuan.ledger.faults import storage_faults
from ceyuan.ledger.ledger import At, Ledger
from ceyuan.ledger.originals import Originals
from ceyuan.ledger.schema import PROVENANCE, QUARANTINE
from ceyuan.ledger.settings import EngineName, LedgerSettings
from ceyuan.ledger.stored import stored

__all__ = [
    "PROVENANCE",
    "QUARANTINE",
    "At",
    "Attempt",
    "Batch",
    "Compaction",
    "EngineName",
    "Filing",
    "Ledger",
    "LedgerSettings",
    "Load",
    "Originals",
    "Receipt",
    "SheetLayout",
    "commit_together",
    "storage_faults",
    "stored",
]
