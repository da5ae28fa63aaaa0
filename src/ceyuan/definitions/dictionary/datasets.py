"""The datasets in the dictionary: who files them, their columns and their checks."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.base import Definition
from ceyuan.definitions.column import Column
from ceyuan.definitions.dataset import Check, Dataset
from ceyuan.definitions.dictionary import words
from ceyuan.definitions.dictionary.markdown import code, table
from ceyuan.errors import Lang
from ceyuan.values import Bilingual

_COLUMNS = Bilingual("列|含义|类型|单位|要求|代码表|表头", "Column|Meaning|Kind|Unit|Needed|List|Headers")
_CHECKS = Bilingual("检查|规则|后果|说明", "Check|Rule|Row is|What is wrong")


def dataset_parts(dataset: Dataset, lang: Lang) -> Iterator[str]:
    """Heading, facts, columns and checks of one dataset."""
    yield f"### {dataset.code} {dataset.label[lang]} `{dataset.dataset}`"
    yield from about(dataset, lang)
    yield _facts(dataset, lang)
    if dataset.parties:
        yield _parties(dataset, lang)
    yield table(_COLUMNS[lang].split("|"), (_column(column, lang) for column in dataset.columns))
    rows = ((f"`{check.check}`", _rule(check), words.LEVELS[check.level][lang], check.label[lang]) for check in dataset.checks)
    yield table(_CHECKS[lang].split("|"), rows)


def about(definition: Definition, lang: Lang) -> Iterator[str]:
    """The note and the reference, with a mark on what is not verified."""
    if definition.note:
        yield definition.note[lang]
    if definition.reference:
        mark = "" if definition.reference.verified else {"zh": "（未核实）", "en": " (unverified)"}[lang]
        source = " ".join(filter(None, (definition.reference.instrument, definition.reference.article)))
        yield {"zh": f"依据：{source}{mark}", "en": f"Reference: {source}{mark}"}[lang]


def _facts(dataset: Dataset, lang: Lang) -> str:
    cadence, accept = words.CADENCES[dataset.cadence][lang], words.ACCEPTS[dataset.accept][lang]
    due, closes, key = dataset.due_days, dataset.closes_days, code(dataset.key)
    if lang == "zh":
        times = (f"，期末后{due}天内" if due is not None else "") + (f"，{closes}天后更改须说明理由" if closes is not None else "")
        return f"报送：{dataset.filed_by.zh}，{cadence}{times}。主键：{key}。日期列：`{dataset.period}`。{accept}。"
    times = (f", within {due} days" if due is not None else "") + (
        f"; after {closes} days a change needs a reason" if closes is not None else ""
    )
    return f"Filed by: {dataset.filed_by.en}, {cadence}{times}. Key: {key}. Dated by `{dataset.period}`. {accept[0].upper()}{accept[1:]}."


def _parties(dataset: Dataset, lang: Lang) -> str:
    """Who is named in a row, and by which columns."""
    told = [
        f"{party.label[lang]} ({code([party.name, *filter(None, (party.credit_code, party.damaged_code))])})" for party in dataset.parties
    ]
    return (
        {"zh": "指称的单位：", "en": "Organisations named: "}[lang]
        + {"zh": "、", "en": ", "}[lang].join(told)
        + {"zh": "。", "en": "."}[lang]
    )


def _column(column: Column, lang: Lang) -> tuple[str, ...]:
    kind = words.KINDS[column.kind][0][lang]
    headers = "、".join(dict.fromkeys((column.label.zh, *column.aliases)))
    meaning = column.label[lang] + (f"：{column.note.zh}" if column.note and lang == "zh" else f": {column.note.en}" if column.note else "")
    needed = words.PRESENCES[column.presence][lang]
    return (f"`{column.name}`", meaning, kind, column.unit or "", needed, f"`{column.list}`" if column.list else "", headers)


def _rule(check: Check) -> str:
    return f"`{check.rule.text}`" + (f" ← `{check.when.text}`" if check.when else "")
