"""The kinds of columns: how the texts of a column become what the ledger keeps, one short module a kind."""

from ceyuan.intake.kinds.cells import Cells, Reader
from ceyuan.intake.kinds.readers import Readers

__all__ = ["Cells", "Reader", "Readers"]
