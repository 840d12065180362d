"""Accidents at the editor's desk: each ends in words on the field, with nothing half-saved and nothing lost."""

import unicodedata
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Revision

from news.models import ArticlePage, Publication, SectionPage
from tests.core import files
from tests.core.files import packed, picture, upload, with_place
from tests.news.importing.files import docx, paragraph, run

from .conftest import decide, fresh, submit
from .test_two_persons import editor_form

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
NEWER = (
    "Somebody saved a newer version since you opened this one. What you wrote is below, not saved yet: "
    "compare it with the newer version in the history. Saving again puts yours in its place."
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A folder of files as in production."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


@pytest.fixture
def signed_in(client, person):
    """A client signed in as an editor."""
    client.user = person("Biên tập viên")
    client.force_login(client.user)
    return client


def opened(article):
    """The marks of the version that somebody has on the screen."""
    latest = fresh(article).get_latest_revision()
    return {"loaded_revision_id": latest.pk, "loaded_revision_created_at": latest.created_at.isoformat()}


def save(client, article, seen, title, **more):
    """Press "save the draft", or let autosave do it."""
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    headers = {"Accept": "application/json"} if more.pop("by_itself", False) else {}
    return client.post(address, editor_form(article) | seen | {"title": title} | more, headers=headers)


def test_of_two_editors_the_second_is_warned_and_loses_nothing(signed_in, write, person):
    article = write(person("Phóng viên"))
    seen = opened(article)
    article.title = "Tựa của người thứ nhất"
    article.save_revision(user=person("Biên tập viên"))
    answer = save(signed_in, article, seen, "Tựa của người thứ hai")
    assert gettext(NEWER) in answer.content.decode()
    assert "Tựa của người thứ hai" in answer.content.decode()
    assert fresh(article).get_latest_revision().content["title"] == "Tựa của người thứ nhất"
    save(signed_in, article, opened(article), "Tựa của người thứ hai")
    titles = [revision.content["title"] for revision in article.revisions.order_by("created_at", "pk")]
    assert titles[1:] == ["Tựa của người thứ nhất", "Tựa của người thứ hai"]


def test_autosave_never_replaces_a_colleagues_newer_version(signed_in, write, person):
    article = write(person("Phóng viên"))
    seen = opened(article)
    article.title = "Tựa của người thứ nhất"
    article.save_revision(user=person("Biên tập viên"))
    answer = save(signed_in, article, seen, "Tựa của người thứ hai", by_itself=True)
    assert answer.json()["error_code"] == "invalid_revision"
    assert fresh(article).get_latest_revision().content["title"] == "Tựa của người thứ nhất"


def test_nobody_approves_what_autosave_changed_in_the_meantime(client, person, write):
    reporter, other, head = person("Phóng viên"), person("Trưởng ban"), person("Trưởng ban")
    article = write(reporter)
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    article = fresh(article).get_latest_revision_as_object()
    article.title = "Đang viết"
    mine = article.save_revision(user=other)
    seen = opened(article)
    article.title = "Viết tiếp"
    article.save_revision(user=other, overwrite_revision=mine)
    client.force_login(head)
    yes = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    save(client, article, seen, "Đang viết", **yes)
    assert not fresh(article).live
    assert fresh(article).get_latest_revision().content["title"] == "Viết tiếp"


def test_after_a_crash_the_last_autosave_is_there(signed_in, write):
    article = write(signed_in.user)
    first = save(signed_in, article, opened(article), "Viết dở", by_itself=True).json()
    save(signed_in, article, {"overwrite_revision_id": first["revision_id"]}, "Viết dở thêm một câu", by_itself=True)
    assert (
        'value="Viết dở thêm một câu"'
        in signed_in.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    )
    assert article.revisions.count() == 2


def test_autosave_keeps_a_draft_that_lacks_everything(signed_in, write):
    article = write(signed_in.user)
    answer = save(signed_in, article, opened(article), "Chỉ có tựa", by_itself=True, lead="", category="")
    assert answer.json()["success"]


WORD = (
    '<p class="MsoNormal" style="mso-margin-top-alt:auto"><b><span style="font-family:Times">Khai sinh</span></b>'
    "<o:p></o:p></p><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p>“Đúng hạn” – 12 ngày</p>"
    '<style>p.MsoNormal {margin:0}</style><p onclick="x()"><font color="red">Đỏ</font></p>'
)


def test_what_is_pasted_from_word_keeps_its_words_and_loses_its_dress(signed_in, write):
    article = write(signed_in.user)
    block = {"body-count": 1, "body-0-deleted": "", "body-0-order": 0, "body-0-type": "text", "body-0-id": ""}
    text = unicodedata.normalize("NFD", WORD)
    article.body = [("text", text)]
    article.save_revision(user=signed_in.user)
    title = unicodedata.normalize("NFD", "Đăng ký khai sinh")
    save(signed_in, article, opened(article), title, lead=unicodedata.normalize("NFD", "Lời dẫn"), **block | {
        "body-0-value": "null",
    })  # fmt: skip
    stored = article.revisions.order_by("created_at", "pk")
    html = stored[1].as_object().body.raw_data[0]["value"]
    assert "“Đúng hạn” – 12 ngày" in html
    assert "<b>Khai sinh</b>" in html
    assert not any(dress in html for dress in ("style", "Mso", "span", "font", "onclick", "o:p", "xml"))
    assert stored[2].content["lead"] == "Lời dẫn"
    assert unicodedata.is_normalized("NFC", stored[2].as_object().title)


def send_picture(client, name, content):
    """Add a picture to the library; the answer."""
    folder = Collection.objects.get(name="Tòa soạn").pk
    form = {"title": "Ảnh", "file": upload(name, content), "collection": folder}
    return client.post(reverse("wagtailimages:add"), form)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("lon.jpg", picture() + b"\0" * 50 * MEGABYTE, "51 MB"),
        ("hong.jpg", picture()[:200], "không mở được"),
        ("gia.jpg", files.HTML, "không mở được"),
    ],
)
def test_a_picture_that_cannot_be_used_is_refused_at_its_field(admin_client, name, content, words):
    answer = send_picture(admin_client, name, content)
    errors = answer.context["form"].errors
    assert list(errors) == ["file"]
    assert words in errors["file"][0]
    assert not get_image_model().objects.exists()


