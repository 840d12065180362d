"""The archive of a year: everything that was ever public, as it was public, for whoever may publish (B21)."""

import json
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model

from news.models import Attachment, Correction
from news.newsroom.year import write_archive

from .conftest import redraft

pytestmark = pytest.mark.django_db
JUNE = "2024-06-01T08:00:00+07:00"


def archive(year=2024):
    """The opened zip of a year."""
    stream = BytesIO()
    write_archive(year, stream)
    return zipfile.ZipFile(stream)


def rows(opened):
    """The index of an archive."""
    return json.loads(opened.read("muc-luc.json"))


def page_of(opened, title="Mở cửa sáng thứ Bảy"):
    """The page of an article in an archive."""
    (row,) = [row for row in rows(opened) if row["title"] == title]
    return opened.read(f"{row['folder']}/index.html").decode()


def test_it_holds_pages_data_pictures_and_files(publish, image):
    file = get_document_model().objects.create(title="Bảng", file=ContentFile(b"a,b\n", name="bang.csv"))
    photo = {"image": image, "alt": "Quầy", "is_decorative": False, "caption": "", "credit": ""}
    body = [("photo", photo), ("attachment", {"document": file, "title": "Bảng"}), ("text", "<p>Bảy giờ sáng.</p>")]
    publish(published_on=JUNE, body=body, photo=image, photo_alt="Quầy", attachments=[Attachment(document=file)])
    opened = archive()
    assert opened.testzip() is None
    assert "Bảy giờ sáng." in page_of(opened)
    (row,) = rows(opened)
    assert (row["title"], row["state"], row["bylines"]) == ("Mở cửa sáng thứ Bảy", "live", ["Hồng Mai"])
    names = opened.namelist()
    assert [name for name in names if name.endswith(".jpg")]
    assert [name for name in names if name.endswith(".csv")]
    assert len(names) == len(set(names))
    assert row["title"] in opened.read("index.html").decode()


def test_it_holds_what_was_taken_down_and_what_expired(publish):
    publish("Gỡ", published_on=JUNE).unpublish()
    publish("Hết hạn", published_on=JUNE, expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    publish("Còn", published_on=JUNE)
    assert {row["title"]: row["state"] for row in rows(archive())} == {
        "Gỡ": "taken down", "Hết hạn": "expired", "Còn": "live"}  # fmt: skip


def test_drafts_are_not_in_it_nor_do_they_show_through(publish, write):
    write(None, "Nháp kín", published_on=JUNE)
    redraft(publish(published_on=JUNE), title="Bản nháp kín")
    article = publish("Gỡ", published_on=JUNE)
    article.unpublish()
    redraft(article, title="Bản nháp kín")
    assert {row["title"] for row in rows(archive())} == {"Mở cửa sáng thứ Bảy", "Gỡ"}


def test_lead_authors_source_and_corrections_are_in_it(publish):
    correction = Correction(corrected_on=date(2024, 6, 2), wrong="12 thủ tục", right="13 thủ tục")
    page = publish(published_on=JUNE, source_name="Sở Y tế", corrections=[correction])
    opened = archive()
    assert "Sở Y tế" in page_of(opened)
    assert "Hồng Mai" in page_of(opened)
    assert page.lead in page_of(opened)
    assert "13 thủ tục" in page_of(opened)


def test_a_year_ends_at_midnight_of_this_country(publish):
    publish("Năm mới", published_on="2024-12-31T17:30:00+00:00")
    assert rows(archive(2024)) == []
    (row,) = rows(archive(2025))
    assert row["folder"].startswith("01-01-")


def test_titles_are_escaped(publish):
    publish("<script>alert(1)</script>", slug="x", published_on=JUNE)
    opened = archive()
    assert "<script>alert" not in page_of(opened, "<script>alert(1)</script>")
    assert "<script>alert" not in opened.read("index.html").decode()


def test_a_file_that_the_disk_lost_is_named(publish, image):
    publish(published_on=JUNE, photo=image, photo_alt="Quầy")
    image.file.storage.delete(image.file.name)
    assert [name for name in archive().namelist() if name.endswith(".thieu.txt")]


# Through the admin


def asked(enter, user, year):
    """The answer to a user who wants the archive of a year."""
    return enter(user).get(reverse("news_year_archive", args=[year]))


@pytest.mark.parametrize("role", ["Trưởng ban"])
def test_whoever_may_publish_gets_it(enter, person, publish, role):
    publish(published_on=JUNE)
    answer = asked(enter, person(role), 2024)
    assert answer["Content-Disposition"] == 'attachment; filename="tin-tuc-2024.zip"'
    assert zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))).testzip() is None


@pytest.mark.parametrize("role", ["Phóng viên", "Biên tập viên", "Biên tập viên cơ quan", "Quản trị"])
def test_nobody_else_gets_it(enter, person, publish, role):
    publish(published_on=JUNE)
    answer = asked(enter, person(role), 2024)
    assert answer.status_code in (302, 403)


@pytest.mark.parametrize("year", [2023, 0, 1, 1899, 9999, 99999])
def test_an_empty_year_is_not_found(enter, person, publish, year):
    publish(published_on=JUNE)
    assert asked(enter, person("Trưởng ban"), year).status_code == 404


def test_the_command_writes_it_too(publish, tmp_path, capsys):
    publish(published_on=JUNE)
    call_command("export_year", 2024, str(tmp_path / "2024.zip"))
    assert len(rows(zipfile.ZipFile(tmp_path / "2024.zip"))) == 1
    assert "2024" in capsys.readouterr().out
