"""RSS and Atom: entries with their own dates and sources; hostile or broken files are refused in words."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from news.importing.feeds import read_feed

WORDS = "Từ thứ Hai, quầy số 3 mở cửa sớm hơn nửa giờ."
MANY = f"{WORDS} " * 20


def rss(items, encoding="utf-8", head=""):
    """An open RSS file of the items."""
    text = (f'<?xml version="1.0" encoding="{encoding}"?>{head}<rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Cổng xã Đồng Sen</title>'
            f"{items}</channel></rss>")  # fmt: skip
    return BytesIO(text.encode(encoding, "xmlcharrefreplace"))


def item(inner):
    """An item with a title, an address and a date, and whatever else."""
    return ("<item><title>Quầy mở sớm</title><link>https://dongsen.example/a</link>"
            f"<pubDate>Thu, 22 Aug 2019 10:00:00 +0700</pubDate>{inner}</item>")  # fmt: skip


def test_an_entry_keeps_its_date_address_and_source():
    (article,) = read_feed(rss(item(f"<description>{WORDS}</description>")))
    assert article.title == "Quầy mở sớm"
    assert article.published_on == datetime(2019, 8, 22, 3, tzinfo=UTC)
    assert (article.source_name, article.source_url) == ("Cổng xã Đồng Sen", "https://dongsen.example/a")
    assert article.lead == WORDS
    assert article.body == []
    assert len(article.warnings) == 1


def test_a_full_text_beside_a_summary_is_the_body():
    full = "<content:encoded><![CDATA[<h1>Giờ</h1><p onclick='x'>Bảy giờ.<script>x</script></p>]]></content:encoded>"
    (article,) = read_feed(rss(item(f"<description>{WORDS}</description>{full}")))
    assert (article.lead, article.body) == (WORDS, [("text", "<h2>Giờ</h2><p>Bảy giờ.</p>")])
    assert article.warnings == []


def test_a_long_summary_alone_is_the_body():
    (article,) = read_feed(rss(item(f"<description>{MANY}</description>")))
    assert article.lead == ""
    assert article.body == [("text", f"<p>{MANY.strip()}</p>")]


def test_pictures_are_named_and_not_fetched():
    picture = '<description>&lt;img src="http://127.0.0.1:9/a.png"/&gt; x</description>'
    enclosure = '<enclosure url="https://dongsen.example/b.jpg" type="image/jpeg" length="1"/>'
    (article,) = read_feed(rss(item(picture + enclosure)))
    assert article.pictures == {}
    assert sum("b.jpg" in warning for warning in article.warnings) == 1


@pytest.mark.parametrize("written", ["22/08/2019, 10:00", "Thứ Năm, 22/08/2019 10:00", "10:00 ngày 22-8-2019"])
def test_a_date_as_vietnamese_write_it_is_read(written):
    (article,) = read_feed(rss(f"<item><title>Quầy mở sớm</title><pubDate>{written}</pubDate></item>"))
    assert article.published_on == datetime(2019, 8, 22, 3, tzinfo=UTC)


def test_an_entry_without_anything_says_what_is_missing():
    (article,) = read_feed(rss("<item><description></description></item>"))
    assert len(article.warnings) == 4


def test_atom_is_read():
    text = (f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Sở Y tế</title><entry><title type="html">Lịch &lt;b>tiêm'
            "&lt;/b></title><updated>2026-10-13T07:30:00+07:00</updated><author><name>Tổ Tin tức</name></author>"
            f'<link href="https://syt.example/1"/><summary>{WORDS}</summary>'
            '<content type="html">&lt;p>Tiêm.&lt;/p></content></entry></feed>')  # fmt: skip
    (article,) = read_feed(BytesIO(text.encode()))
    assert (article.title, article.author) == ("Lịch tiêm", "Tổ Tin tức")
    assert article.body == [("text", "<p>Tiêm.</p>")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258"])
def test_encodings_are_read(encoding):
    (article,) = read_feed(rss("<item><title>Quầy mở sớm hơn</title></item>", encoding))
    assert article.title == "Quầy mở sớm hơn"


ENTITIES = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "file",
    [
        lambda: BytesIO(b""),
        lambda: BytesIO(b"/etc/passwd"),
        lambda: BytesIO(b"<rss><channel><item></rss>"),
        lambda: BytesIO(b"<html><body>x</body></html>"),
        lambda: BytesIO(b'<?xml version="1.0" encoding="khong-co"?><rss/>'),
        lambda: rss(""),
        lambda: rss(item("<description>&b;</description>"), head=ENTITIES),
        lambda: rss(item("<description>&a;</description>"), head=OUTSIDE),
        lambda: BytesIO(b"<rss>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</rss>"),
        lambda: BytesIO(bytes(100_000_000)),
    ],
    ids=["empty", "a path", "malformed", "html", "encoding", "no entries", "entities", "outside", "deep", "big"],
)
def test_a_file_that_is_no_feed_is_refused_in_words(file):
    with pytest.raises(ValidationError) as refused:
        read_feed(file())
    assert len(refused.value.messages[0]) > 20
