"""Filings on their way: a file or form is sent, read, mended, submitted, accepted by a second person, and put into the ledger."""
