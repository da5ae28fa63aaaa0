"""Tests of credit codes, python-stdnum beside them as the oracle."""
