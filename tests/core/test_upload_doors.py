"""Every door of the admin through which files come, and the doors through which they are served."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext
from PIL import Image as Pillow
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, UploadedFile

from tests.core import files
from tests.core.files import picture, upload, with_place

pytestmark = pytest.mark.django_db

PICTURE_DOORS = ["/quan-tri/images/add/", "/quan-tri/images/chooser/create/", "/quan-tri/images/multiple/add/"]
DOCUMENT_DOORS = [
    "/quan-tri/documents/add/",
    "/quan-tri/documents/chooser/create/",
    "/quan-tri/documents/multiple/add/",
]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A folder of files as in production."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


def send(client, door, sent, title="Tên"):
    if "multiple" in door:
        data = {"title": title, "files[]": sent, "collection": _folder()}
        headers = {"X-Requested-With": "XMLHttpRequest"}
        return client.post(door, data, headers=headers)
    prefix = {"images": "image-chooser-upload-", "documents": "document-chooser-upload-"}
    names = prefix["images" if "images" in door else "documents"] if "chooser" in door else ""
    return client.post(door, {f"{names}title": title, f"{names}file": sent, f"{names}collection": _folder()})


def _folder():
    return Collection.objects.get(name="Tòa soạn").pk


@pytest.mark.parametrize("door", PICTURE_DOORS)
def test_every_door_for_pictures_keeps_the_bare_picture(admin_client, door):
    send(admin_client, door, upload("Ảnh.jpg", picture(exif=with_place())))
    stored = Image.objects.get().file
    assert dict(Pillow.open(stored.open()).getexif()) == {}
    assert stored.name.startswith("original_images/anh-")


@pytest.mark.parametrize("content", [files.HTML, picture()[:200], files.PDF])
@pytest.mark.parametrize("door", PICTURE_DOORS)
def test_every_door_for_pictures_says_at_the_field_what_is_wrong(admin_client, door, content):
    answer = send(admin_client, door, upload("a.jpg", content))
    assert answer.status_code == 200
    text = answer.content.decode()
    said = json.loads(text) if text.startswith("{") else {}
    message = gettext("The picture is damaged: it cannot be opened. Save it anew and send it again.")
    assert message in (said.get("error_message") or said.get("html") or said.get("htmlFragment") or text)
    assert not Image.objects.exists()


@pytest.mark.parametrize("door", DOCUMENT_DOORS)
def test_every_door_for_documents_names_the_file_plainly(admin_client, door):
    send(admin_client, door, upload("Đơn xin.pdf", files.PDF))
    assert Document.objects.get().filename == "don-xin.pdf"


@pytest.mark.parametrize(("name", "content"), [("a.pdf", files.HTML), ("a.html", files.HTML), ("a.svg", b"<svg/>")])
@pytest.mark.parametrize("door", DOCUMENT_DOORS)
def test_every_door_for_documents_refuses_pages(admin_client, door, name, content):
    answer = send(admin_client, door, upload(name, content))
    assert answer.status_code == 200
    assert not Document.objects.exists()


def test_a_picture_that_waits_for_its_title_is_bare_too(admin_client):
    send(admin_client, PICTURE_DOORS[2], upload("a.jpg", picture(exif=with_place())), title="x" * 300)
    waiting = UploadedFile.objects.get()
    assert dict(Pillow.open(waiting.file.open()).getexif()) == {}


def test_a_large_photo_comes_through_the_file_on_disk(admin_client, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    send(admin_client, PICTURE_DOORS[0], upload("a.jpg", picture(size=(3000, 20), exif=with_place())))
    stored = Pillow.open(Image.objects.get().file.open())
    assert stored.width == 2560
    assert dict(stored.getexif()) == {}


def test_a_document_is_served_as_a_download_that_nobody_sniffs(client):
    Document.objects.create(title="Đơn", file=ContentFile(files.DOCX, "don.docx"))
    answer = client.get(Document.objects.get().url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"].endswith("wordprocessingml.document")


@pytest.fixture
def rendition(admin_client):
    send(admin_client, PICTURE_DOORS[0], upload("a.jpg", picture()))
    return Image.objects.get().get_rendition("width-20")


def test_a_rendition_is_served_with_its_type_for_a_year(client, rendition):
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    "path",
    [
        "khong-co.jpg", "../original_images/a.jpg", "..%2Foriginal_images%2Fa.jpg", "..%5Ca.jpg", ".jpg", "..", "",
        "a.html", "a.svg", "../../db.sqlite3", "%2Fetc%2Fpasswd.jpg", "%00.jpg", "jpg", "x" * 3000 + ".jpg",
    ],
)  # fmt: skip
def test_nothing_else_leaves_the_media_folder(client, path):
    default_storage.save("images/a.html", ContentFile(files.HTML))
    assert client.get(f"/media/images/{path}").status_code in (400, 404)
    assert client.get("/media/documents/don.pdf").status_code == 404
