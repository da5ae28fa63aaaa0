"""Zip archives: whether one is a workbook, and whether it would unpack to more than memory should hold; told from its directory alone."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from ceyuan.errors import Fault
from ceyuan.intake.limits import MIB, Limits
from ceyuan.intake.refusal import SAVE_AS, refusal

_WORKBOOK = "xl/workbook.xml"
_OTHERS = {
    "xl/workbook.bin": ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"),
    "word/document.xml": ("Word 文档", "a Word document"),
    "ppt/presentation.xml": ("PowerPoint 文稿", "a PowerPoint presentation"),
    "content.xml": ("OpenDocument 文件", "an OpenDocument file"),
}
_SMALL = 10 * MIB  # an archive that unpacks to less harms nobody, whatever its ratio


def archive_faults(path: Path, limits: Limits) -> list[Fault]:
    """What makes a zip archive no workbook that can be read; nothing is unpacked."""
    name = path.name
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        return [
            refusal("damaged-file", "工作簿已损坏，压缩包的目录读不出来", "The workbook is damaged: its directory cannot be read", name)
        ]
    return _not_a_workbook({member.filename for member in members}, name) or _unsafe(members, name) or _too_large(path, members, limits)


def _not_a_workbook(names: set[str], name: str) -> list[Fault]:
    if _WORKBOOK in names:
        return []
    other = next((what for part, what in _OTHERS.items() if part in names), ("普通压缩包", "an ordinary zip archive"))
    zh, en = f"这是{other[0]}，不是工作簿", f"This is {other[1]}, not a workbook"
    return [refusal("not-a-table", zh, en, name, SAVE_AS)]


def _unsafe(members: list[zipfile.ZipInfo], name: str) -> list[Fault]:
    if any(member.flag_bits & 1 for member in members):
        return [
            refusal(
                "encrypted-file",
                "工作簿已加密",
                "The workbook is encrypted",
                name,
                ("请取消密码后重新发送", "Remove its password and send it again"),
            )
        ]
    names = [member.filename for member in members]
    if len(set(names)) < len(names) or any(part.startswith(("/", "\\")) or ".." in part.replace("\\", "/").split("/") for part in names):
        return [
            refusal(
                "unsafe-archive", "压缩包内有越界路径或重名文件", "The archive holds paths that lead outside or names that repeat", name
            )
        ]
    return []


def _too_large(path: Path, members: list[zipfile.ZipInfo], limits: Limits) -> list[Fault]:
    unpacked = sum(member.file_size for member in members)
    ratio = unpacked / max(1, path.stat().st_size)
    if unpacked <= limits.unpacked_bytes and (unpacked <= _SMALL or ratio <= limits.unpacked_ratio):
        return []
    size, most = unpacked // MIB, limits.unpacked_bytes // MIB
    zh = f"工作簿解压后有 {size} MiB，是原大小的 {ratio:.0f} 倍；上限为 {most} MiB、{limits.unpacked_ratio} 倍"
    en = f"Unpacked it is {size} MiB, {ratio:.0f} times its size; the limits are {most} MiB and {limits.unpacked_ratio} times"
    return [refusal("oversized-file", zh, en, path.name, ("大表请另存为 .csv 后发送", "Save a large table as .csv and send that"))]
