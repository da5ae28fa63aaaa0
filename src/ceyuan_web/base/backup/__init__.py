"""Backup and restore: the city's folder, its ledger at one version and the database of the same moment, in one file with hashes."""
