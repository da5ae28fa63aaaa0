"""What pydantic finds wrong with a document, as faults in both languages at their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ceyuan.definitions.base import Model, WrongValueError
from ceyuan.definitions.source import Document, Route
from ceyuan.errors import Fault, did_you_mean, unknown
from ceyuan.values import Bilingual

_SHAPES = {
    "string_type": Bilingual("应为文字", "should be a text"),
    "int_type": Bilingual("应为整数", "should be a whole number"),
    "int_parsing": Bilingual("应为整数", "should be a whole number"),
    "int_from_float": Bilingual("应为整数", "should be a whole number"),
    "decimal_type": Bilingual("应为数", "should be a number"),
    "decimal_parsing": Bilingual("应为数", "should be a number"),
    "bool_type": Bilingual("应为 true 或 false", "should be true or false"),
    "bool_parsing": Bilingual("应为 true 或 false", "should be true or false"),
    "date_type": Bilingual("应为日期，如 2021-06-30", "should be a date such as 2021-06-30"),
    "date_from_datetime_parsing": Bilingual("应为日期，如 2021-06-30", "should be a date such as 2021-06-30"),
    "tuple_type": Bilingual("应为列表", "should be a list"),
    "dict_type": Bilingual("应由“键: 值”组成", "should be made of 'key: value' lines"),
    "model_type": Bilingual("应由“键: 值”组成", "should be made of 'key: value' lines"),
    "dataclass_type": Bilingual("应写作 {zh: …, en: …}", "should be written {zh: …, en: …}"),
}


def faults_of(document: Document, model: type[Model], problems: list[Any]) -> Iterator[Fault]:
    """One fault for each problem, each place once.

    Args:
        problems: `ValidationError.errors()`.
    """
    seen = set()
    for problem in problems:
        fault = _fault(document, model, problem)
        if (fault.code, fault.where, fault.en) not in seen:
            seen.add((fault.code, fault.where, fault.en))
            yield fault


def _fault(document: Document, model: type[Model], problem: Any) -> Fault:
    route: Route = tuple(problem["loc"])
    where, field = document.where(route), ".".join(map(str, route)) or document.kind
    match problem["type"]:
        case "extra_forbidden" | "unexpected_keyword_argument":
            return unknown(("键", "key"), str(route[-1]), _fields(model, route), where)
        case "missing":
            return Fault("missing-key", f"缺少“{field}”", f"'{field}' is missing", where)
        case "literal_error":
            return _not_one_of(field, problem, where)
    what = _what(problem)
    return Fault("wrong-value", f"“{field}”有误：{what.zh}", f"'{field}' is wrong: {what.en}", where)


def _what(problem: Any) -> Bilingual:
    error = problem.get("ctx", {}).get("error")
    if isinstance(error, WrongValueError):
        return error.words
    shape, message = _SHAPES.get(problem["type"]), problem["msg"].removeprefix("Value error, ")
    return shape or Bilingual(message, message)


def _not_one_of(field: str, problem: Any, where: str) -> Fault:
    expected = problem["ctx"]["expected"]
    near = did_you_mean(str(problem["input"]), expected.replace("'", "").replace(" or ", ", ").split(", "))
    fix_zh, fix_en = (f"是否指“{near}”？", f"Did you mean '{near}'?") if near else ("", "")
    zh = expected.replace(" or ", ", ").replace(", ", "、")
    return Fault("wrong-value", f"“{field}”应为 {zh} 之一", f"'{field}' should be {expected}", where, fix_zh, fix_en)


def _fields(model: Any, route: Route) -> list[str]:
    """The keys that would have been right where the unknown one stands, for the nearest model on the route."""
    for step in route[:-1]:
        fields = _known(model)
        if isinstance(step, str) and step in fields:
            model = _inner(fields[step].annotation if hasattr(fields[step], "annotation") else fields[step].type) or model
    return list(_known(model))


def _known(model: Any) -> dict[str, Any]:
    return getattr(model, "model_fields", None) or getattr(model, "__pydantic_fields__", None) or {}


def _inner(annotation: Any) -> Any:
    if isinstance(annotation, type) and _known(annotation):
        return annotation
    parts = (_inner(part) for part in getattr(annotation, "__args__", ()))
    return next((part for part in parts if part), None)
