"""Doors that lead past the two persons without a button: each is tried by one person alone, through the server."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Task

from agencies.models import Agency
from core.approval import PublicationRefused
from home.models import HomePage
from news.editor.preflight import problems
from news.models import ArticlePage, Publication, SectionPage, Takedown

from .conftest import decide, fresh, submit
from .test_two_persons import editor_form

pytestmark = pytest.mark.django_db

SLY = "Tựa lén"


@pytest.fixture
def alone(client, person):
    """A client signed in as an administrator with every right there is."""
    client.user = person("Trưởng ban", superuser=True)
    client.force_login(client.user)
    return client


def edit(client, article, **fields):
    """Post the editor's form of an article."""
    return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), editor_form(article) | fields)


def published_by_two(write, person, author, **fields):
    """An article that the author wrote and others passed on and approved."""
    article = write(author, **fields)
    submit(article, author)
    decide(article, person("Biên tập viên"), "approve")
    decide(article, person("Trưởng ban"), "approve")
    return fresh(article)


def test_autosave_never_writes_into_a_version_that_was_published(alone, write, person):
    article = published_by_two(write, person, alone.user)
    approved = article.live_revision
    edit(alone, article, title=SLY, overwrite_revision_id=approved.pk)
    approved.refresh_from_db()
    assert approved.content["title"] != SLY


def test_nor_into_one_that_waits_for_its_hour(alone, write, person):
    article = published_by_two(write, person, alone.user, go_live_at=timezone.now() + timezone.timedelta(days=1))
    approved = article.get_latest_revision()
    alone.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, approved.pk]))
    edit(alone, article, title=SLY, overwrite_revision_id=approved.pk)
    approved.refresh_from_db()
    assert approved.content["title"] != SLY


def test_nobody_overwrites_a_colleagues_version(alone, write, person):
    article = write(person("Phóng viên"))
    theirs = article.get_latest_revision()
    edit(alone, article, title=SLY, overwrite_revision_id=theirs.pk)
    theirs.refresh_from_db()
    assert theirs.content["title"] != SLY
    assert fresh(article).get_latest_revision() == theirs


@pytest.mark.parametrize("fields", [{"title": SLY}, {"go_live_at": "2020-01-01 00:00"}, {"slug": "len"}])
def test_nothing_changes_while_an_approved_version_waits_for_its_hour(alone, write, person, fields):
    hour = timezone.now().replace(microsecond=0) + timezone.timedelta(days=1)
    article = published_by_two(write, person, person("Phóng viên"), go_live_at=hour)
    assert not article.live
    for action in ({}, {"action-publish": "1"}, {"action-submit": "1"}):
        edit(alone, article, **fields, **action)
    approved = article.scheduled_revision
    assert approved.approved_go_live_at == hour
    assert approved.content["title"] == article.title
    assert fresh(article).get_latest_revision() == approved


def test_whoever_takes_a_version_from_the_schedule_and_edits_it_needs_a_second_person_again(alone, write, person):
    article = published_by_two(
        write, person, person("Phóng viên"), go_live_at=timezone.now() + timezone.timedelta(days=1)
    )
    alone.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, article.scheduled_revision.pk]))
    edit(alone, article, title=SLY)
    submit(article, alone.user)
    decide(article, alone.user, "approve")
    with pytest.raises(PublicationRefused):
        decide(article, alone.user, "approve")
    assert not fresh(article).live


@pytest.mark.parametrize("off", ["expired", "taken down"])
def test_what_readers_see_of_an_article_that_is_off_changes_only_by_approval(alone, client, publish, person, off):
    article = publish()
    address = article.url
    article.unpublish(set_expired=off == "expired")
    if off == "taken down":
        asked = {"asked_by": alone.user, "approved_by": person("Trưởng ban"), "approved_at": timezone.now()}
        Takedown.objects.create(article=article, reason="Sai số liệu", **asked)
    before = client.get(address)
    edit(alone, fresh(article), title=SLY, slug="len", lead=SLY)
    after = client.get(address)
    assert after.status_code == before.status_code
    assert SLY not in after.content.decode()
    assert fresh(article).get_latest_revision().content["title"] == SLY


_PROGRAMS = ["publish", "revert_to_page_revision", "copy", "create_alias", "unpublish", "delete"]


@pytest.mark.parametrize("action", _PROGRAMS)
def test_the_admins_own_interface_for_programs(alone, publish, write, action, section):
    live, draft = publish(), write(alone.user, "Nháp", slug="nhap")
    for article in (live, draft):
        data = {"destination_page_id": section.pk, "keep_live": True, "recursive": False, "slug": "ban-sao"}
        data |= {"revision_id": article.get_latest_revision().pk}
        alone.post(f"/quan-tri/api/main/pages/{article.pk}/action/{action}/", data, content_type="application/json")
    assert list(ArticlePage.objects.filter(live=True)) == [live]


def test_switching_the_step_of_approval_off_publishes_nothing(client, person, write):
    reporter, admin = person("Phóng viên"), person("Quản trị", superuser=True)
    article = write(reporter)
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    client.force_login(admin)
    client.post(reverse("wagtailadmin_workflows:disable_task", args=[Task.objects.get(name="Duyệt").pk]))
    assert not fresh(article).live
    assert not Publication.objects.exists()


