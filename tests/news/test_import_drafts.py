"""Bringing in articles through the admin: drafts with pictures, dates and sources, nothing public."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localtime
from wagtail.images import get_image_model

from news.models import ArticlePage
from tests.core.files import HTML
from tests.core.files import picture as jpeg
from tests.news.importing.files import PNG, docx, image_relation, paragraph, picture, zipped

pytestmark = pytest.mark.django_db
LEAD = "Từ thứ Hai, quầy số 3 mở cửa sớm hơn nửa giờ để nhận hồ sơ của người đi làm."
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Vườn Chim</title>
<item><title>Cò về</title><link>https://bao.example/co-ve</link><description>Cò đã về.</description>
<pubDate>Thu, 22 Aug 2019 03:00:00 +0000</pubDate></item>
<item><title>%s</title><link>%s</link><description>Sếu đã về.</description></item></channel></rss>"""
PAGE = """<html><head><title>Cò về - Cổng cũ</title></head><body><article><h1>Đàn cò về bãi sớm hơn mọi năm</h1>
<p class="date">22/08/2019, 10:00</p><p>Đàn cò đã về bãi từ sáng sớm, người dân ra xem rất đông ở chòi canh.</p>
<img src="anh/co.jpg" alt="Đàn cò"><p>Ban quản lý mở thêm hai lối đi cho khách.</p></article></body></html>"""


@pytest.fixture
def send(enter, person, section):
    """send(name, content, role): the answer to a file that somebody brings in."""

    def post(name, content, role="Phóng viên", follow=False):
        client = enter(person(role))
        file = SimpleUploadedFile(name, content)
        return client.post(reverse("news_import", args=[section.pk]), {"file": file}, follow=follow)

    return post


def drafts():
    """The drafts that were made, with the words of their newest versions."""
    return [article.get_latest_revision_as_object() for article in ArticlePage.objects.order_by("pk")]


def word(*more):
    """A Word file with title, lead, text and more."""
    return docx(paragraph("Quầy số 3 mở sớm", style="Title"), paragraph(LEAD, style="Subtitle"),
                paragraph("Giờ mới", style="H1"), paragraph("Bảy giờ sáng."), *more).read()  # fmt: skip


def test_a_word_file_becomes_one_draft_and_opens_in_the_editor(send, section):
    answer = send("bai.docx", word())
    (draft,) = drafts()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (draft.title, draft.lead, draft.slug) == ("Quầy số 3 mở sớm", LEAD, "quay-so-3-mo-som")
    assert "<h2>Giờ mới</h2>" in draft.body[0].value.source
    assert draft.get_parent().pk == section.pk


def test_pictures_of_a_word_file_come_along(send):
    content = docx(
        paragraph("Quầy", style="Title"),
        picture("rId9"),
        relations=image_relation(9, "media/a.png"),
        parts={"word/media/a.png": PNG},
    ).read()
    send("bai.docx", content)
    assert [block.block_type for block in drafts()[0].body] == ["photo"]
    assert get_image_model().objects.get().collection.name == "Tòa soạn"


def test_a_feed_becomes_drafts_with_date_and_source(send, section):
    answer = send("tin.xml", (RSS % ("Sếu về", "https://bao.example/seu-ve")).encode())
    assert answer["Location"] == reverse("wagtailadmin_explore", args=[section.pk])
    first, second = drafts()
    assert (first.title, first.source_url) == ("Cò về", "https://bao.example/co-ve")
    assert first.source_name == "Báo Vườn Chim"
    assert localtime(first.published_on).isoformat() == "2019-08-22T10:00:00+07:00"
    assert (second.title, second.published_on) == ("Sếu về", None)


def test_an_archive_becomes_drafts_with_pictures_and_dates(send):
    send("cu.zip", zipped({"bai/1.html": PAGE, "bai/anh/co.jpg": jpeg(size=(640, 400))}).read())
    (draft,) = drafts()
    assert draft.title == "Đàn cò về bãi sớm hơn mọi năm"
    assert f"{draft.published_on:%Y-%m-%d}" == "2019-08-22"
    photo = next(block.value for block in draft.body if block.block_type == "photo")
    assert photo["alt"] == "Đàn cò"
    assert photo["image"].collection.name == "Tòa soạn"


