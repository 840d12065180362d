"""Word documents: what is kept, in which order, and which files are refused."""

import unicodedata
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from news.importing.docx import read_docx
from tests.news.importing.files import PNG, docx, image_relation, lying, paragraph, picture, run, table, zipped

LEAD = "Từ thứ Hai, quầy số 3 mở cửa sớm hơn nửa giờ để nhận hồ sơ của người đi làm."


def texts(article):
    """All HTML of the body."""
    return "".join(part[1] for part in article.body if part[0] == "text")


def test_title_lead_and_body_are_told_apart_by_their_styles():
    article = read_docx(docx(paragraph("Quầy số 3 mở sớm", style="Title"), paragraph(LEAD, style="Subtitle"),
                             paragraph("Giờ mới", style="H1"), paragraph("Bảy giờ sáng.")))  # fmt: skip
    assert (article.title, article.lead) == ("Quầy số 3 mở sớm", LEAD)
    assert article.body == [("text", "<h2>Giờ mới</h2><p>Bảy giờ sáng.</p>")]


def test_without_a_title_style_the_first_heading_is_the_title_and_the_rest_starts_at_h2():
    article = read_docx(docx(paragraph("Quầy mở sớm", style="H1"), paragraph("Giờ mới", style="H2"),
                             paragraph("Buổi sáng", style="H3"), paragraph("Bảy giờ.")))  # fmt: skip
    assert article.title == "Quầy mở sớm"
    assert texts(article) == "<h2>Giờ mới</h2><h3>Buổi sáng</h3><p>Bảy giờ.</p>"


def test_a_first_paragraph_in_bold_is_the_lead():
    article = read_docx(docx(paragraph("Quầy mở sớm"), paragraph(run(LEAD, bold=True)), paragraph("Bảy giờ.")))
    assert (article.title, article.lead, texts(article)) == ("Quầy mở sớm", LEAD, "<p>Bảy giờ.</p>")


def test_a_missing_lead_is_said():
    article = read_docx(docx(paragraph("Quầy mở sớm"), paragraph("Bảy giờ.")))
    assert article.lead == ""
    assert len(article.warnings) == 1


def test_text_is_composed_quotes_stay_and_odd_spaces_go():
    words = unicodedata.normalize("NFD", "Ông nói:\u00a0“Được”\u200b rồi.")
    article = read_docx(docx(paragraph("Tên bài"), paragraph(words), paragraph("  "), paragraph("Hết.")))
    assert texts(article) == "<p>Ông nói: “Được” rồi.</p><p>Hết.</p>"


def test_runs_that_word_split_are_joined():
    parts = run("Mở ", bold=True), run("cửa", bold=True), run(" lúc bảy giờ.")
    article = read_docx(docx(paragraph("Tên bài"), paragraph(*parts)))
    assert texts(article) == "<p><b>Mở cửa</b> lúc bảy giờ.</p>"


def test_deleted_words_and_comments_are_left_out_and_inserted_ones_kept():
    tracked = '<w:del w:id="1" w:author="x"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    tracked += f'<w:ins w:id="2" w:author="x">{run("mới")}</w:ins><w:r><w:commentReference w:id="0"/></w:r>'
    article = read_docx(docx(paragraph("Tên bài"), paragraph(run("Giờ "), tracked)))
    assert texts(article) == "<p>Giờ mới</p>"


def test_pictures_and_tables_stay_in_their_places():
    relations = image_relation(1, "media/a.png") + image_relation(2, "media/b.png")
    article = read_docx(docx(
        paragraph("Tên bài"), paragraph("Trước."), picture("rId1", "Quầy số 3"), paragraph("Giữa."),
        paragraph("Giờ mở cửa", style="Caption"), table([["Ngày", "Giờ"], ["Thứ Hai", "7"]]), picture("rId2"),
        relations=relations, parts={"word/media/a.png": PNG, "word/media/b.png": PNG + b"2"},
    ))  # fmt: skip
    assert article.body == [
        ("text", "<p>Trước.</p>"),
        ("photo", "hinh-1.png", "Quầy số 3"),
        ("text", "<p>Giữa.</p>"),
        ("table", "Giờ mở cửa", ["Ngày", "Giờ"], [["Thứ Hai", "7"]]),
        ("photo", "hinh-2.png", ""),
    ]
    assert article.pictures == {"hinh-1.png": PNG, "hinh-2.png": PNG + b"2"}
    assert any("hinh-2.png" in warning for warning in article.warnings)