def test_a_workflow_without_steps_publishes_nothing(alone, write, person):
    article = write(person("Phóng viên"))
    article.get_workflow().workflow_tasks.all().delete()
    edit(alone, article, **{"action-submit": "1"})
    assert not fresh(article).live


def test_locking_and_unlocking(alone, write, person):
    article = write(alone.user)
    submit(article, alone.user)
    decide(article, person("Biên tập viên"), "approve")
    for name in ("lock", "unlock"):
        alone.post(reverse(f"wagtailadmin_pages:{name}", args=[article.pk]))
        edit(alone, article, **{"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert not fresh(article).live


def test_comments_on_a_public_article_stay_inside(alone, client, publish):
    article = publish()
    words = {"comments-TOTAL_FORMS": 1, "comments-0-text": SLY, "comments-0-contentpath": "title"}
    words |= {"comments-0-replies-TOTAL_FORMS": 0, "comments-0-replies-INITIAL_FORMS": 0}
    edit(alone, article, **words)
    client.logout()
    assert SLY not in client.get(article.url).content.decode()


@pytest.mark.parametrize("destination", ["home", "section"])
def test_moving_without_the_right(client, person, publish, section, destination):
    client.force_login(person("Phóng viên"))
    article = publish()
    other = section.add_child(instance=SectionPage(title="Mục khác", slug="muc-khac"))
    target = {"home": HomePage.objects.get(), "section": other}[destination]
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, target.pk]))
    assert fresh(article).get_parent().pk == section.pk


def test_an_agencys_editor_moves_nothing_out_of_the_own_section(client, person, write, section):
    agency = Agency.objects.create(name="Sở Nội vụ", tier="province")
    own_section = section.add_child(instance=SectionPage(title="Sở Nội vụ", slug="so-noi-vu", agency=agency))
    editor = person("Biên tập viên cơ quan")
    editor.groups.add(Group.objects.get(name__startswith="Biên tập viên cơ quan:"))
    client.force_login(editor)
    article = write(editor, under=own_section)
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[article.pk, section.pk]))
    assert fresh(article).get_parent().pk == own_section.pk


def test_reordering_publishes_nothing(alone, write, publish):
    live, draft = publish(), write(alone.user, "Nháp", slug="nhap")
    alone.post(reverse("wagtailadmin_pages:set_page_position", args=[draft.pk]) + "?position=0")
    assert list(ArticlePage.objects.filter(live=True)) == [live]


def test_an_alias_turned_into_a_page_is_no_new_publication(alone, write, person, section):
    draft = write(alone.user)
    alias = draft.create_alias(parent=section, update_slug="bi-danh")
    alone.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    edit(alone, fresh(alias), title=SLY, **{"action-publish": "1"})
    assert not ArticlePage.objects.filter(live=True).exists()


def test_the_front_page_is_not_deleted_with_what_was_published_below(alone, publish):
    article = publish()
    home = HomePage.objects.get()
    answer = alone.post(
        reverse("wagtailadmin_pages:delete", args=[home.pk]), {"confirm_site_name": "Cổng thông tin tỉnh"}
    )
    assert answer.status_code == 302
    assert fresh(article).live


def test_a_redirect_never_stands_before_what_is_published_or_was_taken_down(alone, client, publish, person):
    public, gone = publish(), publish("Bài bị gỡ", slug="bai-bi-go")
    Takedown.objects.create(
        article=gone, reason="Sai", asked_by=alone.user, approved_by=person("Trưởng ban"), approved_at=timezone.now()
    )
    gone.unpublish()
    for article in (public, gone):
        Redirect.objects.create(old_path=article.url.rstrip("/"), redirect_link="https://noi-khac.example/")
    assert client.get(public.url).status_code == 200
    assert client.get(gone.url).status_code == 410


def test_a_picture_in_the_library_is_not_replaced(alone, publish, image):
    publish(photo=image, photo_alt="Quầy")
    name, hash_before = image.file.name, image.file_hash
    other = BytesIO()
    Image.new("RGB", (400, 300), "red").save(other, "JPEG")
    form = {
        "title": "Quầy",
        "collection": image.collection_id,
        "file": SimpleUploadedFile("khac.jpg", other.getvalue()),
    }
    answer = alone.post(reverse("wagtailimages:edit", args=[image.pk]), form)
    image.refresh_from_db()
    assert (image.file.name, image.file_hash) == (name, hash_before)
    message = "A file that public pages may show is not replaced. Add the new file beside it."
    assert gettext(message) in answer.content.decode()


def test_nor_is_a_document(alone):
    document = get_document_model().objects.create(title="Đơn", file=ContentFile(b"a,b\n1,2\n", "don.csv"))
    form = {"title": "Đơn", "collection": document.collection_id, "file": SimpleUploadedFile("x.csv", b"c,d\n3,4\n")}
    alone.post(reverse("wagtaildocs:edit", args=[document.pk]), form)
    document.refresh_from_db()
    assert document.file.read() == b"a,b\n1,2\n"


def test_numbers_stay_corrected_openly_after_a_takedown(publish, person):
    article = publish()
    article.unpublish()
    article = fresh(article)
    article.body = [("text", "<p>Quầy tiếp nhận 99 thủ tục.</p>")]
    article.save_revision(user=person("Phóng viên"))
    assert "corrections" in [problem.field for problem in problems(fresh(article).get_latest_revision_as_object())]
