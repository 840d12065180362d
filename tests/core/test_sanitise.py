"""What cannot be entered into rich text, whichever way it comes."""

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import StreamBlock
from wagtail.rich_text import RichText

from core.prose.sanitised import CleanRichTextBlock
from core.sanitise import clean_html
from home.models import InformationPage

FEATURES = ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "blockquote", "superscript"]
DIRTY = '<p style="display:none">a<script>alert(1)</script><b onclick="x()">b</b></p>'
CLEAN = "<p>a<b>b</b></p>"

HONEST = [
    '<p data-block-key="a1b2c">Một <b>hai</b> <i>ba</i></p>',
    '<h2 data-block-key="x">Mục</h2><ol><li data-block-key="y">m<sup>2</sup>, CO<sub>2</sub></li></ol>',
    '<p>Xem <a linktype="page" id="3">trang</a>, <a linktype="document" id="12">tờ khai</a></p>',
    '<p><a href="https://chinhphu.vn/a?b=1&amp;c=2">a</a> <a href="mailto:a@b.vn">b</a> <a href="tel:+84">c</a></p>',
    '<p><a href="/thu-tuc/">a</a> <a href="#muc-2">b</a></p>',
    "<blockquote>Trích</blockquote><hr/><p>a<br/>b &lt;script&gt; 5 &lt; 6 &amp; 7</p>",
    "",
]


@pytest.mark.parametrize("html", HONEST)
def test_what_editors_write_stays_as_it_is(html):
    assert clean_html(html) == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (DIRTY, CLEAN),
        ("<p>a<style>p{color:red}</style></p>", "<p>a</p>"),
        ("<iframe src='https://evil.example'>b</iframe><p>a</p>", "<p>a</p>"),
        ('<embed embedtype="image" id="1" format="left"><p>a</p>', "<p>a</p>"),
        ('<img src="data:image/png;base64,xx" onerror="x()">a', "a"),
        ('<div class="x" hidden>a</div>', "a"),
        ("<svg onload=alert(1)><p>a</p></svg>", "<p>a</p>"),
        ("<p>a<!-- ẩn --></p>", "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="JaVa\tScript:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="java&#8203;script:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="&#106;avascript:x()">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href=" data:text/html,x">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="vbscript:x">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="//evil.example">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="/\\evil.example">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="/\t/evil.example">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="https:evil.example">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="/a" target="_blank" rel="me" style="x" onclick="y">a</a></p>', '<p><a href="/a">a</a></p>'),
        ('<p><a linktype="page" id="3;x">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="/a?>b" onclick="x">a</a></p>', '<p><a href="/a?%3Eb">a</a></p>'),
        ('<p data-block-key="&quot;x">a</p>', "<p>a</p>"),
        ('<p class="MsoNormal" style="margin:0"><span lang=VI>a<o:p></o:p></span></p>', "<p>a</p>"),
        ("<p>a</p><p><o:p>&nbsp;</o:p></p>", "<p>a</p>"),
        ("<!--[if gte mso 9]><xml><w:X>Normal 0</w:X></xml><![endif]--><xml><w:V>0</w:V></xml><p>a</p>", "<p>a</p>"),
        ("<p><font size=0>a</font><span hidden>b</span></p>", "<p>ab</p>"),
        ("<p>cá\u200b cư\u00adợc\ufeff&shy;&#x2060;</p>", "<p>cá cược</p>"),
        ("<p>Đa\u0306ng ky\u0301</p>", "<p>Đăng ký</p>"),
        ("<p>&l\u200bt;script&g\u200bt;</p>", "<p>&amp;lt;script&amp;gt;</p>"),
        ("<math><mtext></p><style><img src onerror=x></style>", ""),
        ("<p>chưa đóng <b>ở đây", "<p>chưa đóng <b>ở đây</b></p>"),
    ],
)
def test_everything_else_is_taken_off(html, left):
    assert clean_html(html) == left


@pytest.mark.parametrize("html", [*HONEST, DIRTY, "<p>&l\u200bt;b&g\u200bt;</p>", "<p><p><br></p></p>", "<<p>>"])
def test_cleaning_twice_changes_nothing_more(html):
    once = clean_html(html)
    assert clean_html(once) == once


ODD = ["a", "<b>a</b>", "<ul><p>a</p></ul>", "<p><a>a</a></p>", "<p>a<p>b", "<ul><li>a<ul><li>b", "<hr>",
       "<blockquote><p>a</p></blockquote>", "<p><a linktype='page'>a</a></p>", "<br>"]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("html", [*HONEST[:-1], *ODD])
def test_the_editor_opens_what_was_cleaned(html):
    converter = ContentstateConverter(features=FEATURES)
    stored = clean_html(converter.to_database_format(converter.from_database_format(clean_html(html))))
    assert clean_html(converter.to_database_format(converter.from_database_format(stored))) == stored


def test_a_field_cleans_when_it_is_set_and_when_it_is_stored():
    field = InformationPage._meta.get_field("body")
    assert field.to_python(DIRTY) == CLEAN
    assert field.get_prep_value(DIRTY) == CLEAN
    assert field.get_prep_value(None) is None


def test_a_block_cleans_when_it_is_loaded_posted_and_stored():
    block = CleanRichTextBlock(features=["bold"])
    assert block.to_python(DIRTY).source == CLEAN
    assert block.normalize(DIRTY).source == CLEAN
    assert block.value_from_form(DIRTY).source == CLEAN
    assert block.get_prep_value(RichText(DIRTY)) == CLEAN


def test_a_stream_with_hidden_markup_is_clean_when_it_is_read():
    stream = StreamBlock([("text", CleanRichTextBlock())])
    value = stream.to_python([{"type": "text", "value": DIRTY, "id": "1"}])
    assert value[0].value.source == CLEAN
    assert stream.get_prep_value(value)[0]["value"] == CLEAN
