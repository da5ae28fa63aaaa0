"""What all tests share: golden files are rewritten only when asked; properties have no deadline and, in CI, no chance in them."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

os.environ["CEYUAN_WORK"] = "off"  # a module that is only imported begins no thread
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing with them")
