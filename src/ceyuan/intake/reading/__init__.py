"""Reading: the rows of a table as the ledger keeps them, every fault found, in one pass over files of any size."""
