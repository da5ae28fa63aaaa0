"""Organisations: who is who, told by codes, names and what else is said, and by people."""
