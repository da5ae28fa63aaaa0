"""The JSON Schema of definitions, for editors: completion, hover texts from the docstrings, and a mark on every wrong key."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from ceyuan.definitions.base import Model
from ceyuan.definitions.book import kinds

_ATTRIBUTE = re.compile(r"^ {4}([a-z_0-9]+(?:, [a-z_0-9]+)*): (.+(?:\n {5,}.+)*)", re.MULTILINE)


def json_schema() -> dict[str, Any]:
    """One schema for a document of any kind; the first key of a document says which it is."""
    models = kinds()
    names, bundle = models_json_schema([(model, "validation") for model in models.values()], by_alias=False)
    by_name = {model.__name__: model for model in _below(Model)}
    described = {name: _described(schema, by_name[name]) if name in by_name else schema for name, schema in bundle["$defs"].items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "策源定义 · Ceyuan definition",
        "anyOf": [names[model, "validation"] for model in models.values()],
        "$defs": described,
    }


def json_schema_text() -> str:
    """The schema as the file that is committed."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _below(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for part in model.__subclasses__():
        yield from _below(part)


def _described(schema: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """The schema of a model with what its docstring, and those it inherits from, say of it and of its keys."""
    texts: dict[str, str] = {}
    for part in reversed(model.__mro__):
        _, _, attributes = inspect.cleandoc(part.__doc__ or "").partition("Attributes:")
        texts |= {name: " ".join(text.split()) for names, text in _ATTRIBUTE.findall(attributes) for name in names.split(", ")}
    keys = {key: {**part, "description": texts[key]} if key in texts else part for key, part in schema.get("properties", {}).items()}
    about = " ".join(inspect.cleandoc(model.__doc__ or "").partition("Attributes:")[0].split())
    return {**schema, "description": about, "properties": keys}
