"""The sniffing itself: from a path to what the file is, or every reason why it cannot be received."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ceyuan.errors import Fault, SourceError
from ceyuan.intake.limits import MIB, Limits
from ceyuan.intake.refusal import SAVE_AS, refusal
from ceyuan.intake.sniff import compound
from ceyuan.intake.sniff.archive import archive_faults
from ceyuan.intake.sniff.encoding import encoding_of, unreadable
from ceyuan.intake.sniff.name import Kind, ending_faults, name_faults

_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<style", b"<head")
_NO_TABLES = (
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"Rar!", "RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf", "7z 压缩包", "a 7z archive"),
    (b"{\\rtf", "RTF 文档", "an RTF document"),
    (b"SQLite format 3", "数据库文件", "a database file"),
    (b"PAR1", "Parquet 文件", "a Parquet file"),
)


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is.

    Attributes:
        path: where it lies.
        kind: `xlsx`, `xls` or `text`.
        encoding: the codec of a text.
        is_gzip: whether the text is packed.
    """

    path: Path
    kind: Kind
    encoding: str = ""
    is_gzip: bool = False


def sniff(path: Path, limits: Limits) -> Sniffed:
    """What the file is by its bytes.

    Raises:
        SourceError: it is missing, empty, damaged, encrypted, too large, no table, or misnamed.
    """
    _raise(name_faults(path.name))
    if not path.is_file():
        raise SourceError(_missing(path))
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise SourceError(refusal("empty-file", "文件为空", "The file is empty", path.name))
    found = _by_bytes(path, head, limits)
    _raise(ending_faults(path.name, found.kind))
    return found


def _by_bytes(path: Path, head: bytes, limits: Limits) -> Sniffed:
    size = path.stat().st_size
    if head.startswith(b"PK"):
        _raise(_oversized(path.name, size, limits.workbook_bytes) or archive_faults(path, limits))
        return Sniffed(path, "xlsx")
    if head.startswith(compound.SIGNATURE):
        _raise(_oversized(path.name, size, limits.workbook_bytes) or _compound_faults(path))
        return Sniffed(path, "xls")
    if head.startswith(b"\x1f\x8b"):
        return Sniffed(path, "text", is_gzip=True)
    _raise(_no_table(path.name, head) or _oversized(path.name, size, limits.text_bytes))
    encoding = encoding_of(path)
    if encoding is None:
        raise SourceError(unreadable(path, path.name))
    return Sniffed(path, "text", encoding)


def _compound_faults(path: Path) -> list[Fault]:
    try:
        streams = compound.Compound.read(path).streams()
    except (compound.DamagedError, MemoryError):
        return [refusal("damaged-file", "工作簿已损坏", "The workbook is damaged", path.name)]
    if "EncryptedPackage" in streams:
        fix = ("请取消密码后重新发送", "Remove its password and send it again")
        return [refusal("encrypted-file", "工作簿已加密", "The workbook is encrypted", path.name, fix)]
    if not {"Workbook", "Book"} & set(streams):
        zh, en = "这是 Word 或其他文档，不是工作簿", "This is a Word or other document, not a workbook"
        return [refusal("not-a-table", zh, en, path.name, SAVE_AS)]
    return []


def _no_table(name: str, head: bytes) -> list[Fault]:
    for signature, zh, en in _NO_TABLES:
        if head.startswith(signature):
            return [refusal("not-a-table", f"这是{zh}，不是表格", f"This is {en}, not a table", name)]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        zh, en = "这是网页或 XML，只是改了扩展名", "This is a web page or XML under another name"
        return [refusal("not-a-table", zh, en, name, SAVE_AS)]
    return []


def _oversized(name: str, size: int, limit: int) -> list[Fault]:
    if size <= limit:
        return []
    zh, en = f"文件有 {size // MIB} MiB，上限为 {limit // MIB} MiB", f"The file has {size // MIB} MiB, the limit is {limit // MIB} MiB"
    return [refusal("oversized-file", zh, en, name, ("大表请另存为 .csv 或分开发送", "Save a large table as .csv, or send it in parts"))]


def _missing(path: Path) -> Fault:
    fix = ("请检查路径", "Check the path")
    if path.exists():
        return refusal("not-a-file", "这不是文件", "This is not a file", path.name, fix)
    return refusal("no-such-file", "没有这个文件", "There is no such file", path.name, fix)


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise SourceError(*faults)
