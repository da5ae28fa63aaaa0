"""What is written from the definitions and committed beside them; a test holds that it is up to date."""

from __future__ import annotations

from collections.abc import Mapping

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.dictionary import dictionary
from ceyuan.definitions.json_schema import json_schema_text


def generated(definitions: Definitions) -> Mapping[str, str]:
    """File below `docs/` → its text."""
    return {
        "dictionary.zh.md": dictionary(definitions, "zh"),
        "dictionary.md": dictionary(definitions, "en"),
        "schemas/definition.json": json_schema_text(),
    }