@pytest.mark.parametrize("role", ["Phóng viên", "Biên tập viên", "Trưởng ban"])
def test_nothing_is_published_and_nothing_handed_in(client, send, role):
    send("tin.xml", (RSS % ("Sếu về", "https://bao.example/seu-ve")).encode(), role)
    assert len(drafts()) == 2
    assert not ArticlePage.objects.filter(live=True).exists()
    assert not any(draft.current_workflow_state for draft in drafts())
    client.logout()
    assert "Cò về" not in client.get("/tin-tuc/").content.decode()


def test_the_importer_owns_the_drafts_and_so_never_approves_them(send, person):
    send("bai.docx", word(), "Trưởng ban")
    article = ArticlePage.objects.get()
    assert article.owner
    assert article.get_latest_revision().user == article.owner


@pytest.mark.parametrize(
    ("title", "link"),
    [
        ("…", "https://bao.example/a"),
        ("Cò về", "https://bao.example/a"),
        ("Sếu " * 200, "https://bao.example/a"),
        ("Sếu về", "javascript:alert(1)"),
        ("Sếu về", "/tin/1"),
        ("Sếu về", "https://bao.example/" + "a" * 600),
        ("Sếu về", ""),
    ],
    ids=["no letter", "twice", "long", "script", "half an address", "long address", "no address"],
)
def test_odd_titles_and_addresses_still_become_drafts(client, send, title, link):
    assert send("tin.xml", (RSS % (title, link)).encode()).status_code == 302
    assert len(drafts()) == 2
    assert all(draft.source_url.startswith("https://") or not draft.source_url for draft in drafts())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bai.doc", b"\xd0\xcf\x11\xe0" + b"0" * 100),
        ("bai.docx", b"\xd0\xcf\x11\xe0" + b"0" * 100),
        ("bai.docx", HTML),
        ("bai.docx", b"PK\x03\x04hong"),
        ("tin.xml", b"<rss><channel>"),
        ("tin.xml", HTML),
        ("tin.rss", b'<!DOCTYPE a [<!ENTITY x "y">]><rss>&x;</rss>'),
        ("cu.zip", b"khong phai zip"),
        ("cu.zip", zipped({"a.txt": "không có trang"}).read()),
        ("bai.html", HTML),
        ("bai", b"x"),
        ("bai.docx.exe", b"MZ"),
    ],
)
def test_what_cannot_be_read_is_refused_at_the_field_and_leaves_nothing(send, name, content):
    answer = send(name, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not ArticlePage.objects.exists()


def test_no_file_is_said(enter, person, section):
    answer = enter(person("Phóng viên")).post(reverse("news_import", args=[section.pk]))
    assert answer.context["form"].errors["file"]


def test_a_picture_that_is_none_is_left_out_and_named(send):
    answer = send("cu.zip", zipped({"bai/1.html": PAGE, "bai/anh/co.jpg": HTML}).read(), follow=True)
    assert not get_image_model().objects.exists()
    assert len(drafts()) == 1
    assert "hinh-1" in answer.content.decode()


@pytest.mark.parametrize("role", ["Biên tập viên cơ quan", "Quản trị"])
def test_who_may_write_here_may_bring_in(send, role):
    answer = send("bai.docx", word(), role)
    assert ArticlePage.objects.exists() is (role == "Quản trị")
    assert answer.status_code in (302, 403)


def test_a_stranger_brings_in_nothing(client, section):
    answer = client.post(reverse("news_import", args=[section.pk]), {"file": SimpleUploadedFile("a.docx", word())})
    assert answer["Location"].startswith("/quan-tri/login/")
    assert not ArticlePage.objects.exists()


def test_what_an_import_hides_is_cleaned(send):
    evil = PAGE.replace("<p>Ban", "<script>alert(1)</script><p onclick='x()'>Ban")
    send("cu.zip", zipped({"1.html": evil}).read())
    source = "".join(block.value.source for block in drafts()[0].body if block.block_type == "text")
    assert "script" not in source
    assert "onclick" not in source
