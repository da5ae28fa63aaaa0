"""Tests of place codes and of finding places."""
