"""What a document truly is decides, never its name or what the browser says."""

import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from core.uploads.documents import check_document
from tests.core import files
from tests.core.files import packed, upload


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        check_document(upload(name, content))
    return refused.value.message


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a.pdf", files.PDF, "application/pdf"),
        ("a.docx", files.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", files.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.odt", files.ODT, "application/vnd.oasis.opendocument.text"),
        ("a.ods", files.ODS, "application/vnd.oasis.opendocument.spreadsheet"),
        ("a.csv", files.CSV, "text/csv"),
        ("a.csv", "BMI,Tuổi\n21,30\n".encode(), "text/csv"),
        ("a.csv", "﻿Họ tên;5 < 6 và 7 > 3\n".encode(), "text/csv"),
        ("a.csv", "Họ tên\tTuổi\n".encode("utf-16"), "text/csv"),
        ("a.csv", "Hồ sơ,Phí\n".encode("cp1258", "ignore"), "text/csv"),
        ("a.zip", packed({"don/a.pdf": files.PDF, "b.docx": files.DOCX, "don/": b""}), "application/zip"),
        ("a.mp3", files.MP3, "audio/mpeg"),
        ("a.mp4", files.MP4, "video/mp4"),
    ],
)
def test_an_accepted_document_gets_its_true_type(name, content, content_type):
    sent = upload(name, content)
    check_document(sent)
    assert sent.content_type == content_type
    assert sent.read() == content


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Đơn xin cấp Giấy phép.PDF", "don-xin-cap-giay-phep.pdf"),
        ("Đơn xin.pdf", "don-xin.pdf"),
        ("..\\..\\tờ khai.pdf", "to-khai.pdf"),
        ("???.pdf", "khong-ten.pdf"),
        ("a.html.pdf", "ahtml.pdf"),
    ],
)
def test_the_name_is_plain_letters(name, stored):
    sent = upload(name, files.PDF)
    check_document(sent)
    assert sent.name == stored


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", files.HTML),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.js", b"alert(1)"),
        ("a.exe", b"MZ\x90\x00"),
        ("a.docm", files.DOCX),
        ("khong-duoi", files.PDF),
        ("a.pdf", files.HTML),
        ("a.pdf", b"\n\n" + files.PDF),
        ("a.pdf", b"%PDF-1.7 <script>alert(1)</script>"),
        ("a.pdf", files.DOCX),
        ("a.docx", files.XLSX),
        ("a.docx", files.PDF),
        ("a.zip", files.DOCX),
        ("a.docx", packed({"a.pdf": files.PDF})),
        ("a.csv", files.HTML),
        ("a.csv", b"a,b\n1,<img src=x onerror=alert(1)>\n"),
        ("a.csv", b"a,b\x00c\n"),
        ("a.csv", files.PDF),
        ("a.csv", b""),
        ("a.mp3", files.MP4),
        ("a.mp4", b"\x00\x00\x00\x20ftypisom<script>alert(1)</script>" + b"\x00" * 40),
        ("a.pdf", b"<html>" + files.PDF),
        ("a.zip", b"<html>" + packed({"a.pdf": files.PDF})),
        ("a.jpg", files.picture()),
    ],
)
def test_anything_else_is_refused(name, content):
    assert refusal(name, content)


@pytest.mark.parametrize(
    "members",
    [
        {"[Content_Types].xml": files.WORD_TYPES, "word/vbaProject.bin": b"x"},
        {"[Content_Types].xml": files.WORD_TYPES.replace("document.main", "document.macroEnabled.main")},
        {"[Content_Types].xml": files.WORD_TYPES + "application/vnd.ms-office.vbaProject"},
        {"mimetype": "application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml": "x"},
    ],
)
def test_documents_with_macros_are_refused(members):
    name = "a.odt" if "mimetype" in members else "a.docx"
    assert "macro" in refusal(name, packed(members))


@pytest.mark.parametrize(
    "members",
    [
        {"a.html": files.HTML},
        {"a.pdf": files.HTML},
        {"in.zip": packed({"a.pdf": files.PDF})},
        {"a.exe": b"MZ"},
        {"../a.pdf": files.PDF},
        {"/etc/a.pdf": files.PDF},
        {"a/../../b.pdf": files.PDF},
        {"c:a.pdf": files.PDF},
        {"a\\..\\b.pdf": files.PDF},
        {f"{number}.csv": b"a" for number in range(2001)},
        {"anh.jpg": files.picture()},
    ],
)
def test_an_archive_is_only_as_good_as_what_it_holds(members):
    assert refusal("a.zip", packed(members))


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("a.zip", {"a.csv": b"a" * 60_000_000}),
        ("a.zip", {f"{number}.csv": b"a" * 3_000_000 for number in range(20)}),
        ("a.zip", {"a.docx": packed({"[Content_Types].xml": files.WORD_TYPES, "b": b"0" * 60_000_000})}),
        ("a.docx", {"[Content_Types].xml": files.WORD_TYPES, "word/document.xml": b"0" * 60_000_000}),
    ],
)
def test_a_bomb_is_refused_while_it_is_unpacked(name, members):
    assert refusal(name, packed(members))


def test_the_directory_of_an_archive_is_not_believed():
    honest = packed({"a.csv": b"a" * 50_000_000})
    lying = honest.replace((50_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert refusal("a.zip", lying)


def test_an_archive_that_is_cut_off_is_refused():
    assert refusal("a.zip", packed({"a.pdf": files.PDF})[:-30])


def test_an_archive_with_a_password_is_refused():
    content = bytearray(packed({"a.pdf": files.PDF}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal("a.zip", bytes(content))


def test_a_workbook_as_programs_write_it_is_accepted():
    written = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active.append(["Họ tên", "Tuổi"])
    workbook.save(written)
    check_document(upload("bang.xlsx", written.getvalue()))


def test_a_large_file_is_refused_with_the_limit():
    assert "20" in refusal("a.pdf", files.PDF + b"0" * 21 * 1024 * 1024)
