"""The review workbook: doubtful pairs side by side, with a column for the verdict, to be filled in Excel and taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import xlsxwriter

from ceyuan.errors import Fault, Lang, SourceError
from ceyuan.organisations.doubts import Doubt
from ceyuan.organisations.judging import Verdict
from ceyuan.values import Bilingual

SHEET = "复核 review"
_WORDS = {
    "same": Bilingual("同一", "same"),
    "different": Bilingual("不同", "different"),
    "unsure": Bilingual("拿不准", "unsure"),
    "withdrawn": Bilingual("收回", "withdrawn"),
}
SIDES = {
    "name": Bilingual("名称", "name"),
    "credit_code": Bilingual("信用代码", "credit code"),
    "damaged_code": Bilingual("有误的代码", "damaged code"),
    "district": Bilingual("属地", "district"),
    "address": Bilingual("地址", "address"),
    "registered_on": Bilingual("成立日期", "founded on"),
    "capital_yuan": Bilingual("注册资本（元）", "capital (yuan)"),
    "legal_form": Bilingual("类型", "legal form"),
}
_VERDICT, _PERSON, _NOTE = Bilingual("判定", "verdict"), Bilingual("判定人", "person"), Bilingual("理由", "why")
_LEFT, _RIGHT = "甲编号 left", "乙编号 right"
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def side_rows(doubt: Doubt, lang: Lang) -> list[list[Any]]:
    """What each side states, one thing a row, without what neither states."""
    stated = [(label[lang], doubt.left[name], doubt.right[name]) for name, label in SIDES.items()]
    return [[label, one, other] for label, one, other in stated if one is not None or other is not None]


def write_review(found: Sequence[Doubt], path: Path, lang: Lang) -> None:
    """Write doubtful pairs to a workbook. Text stays text; the verdict is chosen from a list."""
    headers = [*_headers(lang), _LEFT, _RIGHT]
    with xlsxwriter.Workbook(path, _AS_TEXT) as book:
        sheet, bold, wrapped = (
            book.add_worksheet(SHEET),
            book.add_format({"bold": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        sheet.write_row(0, 0, headers, bold)
        for row, doubt in enumerate(found, 1):
            sheet.write_row(row, 3, _cells(doubt, lang), wrapped)
        words = [word[lang] for word in _WORDS.values()]
        sheet.data_validation(1, 0, max(len(found), 1), 0, {"validate": "list", "source": words})
        sheet.freeze_panes(1, 3)
        sheet.set_column(3, len(headers) - 3, 26)
        sheet.set_column(len(headers) - 2, len(headers) - 1, None, None, {"hidden": True})


def read_review(path: Path, person: str) -> dict[str, list[Verdict]]:
    """The verdicts of a filled workbook, by the person who gave them.

    Args:
        person: of rows that name nobody.

    Raises:
        SourceError: it is no review workbook, or a verdict is none of the words; every such cell is named.
    """
    table = _table(path)
    columns = {name: c for name, word in _asked().items() for c in table.columns if c in (word.zh, word.en)}
    if not {"verdict", "person"} <= columns.keys() or _LEFT not in table.columns or _RIGHT not in table.columns:
        raise SourceError(_no_review(path))
    found: dict[str, list[Verdict]] = defaultdict(list)
    faults = []
    for nth, row in enumerate(table.iter_rows(named=True), 2):
        said = str(row[columns["verdict"]] or "").strip()
        if not said:
            continue
        verdict = next((code for code, word in _WORDS.items() if said in (code, word.zh, word.en)), None)
        if verdict is None:
            faults.append(_no_verdict(path, nth, said))
            continue
        who = str(row[columns["person"]] or "").strip() or person
        note = str(row[columns["note"]] or "") if "note" in columns else ""
        found[who].append(Verdict(int(row[_LEFT]), int(row[_RIGHT]), verdict, note))
    if faults:
        raise SourceError(*faults)
    return dict(found)


def _asked() -> Mapping[str, Bilingual]:
    return {"verdict": _VERDICT, "person": _PERSON, "note": _NOTE}


def _headers(lang: Lang) -> Iterator[str]:
    yield from (word[lang] for word in _asked().values())
    yield {"zh": "比特", "en": "bits"}[lang]
    for side in (Bilingual("甲", "one"), Bilingual("乙", "other")):
        yield from (f"{side[lang]} {label[lang]}" for label in SIDES.values())
    yield {"zh": "支持", "en": "for"}[lang]
    yield {"zh": "反对", "en": "against"}[lang]


def _cells(doubt: Doubt, lang: Lang) -> Iterator[Any]:
    yield round(doubt.weight, 1)
    for side in (doubt.left, doubt.right):
        yield from ("" if side[name] is None else str(side[name]) for name in SIDES)
    for is_for in (True, False):
        features = [f for f in doubt.features if (f.bits >= 0) is is_for]
        yield "\n".join(f"{f.comparison[lang]}：{f.finding[lang]}（{f.bits:+.1f}）" for f in features)
    yield from (str(doubt.left["mention"]), str(doubt.right["mention"]))


def _table(path: Path) -> pl.DataFrame:
    try:
        frame: pl.DataFrame = fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        raise SourceError(_no_review(path)) from error
    return frame


def _no_review(path: Path) -> Fault:
    return Fault(
        "no-review-workbook",
        "不是复核表，或缺少“判定”“判定人”及编号列",
        "It is no review workbook, or lacks the columns of verdict, person and numbers",
        path.name,
        "请用 ceyuan organisations review --out 导出的表",
        "Use one written by ceyuan organisations review --out",
    )


def _no_verdict(path: Path, row: int, said: str) -> Fault:
    known = "、".join(word.zh for word in _WORDS.values())
    return Fault(
        "unknown-verdict",
        f"“{said}”不是判定",
        f"'{said}' is no verdict",
        f"{path.name} › {SHEET}!A{row}",
        f"请写：{known}",
        "Write one of: " + ", ".join(word.en for word in _WORDS.values()),
    )
