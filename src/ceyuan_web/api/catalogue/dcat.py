"""The catalogue as DCAT-AP 3 in JSON-LD: a dataset for each public indicator, and one for each table the bureau receives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ceyuan.definitions import Dataset, Definitions, Indicator
from ceyuan.values import Bilingual

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_FREQUENCY = {"month": "MONTHLY", "quarter": "QUARTERLY", "half": "ANNUAL_2", "year": "ANNUAL", "event": "IRREG"}
_IANA = "https://www.iana.org/assignments/media-types/"
_SERIES = (("application/json", "json"), ("text/csv", "csv"), ("application/vnd.apache.parquet", "parquet"))


def catalogue(definitions: Definitions, root: str) -> dict[str, Any]:
    """The catalogue.

    Args:
        root: address of the API, with a stroke at its end.
    """
    city = definitions.city
    datasets = [_of_indicator(one, definitions, root) for one in definitions.indicators.values() if one.public]
    datasets += [_of_dataset(one, root) for one in definitions.datasets.values()]
    return {
        "@context": CONTEXT,
        "@id": f"{root}catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _words(city.label),
        "dct:description": _words(Bilingual(f"{city.label.zh}的指标与数据集", f"Indicators and datasets of {city.label.en}")),
        "dct:publisher": {"@id": f"{root}#publisher", "@type": "foaf:Agent", "foaf:name": _words(city.label)},
        "dct:language": [{"@id": f"{_AUTHORITY}/language/{code}"} for code in ("ZHO", "ENG")],
        "dcat:service": _service(definitions, root),
        "dcat:dataset": datasets,
    }


def _service(definitions: Definitions, root: str) -> dict[str, Any]:
    return {
        "@id": root,
        "@type": "dcat:DataService",
        "dct:title": _words(Bilingual(f"{definitions.city.label.zh}数据接口", f"API of {definitions.city.label.en}")),
        "dcat:endpointURL": {"@id": root},
        "dcat:endpointDescription": {"@id": f"{root}openapi.json"},
    }


def _of_indicator(one: Indicator, definitions: Definitions, root: str) -> dict[str, Any]:
    dataset = definitions.datasets.get(one.dataset or "")
    said = [one.scope, one.note] if one.scope or one.note else [one.label]
    found = {
        "@id": f"{root}indicators/{quote(one.indicator)}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.indicator,
        "dct:title": _words(one.label),
        "dct:description": [each for words in said if words for each in _words(words)],
        "dct:accessRights": {"@id": f"{_AUTHORITY}/access-right/PUBLIC"},
        "dcat:distribution": list(_distributions(one, root)),
    }
    found |= {"dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/{_FREQUENCY[dataset.cadence]}"}} if dataset else {}
    return found | ({"dct:source": one.reference.instrument} if one.reference else {})


def _distributions(one: Indicator, root: str) -> Iterator[dict[str, Any]]:
    address = f"{root}series?indicator={quote(one.indicator)}"
    for media, form in _SERIES:
        yield _distribution(f"{address}&format={form}", media)
    yield _distribution(f"{root}catalogue/sdmx/data/{quote(one.indicator)}", "application/vnd.sdmx.data+json")


def _of_dataset(one: Dataset, root: str) -> dict[str, Any]:
    access = "PUBLIC" if one.public else "RESTRICTED"
    descriptor = f"{root}catalogue/datasets/{quote(one.dataset)}"
    return {
        "@id": f"{descriptor}#data",
        "@type": "dcat:Dataset",
        "dct:identifier": one.code,
        "dct:title": _words(one.label),
        "dct:description": _words(one.note or Bilingual(f"{one.filed_by.zh}报送", f"Filed by {one.filed_by.en}")),
        "dct:accessRights": {"@id": f"{_AUTHORITY}/access-right/{access}"},
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/{_FREQUENCY[one.cadence]}"},
        "dcat:distribution": [_distribution(descriptor, "application/json")],
    }


def _distribution(address: str, media: str) -> dict[str, Any]:
    said = {"@type": "dcat:Distribution", "@id": f"{address}#distribution", "dcat:accessURL": {"@id": address}}
    return {**said, "dcat:downloadURL": {"@id": address}, "dcat:mediaType": {"@id": _IANA + media}}


def _words(words: Bilingual) -> list[dict[str, str]]:
    return [{"@value": words.zh, "@language": "zh"}, {"@value": words.en, "@language": "en"}]
