"""Files as they come: kinds, encodings, and what cannot be read."""

import io
import zipfile

import pypdfium2
import pytest
from docx import Document
from shipped_reader import shipped_reader

from ceyuan.errors import SourceError

SENTENCE = "2021年上半年，全市技术合同成交额120.5亿元，同比增长12%。"
QUOTES = ["120.5亿元", "增长12%"]


def quotes(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    reading = shipped_reader().read_file(path)
    assert all(claim.quote == reading.text[claim.start : claim.end] for claim in reading.claims)
    return [claim.quote for claim in reading.claims]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "big5"])
def test_encodings(tmp_path, encoding):
    text = SENTENCE if encoding != "big5" else "2021年上半年,全市技術合同成交額120.5億元,同比增長12%。"
    assert len(quotes(tmp_path, "a.txt", text.encode(encoding))) == 2


PAGE = f"""<!DOCTYPE html><html><head><meta charset="gbk"><title>新闻</title><style>p{{}}</style><script>"增长99%"</script></head><body>
<div class="top-nav"><a href="/">首页12家</a></div><form><div id="content"><h1>成交额<b>超</b>100亿元</h1><p>{SENTENCE}</p>
<table><tr><th>区县</th><th>成交额（亿元）</th></tr><tr><td>武侯区</td><td>2.5</td></tr><tr><td><p>锦江区</p></td><td>1.5</td></tr></table>
<ul><li><a href="/1">另一篇：企业增长50家</a></li></ul></div></form>
<div class="related"><p>相关：增长77%</p></div><footer>3家</footer></body></html>"""


def test_the_article_of_a_page_without_menus_and_links(tmp_path):
    assert quotes(tmp_path, "a.html", PAGE.encode("gbk")) == ["超100亿元", *QUOTES, "2.5", "1.5"]


def test_a_page_under_any_name(tmp_path):
    assert quotes(tmp_path, "a.txt", PAGE.encode("gbk"))[1:3] == QUOTES


def word(change=None):
    document = Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ["区县", "合同数", "武侯区", "12"], strict=True):
        cell.text = text
    data = io.BytesIO()
    document.save(data)
    if change is None:
        return data.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == "word/document.xml" else old.read(entry))
        new.writestr("word/vbaProject.bin", b"macro")
    return out.getvalue()


def test_word(tmp_path):
    assert quotes(tmp_path, "a.docx", word()) == [*QUOTES, "12"]


def test_entities_in_word_are_never_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密企业99家")

    def poisoned(xml):
        doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "内部88家">]>'.encode()
        head, body = xml.split(b"?>", 1)
        return head + b"?>" + doctype + body.replace("全市".encode(), b"&x;&y;", 1)

    assert quotes(tmp_path, "a.docx", word(poisoned)) == [*QUOTES, "12"]


def test_deleted_text_in_word_is_not_read(tmp_path):
    def deleted(xml):
        return xml.replace(b"</w:body>", "<w:p><w:del><w:r><w:t>企业5家</w:t></w:r></w:del></w:p></w:body>".encode(), 1)

    assert quotes(tmp_path, "a.docx", word(deleted)) == [*QUOTES, "12"]


def pdf():
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def zip_of(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


BAD = [
    ("empty.txt", b"", "empty-file"),
    ("blank.html", b"<html><body> </body></html>", "empty-file"),
    ("binary.txt", bytes(range(256)) * 40, "not-text"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 500, "not-text"),
    ("scan.pdf", pdf(), "no-text-layer"),
    ("cut.pdf", b"%PDF-1.7\nnothing", "damaged-file"),
    ("cut.docx", word()[:300], "damaged-file"),
    ("sheet.docx", zip_of("xl/workbook.xml", "x"), "not-text"),
    ("broken.docx", zip_of("word/document.xml", "<w:document"), "damaged-file"),
    ("bomb.docx", zip_of("word/document.xml", b" " * 70_000_000), "too-large"),
    ("locked.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted-file"),
    ("deep.html", "<html><body>" + "<div>" * 5000 + "企业5家" + "</div>" * 5000, "too-deep"),
    ("english.txt", "Revenue rose 27.1 % to 585.8 billion yuan in the first half of 2021.", "not-chinese"),
    ("japanese.txt", "売上高は前年同期比27.1％増の5858億円となりました。これからも成長を続けていきます。", "not-chinese"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_files_get_a_clear_answer(tmp_path, name, data, code):
    with pytest.raises(SourceError) as caught:
        quotes(tmp_path, name, data)
    (fault,) = caught.value.faults
    assert fault.code == code
    assert name in fault.where
    assert fault.text("zh") != fault.text("en")


def test_a_missing_file(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        shipped_reader().read_file(tmp_path / "gone.txt")


def test_a_larger_file_than_any_text(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(SourceError, match="larger"):
        shipped_reader().read_file(path)
