"""Faults of whole files: each says what is wrong and how its sender mends it."""

from __future__ import annotations

from ceyuan.errors import Fault

SAVE_AS = ("请在表格软件中打开，另存为 .xlsx 或 .csv 后重新发送", "Open it in Excel or WPS, save it as .xlsx or .csv and send it again")
SEND_AGAIN = ("请发送人重新导出或重新发送", "Ask its sender to export or send it again")


def refusal(code: str, zh: str, en: str, where: str, fix: tuple[str, str] = SEND_AGAIN) -> Fault:
    """A fault of a file, with what to do next."""
    return Fault(code, zh, en, where, *fix)


def wrong_encoding(name: str, zh: str = "", en: str = "") -> Fault:
    """The fault of a text that is not of the encoding of its beginning, or of none that is known."""
    return refusal(
        "wrong-encoding",
        f"{zh}的文字编码与前文不同，或含有空字符" if zh else "不是表格，或文字编码无法识别（能识别 UTF-8、GBK、GB18030、UTF-16）",
        f"The encoding changes, or a NUL stands, {en}"
        if en
        else "It is no table, or its encoding is not known (UTF-8, GBK, GB18030 and UTF-16 are)",
        name,
        SAVE_AS,
    )
