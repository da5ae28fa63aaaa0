"""File names: what a name may hold, and whether its ending is that of the content."""

from __future__ import annotations

import unicodedata
from typing import Literal

from ceyuan.errors import Fault
from ceyuan.intake.refusal import refusal

Kind = Literal["xlsx", "xls", "text"]

_ENDINGS: dict[Kind, tuple[str, ...]] = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".et"),
    "xls": (".xls", ".xlt", ".et"),
    "text": (".csv", ".tsv", ".txt"),
}
_NAMES: dict[Kind, tuple[str, str]] = {
    "xlsx": ("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    "xls": ("Excel 97-2003 工作簿（.xls）", "an Excel 97-2003 workbook (.xls)"),
    "text": ("文本表格（.csv、.tsv）", "a table of text (.csv, .tsv)"),
}
_LONGEST = 200  # characters; the ledger's paths must hold it


def name_faults(name: str) -> list[Fault]:
    """What makes a file name unsafe to keep or to show."""
    shown = "".join(c if c.isprintable() else "�" for c in name)
    odd = [c for c in name if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    if odd:
        zh, en = "文件名含有控制字符或不可见字符", "The file name holds control or invisible characters"
    elif any(c in name for c in '\\/:*?"<>|') or name.startswith("..") or name in ("", "."):
        zh, en = "文件名含有路径或系统保留的字符", "The file name holds a path or reserved characters"
    elif len(name) > _LONGEST:
        zh, en = f"文件名超过 {_LONGEST} 个字", f"The file name is longer than {_LONGEST} characters"
    else:
        return []
    return [refusal("unsafe-name", zh, en, shown[:_LONGEST], ("请改名后重新接收", "Rename the file and receive it again"))]


def ending_faults(name: str, kind: Kind) -> list[Fault]:
    """Whether the name's ending is that of another content; a name without an ending is taken as it is."""
    lower = name.lower().removesuffix(".gz")
    ending = lower[lower.rindex(".") :] if "." in lower.strip(".") else ""
    if not ending or ending in _ENDINGS[kind]:
        return []
    zh, en = _NAMES[kind]
    right = _ENDINGS[kind][0]
    return [
        refusal(
            "wrong-extension",
            f"扩展名是“{ending}”，内容却是{zh}",
            f"The name ends in '{ending}' but the content is {en}",
            name,
            (f"请确认文件无误后改名为“{right}”", f"If it is the right file, rename it to '{right}'"),
        )
    ]
