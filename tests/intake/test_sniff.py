"""Bad files: each a clear error in both languages, nothing written."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from ceyuan.errors import SourceError
from ceyuan.intake import Delivery, Desk, receive
from ceyuan.intake.limits import Limits
from ceyuan.intake.sheets import open_sheets
from ceyuan.intake.sniff import sniff
from ceyuan.intake.sniff.compound import SIGNATURE
from intake.writing import compound, deal, deals, halls, table, workbook


def refused(path: Path, limits: Limits | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        list(open_sheets(sniff(path, limits or Limits()), limits or Limits(), path.parent))
    for fault in caught.value.faults:
        assert fault.zh
        assert fault.en
        assert fault.fix_zh
        assert fault.fix_en
        assert path.name[:20] in fault.where or not path.name.isprintable()
    return caught.value


def code(path: Path, limits: Limits | None = None) -> str:
    return refused(path, limits).faults[0].code


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("empty.xlsx", b"", "empty-file"),
        ("blank.csv", b"  \n\n", "empty-file"),
        ("cut.xlsx", b"PK\x03\x04" + b"x" * 100, "damaged-file"),
        ("cut.xls", SIGNATURE + b"x" * 100, "damaged-file"),
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "not-a-table"),
        ("scan.xlsx", b"%PDF-1.7", "not-a-table"),
        ("photo.csv", b"\x89PNG\r\n", "not-a-table"),
        ("packed.csv", b"Rar!\x1a\x07", "not-a-table"),
        ("text.xlsx", "名称,额\n甲,1\n".encode(), "wrong-extension"),
        ("notes.docx", "名称,额\n甲,1\n".encode(), "wrong-extension"),
        ("latin.csv", "Gärten;Straße;Müller;größer;schön\n".encode("latin-1") * 3, "wrong-encoding"),
        ("noise.csv", bytes(random.Random(1).randrange(128, 255) for _ in range(400)), "wrong-encoding"),
        ("nul.csv", b"a,b\0\0\0c\n" * 5, "wrong-encoding"),
        ("one_nul.csv", "登记号,额\n甲,1\n乙\0,2\n".encode(), "wrong-encoding"),
        ("false_mark.csv", b"\xef\xbb\xbf" + "登记号,额\n甲,1\n".encode("gbk"), "wrong-encoding"),
        ("broken.csv.gz", gzip.compress(b"a,b\n1,2\n", mtime=0)[:-6], "damaged-file"),
    ],
)
def test_refuses_what_is_no_table(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    assert code(written(tmp_path / name, data)) == expected


def test_the_line_in_which_a_text_stops_to_be_one_is_told(tmp_path: Path) -> None:
    mixed = "登记号,额\n甲,1\n".encode() + "乙企业,2\n".encode("gbk")
    assert "in line 3" in refused(written(tmp_path / "mixed.csv", mixed)).faults[0].en
    assert "in line 2" in refused(written(tmp_path / "nul.csv", "登记号,额\n甲\0,1\n".encode())).faults[0].en


def test_names_are_checked_before_anything_is_opened(tmp_path: Path) -> None:
    for name in ("a\nb.csv", "a\u202egpj.csv", "..\\..\\etc.csv", "c:evil.csv", "x" * 210 + ".csv"):
        assert code(written(tmp_path / name, b"a,b\n1,2\n")) == "unsafe-name"
    assert code(tmp_path / "absent.csv") == "no-such-file"
    assert code(tmp_path) == "not-a-file"


def test_the_content_decides_what_a_file_is(tmp_path: Path) -> None:
    book = halls(tmp_path / "a.xlsx", ["高新区", "甲", 1])
    assert code(book.rename(tmp_path / "a.xls")) == "wrong-extension"
    assert "xlsx" in refused(tmp_path / "a.xls").faults[0].fix_en
    assert sniff((tmp_path / "a.xls").rename(tmp_path / "a"), Limits()).kind == "xlsx"


def test_other_office_files_are_named(tmp_path: Path) -> None:
    word = refused(zipped(tmp_path / "a.xlsx", **{"word/document.xml": b"<w/>"})).faults[0]
    assert (word.code, "Word" in word.en) == ("not-a-table", True)
    assert code(zipped(tmp_path / "b.xlsx", **{"readme.txt": b"hello"})) == "not-a-table"
    assert code(compound(tmp_path / "c.xls", "WordDocument")) == "not-a-table"


def test_encrypted_workbooks_are_told_from_damaged_ones(tmp_path: Path) -> None:
    assert code(compound(tmp_path / "a.xlsx", "EncryptedPackage")) == "encrypted-file"
    locked = tmp_path / "b.xlsx"
    halls(locked, ["高新区", "甲", 1])
    data = bytearray(locked.read_bytes())
    for at in (data.index(b"PK\x03\x04") + 6, data.rindex(b"PK\x01\x02") + 8):
        data[at] |= 1
    assert code(written(locked, bytes(data))) == "encrypted-file"


def test_a_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "a.xlsx", **{"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"0" * (64 << 20)})
    assert bomb.stat().st_size < 1 << 20
    assert code(bomb) == "oversized-file"
    assert code(halls(tmp_path / "b.xlsx", ["高新区", "甲", 1]), Limits(workbook_bytes=100)) == "oversized-file"
    assert code(deals(tmp_path / "c.csv", deal("D0001")), Limits(text_bytes=100)) == "oversized-file"
    packed = written(tmp_path / "d.csv.gz", gzip.compress(b"a,b\n" * 100_000))
    assert code(packed, Limits(text_bytes=1000)) == "oversized-file"


def test_an_archive_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = halls(tmp_path / "a.xlsx", ["高新区", "甲", 1])
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml", data.index(b"PK\x01\x02")) - 46 + 24  # its size in the directory
    struct.pack_into("<I", data, at, 10)
    assert code(written(path, bytes(data))) == "damaged-file"


def test_paths_in_an_archive_are_refused(tmp_path: Path) -> None:
    assert code(zipped(tmp_path / "a.xlsx", **{"xl/workbook.xml": b"<w/>", "../../etc/passwd": b"x"})) == "unsafe-archive"


def test_wide_sheets_and_long_cells_are_refused(tmp_path: Path) -> None:
    assert code(table(tmp_path / "a.csv", [["x"] * 1_000_000])) in ("oversized-sheet", "oversized-cell")
    assert code(table(tmp_path / "b.csv", [["x"] * 20_000, ["1"] * 20_000])) == "oversized-sheet"
    assert code(table(tmp_path / "c.csv", [["名称", "额"], ["甲", "y" * 10_000_000]])) == "oversized-cell"
    far = workbook(tmp_path / "d.xlsx", {"甲": [["名称"]]})
    data = zipfile.ZipFile(far)
    parts = {name: data.read(name) for name in data.namelist()}
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", cell)
    assert code(zipped(tmp_path / "e.xlsx", **parts)) == "oversized-sheet"
    long = zipped(tmp_path / "f.xlsx", **(parts | _with_long_text(parts)))
    fault = refused(long).faults[0]
    assert (fault.code, fault.where) == ("oversized-cell", "f.xlsx › 甲!A1")


def _with_long_text(parts: dict[str, bytes]) -> dict[str, bytes]:
    row = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"z" * 10_000_000 + b"</t></is></c></row>"
    sheet = parts["xl/worksheets/sheet1.xml"]
    start, end = sheet.index(b"<sheetData>"), sheet.index(b"</sheetData>")
    return {"xl/worksheets/sheet1.xml": sheet[: start + 11] + row + sheet[end:]}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_told_apart(tmp_path: Path, codec: str) -> None:
    path = deals(tmp_path / "a.csv", *(deal(f"D{n:04}") for n in range(1, 40)), encoding=codec)
    sheet = next(iter(open_sheets(sniff(path, Limits()), Limits(), tmp_path)))
    assert sheet.head[0][:2] == ("登记号", "卖方")
    assert sheet.frame.collect().height == 40


def test_an_encoding_told_late_is_told(tmp_path: Path) -> None:
    """A text that is plain ASCII for its first megabytes."""
    rows = io.StringIO()
    rows.write("number,seller\n" + "D0001,Hall\n" * 300_000 + "D0002,示例厅\n")
    path = written(tmp_path / "a.csv", rows.getvalue().encode("gbk"))
    sheet = next(iter(open_sheets(sniff(path, Limits()), Limits(), tmp_path)))
    assert sheet.frame.collect()["c1"][-1] == "示例厅"


def test_nothing_is_written_when_a_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    bad = written(tmp_path / "a.xlsx", b"PK\x03\x04 not a zip")
    with pytest.raises(SourceError):
        receive(desk, Delivery(path=bad, receiver="测试"))
    assert desk.ledger.version == 0
    assert desk.ledger.batches() == ()