def test_a_photo_tells_nobody_where_it_was_taken(admin_client):
    send_picture(admin_client, "anh.jpg", picture(exif=with_place()))
    assert dict(Pillow.open(get_image_model().objects.get().file.open()).getexif()) == {}


@pytest.mark.slow
def test_a_zip_bomb_is_refused_at_its_field(admin_client):
    bomb = packed({"so-lieu.csv": b"0," * 120 * MEGABYTE})
    form = {"title": "Số liệu", "file": upload("so-lieu.zip", bomb), "collection": Collection.objects.get(depth=1).pk}
    answer = admin_client.post(reverse("wagtaildocs:add"), form)
    assert list(answer.context["form"].errors) == ["file"]
    assert "giải nén" in answer.context["form"].errors["file"][0]
    assert not get_document_model().objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [pytest.param("bom.zip", None, marks=pytest.mark.slow), ("hong.docx", b"PK\x03\x04"), ("cu.doc", b"\xd0\xcf")],
)
def test_a_file_that_cannot_be_brought_in_makes_no_draft(admin_client, section, name, content):
    content = content or packed({f"{number}.html": b" " * 30 * MEGABYTE for number in range(14)})
    answer = admin_client.post(reverse("news_import", args=[section.pk]), {"file": upload(name, content)})
    assert list(answer.context["form"].errors) == ["file"]
    assert not ArticlePage.objects.exists()
    assert not get_image_model().objects.exists()


def test_a_document_of_two_hundred_pages_becomes_one_draft(admin_client, section):
    pages = [paragraph(run(f"Đoạn {number}. {'Nội dung của báo cáo. ' * 20}")) for number in range(1400)]
    file = upload("bao-cao.docx", docx(*pages).getvalue())
    admin_client.post(reverse("news_import", args=[section.pk]), {"file": file})
    article = ArticlePage.objects.get()
    assert "Đoạn 1399." in str(article.get_latest_revision_as_object().body)
    assert not article.live


def test_a_section_cannot_be_moved_below_itself(admin_client, section):
    below = section.add_child(instance=SectionPage(title="Mục con", slug="muc-con"))
    answer = admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=[section.pk, below.pk]))
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert said == [gettext("A page cannot be moved below itself. Nothing was moved.")]
    assert SectionPage.objects.get(pk=below.pk).get_parent().pk == section.pk
    assert not SectionPage.find_problems()[0]


@pytest.fixture
def scheduled(write, person):
    """An article that two approved for an hour ahead."""
    reporter = person("Phóng viên")
    article = write(reporter, go_live_at=timezone.now() + timedelta(hours=1))
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    decide(article, person("Trưởng ban"), "approve")
    return article


def the_clock_shows(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.parametrize("late", [timedelta(0), timedelta(seconds=1), timedelta(days=3)])
def test_a_scheduled_hour_is_kept_once_whenever_the_clock_reaches_it(scheduled, monkeypatch, late):
    the_clock_shows(monkeypatch, scheduled.go_live_at + late)
    for _run in range(2):
        call_command("publish_scheduled", verbosity=0)
    assert fresh(scheduled).live
    assert Publication.objects.count() == 1
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_a_clock_set_back_neither_hides_nor_publishes_again(scheduled, monkeypatch):
    the_clock_shows(monkeypatch, scheduled.go_live_at)
    call_command("publish_scheduled", verbosity=0)
    the_clock_shows(monkeypatch, scheduled.go_live_at - timedelta(hours=1))
    call_command("publish_scheduled", verbosity=0)
    assert fresh(scheduled).live
    assert Publication.objects.count() == 1


def test_before_its_hour_nothing_is_public(scheduled, client, monkeypatch):
    the_clock_shows(monkeypatch, scheduled.go_live_at - timedelta(seconds=1))
    call_command("publish_scheduled", verbosity=0)
    assert not fresh(scheduled).live
    assert client.get(scheduled.url).status_code == 404
