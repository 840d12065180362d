"""Pages of a legacy portal: title, date, author and text by plain rules, honest about what was not found."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from news.importing.archive import read_archive
from tests.news.importing.files import PNG, lying, zipped

FIRST = "Từ thứ Hai, quầy số 3 của xã mở cửa sớm hơn nửa giờ để nhận hồ sơ của người đi làm ca sáng."
SECOND = "Người đến sớm lấy số tại cửa, ngồi chờ trong nhà và được gọi theo thứ tự, không phải đứng ngoài nắng."
MENU = "".join(f'<li><a href="/m{place}">Mục số {place} của cổng thông tin</a></li>' for place in range(60))
MORNING = datetime(2019, 8, 22, 3, tzinfo=UTC)


def read(html, **files):
    """The article of a page in an archive, beside other files."""
    return read_archive(zipped({"tin/bai.html": html} | files))[0]


def page(inner, head=""):
    """A page with a menu, a text of two paragraphs and whatever else inside."""
    return (f"<html><head><title>Quầy mở sớm - Xã Đồng Sen</title>{head}</head><body><div class='menu'><ul>{MENU}</ul>"
            f"</div><div class='noi-dung'>{inner}<p>{FIRST}</p><p>{SECOND}</p></div><footer><p>{MENU}</p></footer>"
            "</body></html>")  # fmt: skip


def text(article):
    """All HTML of the body."""
    return "".join(part[1] for part in article.body if part[0] == "text")


def test_title_date_author_and_text_are_found():
    article = read(page("<h1>Quầy số 3 mở sớm</h1><div>Thứ 5, Ngày 22/08/2019, 10:00</div>"
                        "<div>22/08/2019 | Tổ Tin tức</div>"))  # fmt: skip
    assert (article.title, article.published_on, article.author) == ("Quầy số 3 mở sớm", MORNING, "Tổ Tin tức")
    assert text(article).endswith(f"<p>{FIRST}</p><p>{SECOND}</p>")
    assert "Mục số" not in text(article)


@pytest.mark.parametrize(
    ("head", "title"),
    [("<meta property='og:title' content='Quầy số 3 mở'>", "Quầy số 3 mở"), ("", "Quầy mở sớm")],
    ids=["og", "title line"],
)
def test_without_a_heading_the_title_comes_from_the_head(head, title):
    assert read(page("", head)).title == title


@pytest.mark.parametrize(
    ("head", "inner"),
    [
        ("<meta property='article:published_time' content='2019-08-22T10:00:00+07:00'>", ""),
        ("", "<time datetime='2019-08-22T10:00+07:00'>hôm ấy</time>"),
        ("", "<h1>Quầy số 3 mở sớm</h1><span>22/08/2019 10:00</span>"),
        ("", "<h1>Quầy số 3 mở sớm</h1><span>10:00, ngày 22/8/2019</span>"),
        ("", "<h1>Quầy số 3 mở sớm</h1><span>(31/02/2019) 22/08/2019 - 10g00</span>"),
    ],
)
def test_the_date_is_found(head, inner):
    assert read(page(inner, head)).published_on == MORNING


def test_what_the_old_portal_left_between_the_words_is_dropped():
    left = (
        "<p>Quản lý QuyềnQuản lý Quyền</p><p>|</p><p>Lịch sử Phiên bảnLịch sử Phiên bản</p><p>Lượt người xem:   28</p>"
    )
    names = "<p>Tiêu đề</p><p>Trạng thái Phê duyệt</p><p>Loại Nội dung: Tin Tức Mở Rộng</p><p>TAGS</p>"
    article = read(page(left + names))
    assert text(article) == f"<p>{FIRST}</p><p>{SECOND}</p>"


def test_a_source_and_an_author_at_the_end_leave_the_text():
    article = read(page("").replace("</p></div>", "</p><p>Bài, ảnh: Tổ Ảnh</p><p>Nguồn: Nguồn: Báo tỉnh</p></div>"))
    assert (article.author, article.source_name) == ("Tổ Ảnh", "Báo tỉnh")
    assert text(article) == f"<p>{FIRST}</p><p>{SECOND}</p>"


def test_what_was_not_found_is_said():
    article = read("<p>Ngắn.</p>")
    assert (article.title, article.body, article.published_on) == ("", [], None)
    assert len(article.warnings) == 6


def test_a_list_of_links_is_not_a_text():
    assert read(f"<h1>Tin tức sự kiện</h1><ul>{MENU}</ul>").body == []


def test_a_title_with_an_advertisement_put_in_front_is_pointed_out():
    article = read(page("<h1>【cá cược】Quầy số 3 mở sớm</h1>"))
    assert any("【】" in warning for warning in article.warnings)


@pytest.mark.parametrize("name", ["Cổng thông tin điện tử xã", "Bỏ qua Lệnh Ruy-băng", "01/08/2019 lúc 14:02"])
def test_what_an_old_portal_writes_on_every_page_is_no_title(name):
    assert read(page(f"<h1>{name}</h1>")).title == "Quầy mở sớm"
    assert read(f"<title>{name}</title><p>{FIRST}</p><p>{SECOND}</p>").title == ""


def test_breaks_and_bare_words_make_paragraphs():
    article = read(f"<body><div>{MENU}</div><div><h1>Quầy số 3 mở sớm</h1>{FIRST}<br><br>{SECOND}<br>Hết.</div></body>")
    assert text(article) == f"<p>{FIRST}</p><p>{SECOND}<br>Hết.</p>"


def test_a_page_laid_out_by_tables_is_read():
    cell = f"<h1>Quầy số 3 mở sớm</h1><p>{FIRST}<p>{SECOND}"
    article = read(f"<table><tr><td><ul>{MENU}</ul></td><td>{cell}</td></tr></table>")
    assert text(article) == f"<p>{FIRST}</p><p>{SECOND}</p>"


def test_pictures_of_the_archive_are_kept_and_others_named():
    inner = "<p><img src='../anh/a.png' alt='Quầy'></p><img src='http://127.0.0.1:9/b.png'><img src='../../x'>"
    article = read(page(inner), **{"anh/a.png": PNG})
    assert article.pictures == {"hinh-1.png": PNG}
    assert ("photo", "hinh-1.png", "Quầy") in article.body
    assert sum("b.png" in warning for warning in article.warnings) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1258"])
def test_encodings_are_read_and_composed(encoding):
    html = page("<h1>Quầy số 3 mở sớm</h1>", f"<meta charset='{encoding.removesuffix('-sig')}'>")
    article = read(html.encode(encoding, "xmlcharrefreplace"))
    assert article.title == "Quầy số 3 mở sớm"
    assert FIRST in text(article)


@pytest.mark.parametrize(
    "odd", ["<![CDAref[x]]>", "<![if !supportLists]>", "<!x", "<? x", "&#xD800;", "</", "<![endif]-->"]
)
def test_odd_markup_is_read_over(odd):
    assert FIRST in text(read(page(f"<p>a</p>{odd}<p>b</p>")))


def test_nothing_that_runs_gets_through():
    article = read(page("<p onclick=x>Xin <a href='javascript:x'>chào</a> <b><i>bạn</i></b><script>y</script></p>"))
    assert text(article).startswith("<p>Xin chào <b><i>bạn</i></b></p>")


def test_pages_come_in_the_order_of_their_names_without_hidden_ones():
    html = page("<h1>Quầy số {} mở sớm</h1>")
    names = ["b.htm", "a.aspx", "__MACOSX/._a.html", ".trash/c.html", "d.txt"]
    articles = read_archive(zipped({name: html.replace("{}", name[0]) for name in names}))
    assert [article.title for article in articles] == ["Quầy số a mở sớm", "Quầy số b mở sớm"]


def test_a_page_that_is_too_long_or_broken_is_named_and_the_others_are_read():
    data = bytearray(zipped({"a.html": page("<h1>Quầy số a mở sớm</h1>"), "b.html": "x" * 3_100_000,
                             "c.html": page("<h1>Quầy số c mở sớm</h1>")}).getvalue())  # fmt: skip
    with zipfile.ZipFile(BytesIO(data)) as opened:
        data[opened.getinfo("a.html").header_offset + 60] ^= 0xFF
    articles = read_archive(BytesIO(data))
    assert [article.title for article in articles] == ["a.html", "b.html", "Quầy số c mở sớm"]
    assert [len(article.warnings) for article in articles[:2]] == [1, 1]


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["div", "p", "b", "ul><li", "table><tr><td", "h1", "a href='/x'", "blockquote"])
def test_no_nesting_is_too_deep(tag):
    article = read(f"<{tag}>" * 12_000 + FIRST)
    assert article.warnings


@pytest.mark.parametrize(
    "file",
    [
        lambda: BytesIO(b""),
        lambda: BytesIO(b"PK\x03\x04 hong"),
        lambda: zipped({"a.txt": "x"}),
        lambda: lying({"a.html": "x", "b.png": "x"}),
        lambda: BytesIO(bytes(101_000_000)),
    ],
    ids=["empty", "broken", "no page", "bomb", "big"],
)
def test_an_archive_that_cannot_be_read_is_refused_in_words(file):
    with pytest.raises(ValidationError) as refused:
        read_archive(file())
    assert len(refused.value.messages[0]) > 20