def test_a_table_without_a_marked_header_says_so():
    article = read_docx(docx(paragraph("Tên bài"), table([["a", "b"], ["c", "d"]], header=False)))
    assert article.body == [("table", "", [], [["a", "b"], ["c", "d"]])]
    assert len(article.warnings) == 2


def test_a_table_of_one_column_is_a_frame_and_becomes_paragraphs():
    article = read_docx(docx(paragraph("Tên bài"), table([["Lưu ý"], ["Mang căn cước"]], header=False)))
    assert texts(article) == "<p>Lưu ý</p><p>Mang căn cước</p>"


def test_a_source_named_at_the_end_is_taken_out_of_the_text():
    article = read_docx(docx(paragraph("Tên bài"), paragraph("Bảy giờ."), paragraph("Nguồn: Sở Y tế")))
    assert (article.source_name, texts(article)) == ("Sở Y tế", "<p>Bảy giờ.</p>")


def test_markup_typed_as_words_stays_words():
    article = read_docx(docx(paragraph("Tên bài"), paragraph(run("<script>x</script> & co"))))
    assert texts(article) == "<p>&lt;script&gt;x&lt;/script&gt; &amp; co</p>"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd"])
def test_a_picture_that_the_document_only_points_to_is_not_fetched(address):
    article = read_docx(docx(paragraph("Tên bài"), picture("rId1", linked=True),
                             relations=image_relation(1, address, external=True)))  # fmt: skip
    assert article.pictures == {}
    assert article.body == []


def test_two_hundred_pages_are_read_whole():
    sentence = "Ủy ban nhân dân xã nhận hồ sơ tại bộ phận một cửa trong giờ làm việc. " * 6
    article = read_docx(docx(paragraph("Tên bài"), *[paragraph(f"{place}. {sentence}") for place in range(1400)]))
    assert texts(article).count("<p>") == 1400


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
DEEP = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000


def _truncated():
    return BytesIO(docx(paragraph("Tên bài")).getvalue()[:-60])


@pytest.mark.parametrize(
    "file",
    [
        lambda: BytesIO(b""),
        lambda: BytesIO(b"Xin chao"),
        lambda: BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        lambda: zipped({"a.txt": "x"}),
        _truncated,
        lambda: lying({"word/document.xml": "x", "word/media/a.png": "x"}),
        lambda: docx(paragraph("Tên bài"), parts={"word/vbaProject.bin": b"x"}),
        lambda: docx(paragraph("Tên bài"), parts={"word/document.xml": BOMB}),
        lambda: docx(paragraph("Tên bài"), parts={"word/styles.xml": BOMB}),
        lambda: docx(paragraph("Tên bài"), parts={"word/media/a.png": BOMB}),
        lambda: docx(paragraph("Tên bài"), parts={"word/document.xml": "<w:document>"}),
        lambda: docx(paragraph("Tên bài"), parts={"word/document.xml": "<?xml version='1.0'?><a/>"}),
        lambda: docx(DEEP),
        lambda: docx(paragraph("x" * 21_000_000)),
        lambda: docx("<w:p/>" * 260_000),
        lambda: BytesIO(bytes(51_000_000)),
    ],
    ids=["empty", "text", "old", "zip", "truncated", "bomb", "macro", "entities", "entities in styles",
         "entities in a picture", "malformed", "other xml", "deep", "long", "many", "big"],
)  # fmt: skip
def test_a_file_that_cannot_be_an_article_is_refused_in_words(file):
    with pytest.raises(ValidationError) as refused:
        read_docx(file())
    assert len(refused.value.messages[0]) > 20


def test_a_part_with_a_false_checksum_is_refused():
    data = bytearray(docx(paragraph("Tên bài")).getvalue())
    with zipfile.ZipFile(BytesIO(data)) as opened:
        entry = opened.getinfo("word/document.xml")
    data[entry.header_offset + 60] ^= 0xFF
    with pytest.raises(ValidationError):
        read_docx(BytesIO(data))
