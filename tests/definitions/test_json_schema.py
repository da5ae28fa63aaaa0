"""The schema for editors says the same as the loader."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest

from ceyuan.definitions import folder, kinds
from ceyuan.definitions.gathering import gather
from ceyuan.definitions.json_schema import json_schema
from ceyuan.definitions.shelf import chain


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json_schema()


def of_kind(schema: dict[str, Any], kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/" + kinds()[kind].__name__}]})


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_definition_that_ships_is_valid(schema: dict[str, Any]) -> None:
    for kind, documents in gather(chain(folder("chengdu"))).documents.items():
        validator = of_kind(schema, kind)
        for name, document in documents.items():
            assert [error.message for error in validator.iter_errors(as_json(document.value))] == [], f"{kind} {name}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"filler": "bureau"},
        {"cadence": "monthly"},
        {"columns": "none"},
        {"label": {"zh": "走访"}},
        {"label": {"zh": "a", "en": "b", "fr": "c"}},
    ],
)
def test_what_the_loader_refuses_is_marked(schema: dict[str, Any], wrong: dict[str, Any]) -> None:
    sound = as_json(gather(chain(folder("chengdu"))).documents["dataset"]["technology_smes"].value)
    validator = of_kind(schema, "dataset")
    assert validator.is_valid(sound)
    assert not validator.is_valid({**sound, **wrong})


def test_every_key_that_a_docstring_explains_is_explained(schema: dict[str, Any]) -> None:
    columns = schema["$defs"]["Column"]["properties"]
    assert columns["presence"]["description"].startswith("`row` – header and a value in every row")
    assert schema["$defs"]["Dataset"]["properties"]["effective_from"]["description"].startswith("the first and last day")
    assert "origin" not in schema["$defs"]["Dataset"]["properties"]


def test_a_measure_is_written_short(schema: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/Measure"}]})
    assert validator.is_valid({"sum": "turnover_yuan"})
    assert not validator.is_valid({"sums": "turnover_yuan"})
    assert not validator.is_valid({"sum": "a", "mean": "b"})
