"""Deciding: who is who, what waits in quarantine, and the batches with their undoing by correction."""
