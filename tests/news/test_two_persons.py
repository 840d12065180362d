"""Nobody approves or publishes their own item: the chain, and every way around it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError, PublishPageRevisionAction
from wagtail.models import WorkflowState

from core.approval import PublicationRefused, authors
from home.models import HomePage, InformationPage
from news.models import ArticlePage, Publication

from .conftest import decide, fresh, step, submit

pytestmark = pytest.mark.django_db


def test_an_article_goes_from_reporter_to_editor_to_head(person, write):
    reporter, editor, head = person("Phóng viên"), person("Biên tập viên"), person("Trưởng ban")
    article = write(reporter)
    assert submit(article, reporter).task.name == "Biên tập"
    decide(article, editor, "approve")
    assert step(article).task.name == "Duyệt"
    decide(article, head, "approve")
    article = fresh(article)
    assert article.live
    assert article.published_on
    record = Publication.objects.get()
    assert (record.article, record.approved_by, record.written_by) == (article, head, reporter.first_name)


def test_what_is_returned_needs_a_reason(person, write):
    reporter, editor = person("Phóng viên"), person("Biên tập viên")
    article = write(reporter)
    submit(article, reporter)
    with pytest.raises(PublicationRefused):
        decide(article, editor, "reject", comment=" ")
    decide(article, editor, "reject", comment="Thiếu ngày bắt đầu")
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Thiếu ngày bắt đầu"


@pytest.mark.parametrize("superuser", [False, True])
def test_a_head_never_approves_their_own_article(person, write, superuser):
    head, editor = person("Trưởng ban", superuser), person("Biên tập viên")
    article = write(head)
    submit(article, head)
    decide(article, editor, "approve")
    with pytest.raises(PublicationRefused):
        decide(article, head, "approve")
    assert not fresh(article).live
    decide(article, person("Trưởng ban"), "approve")
    assert fresh(article).live


def test_an_editor_never_passes_their_own_article_on(person, write):
    editor = person("Biên tập viên")
    article = write(editor)
    submit(article, editor)
    with pytest.raises(PublicationRefused):
        decide(article, editor, "approve")
    decide(article, person("Biên tập viên"), "approve")
    assert step(article).task.name == "Duyệt"


def test_an_editor_corrects_what_a_reporter_wrote_and_passes_it_on(person, write):
    reporter, editor = person("Phóng viên"), person("Biên tập viên")
    article = write(reporter)
    submit(article, reporter)
    article.title = "Mở cửa cả sáng thứ Bảy"
    article.save_revision(user=editor)
    decide(article, editor, "approve")
    assert step(article).task.name == "Duyệt"


def test_who_changes_a_word_while_approving_becomes_an_author(person, write):
    reporter, head = person("Phóng viên"), person("Trưởng ban")
    article = write(reporter)
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    article = fresh(article)
    article.title = "Tựa của trưởng ban"
    article.save_revision(user=head)
    with pytest.raises(PublicationRefused):
        decide(article, head, "approve")


def test_saving_without_a_change_makes_nobody_an_author_and_hides_none(person, write):
    reporter, other = person("Phóng viên"), person("Trưởng ban")
    article = write(reporter)
    fresh(article).get_latest_revision_as_object().save_revision(user=other)
    assert authors(fresh(article)) == {reporter.pk}


def test_the_approver_sets_the_hour_and_saves_without_becoming_an_author(person, write):
    reporter, head = person("Phóng viên"), person("Trưởng ban")
    article = write(reporter)
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    article = fresh(article).get_latest_revision_as_object()
    article.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    article.save_revision(user=head)
    decide(article, head, "approve")
    assert not fresh(article).live
    assert fresh(article).scheduled_revision.approved_go_live_at


def test_authors_of_an_earlier_public_version_may_approve_the_next(person, write):
    head, reporter = person("Trưởng ban"), person("Phóng viên")
    article = write(head)
    article.get_latest_revision().publish()
    article = fresh(article)
    article.title = "Mở cửa cả chiều thứ Bảy"
    article.save_revision(user=reporter)
    assert authors(fresh(article)) == {reporter.pk}


def test_two_heads_at_once_publish_once_and_the_second_is_told(person, write):
    reporter = person("Phóng viên")
    article = write(reporter)
    submit(article, reporter)
    decide(article, person("Biên tập viên"), "approve")
    state = step(article)
    for head, fails in ((person("Trưởng ban"), False), (person("Trưởng ban"), True)):
        if fails:
            with pytest.raises(PublicationRefused):
                state.task.specific.on_action(state, head, "approve")
        else:
            state.task.specific.on_action(state, head, "approve")
    assert Publication.objects.count() == 1


def test_an_urgent_article_skips_editing_and_waits_for_a_later_check(person, write):
    reporter = person("Phóng viên")
    article = write(reporter, is_urgent=True, urgent_until="2030-01-01T00:00+07:00")
    assert submit(article, reporter).task.name == "Duyệt"
    decide(article, person("Trưởng ban"), "approve")
    record = Publication.objects.get()
    assert (record.is_urgent, record.checked_at) == (True, None)


def test_an_urgent_article_is_not_approved_by_its_author(person, write):
    head = person("Trưởng ban")
    article = write(head, is_urgent=True, urgent_until="2030-01-01T00:00+07:00")
    submit(article, head)
    with pytest.raises(PublicationRefused):
        decide(article, head, "approve")


@pytest.fixture
def signed_in(client, person):
    """A client signed in as a head or an administrator, who writes and then tries everything alone."""

    def make(superuser=False):
        user = person("Trưởng ban", superuser)
        client.force_login(user)
        client.user = user
        return client

    return make


@pytest.mark.parametrize("superuser", [False, True])
class TestWaysAround:
    """One person alone, with every right there is, and the server's answer."""

    def test_the_publish_button_of_the_editor(self, signed_in, write, superuser):
        client = signed_in(superuser)
        article = write(client.user)
        client.post(
            reverse("wagtailadmin_pages:edit", args=[article.pk]), editor_form(article) | {"action-publish": "1"}
        )
        assert not fresh(article).live

    def test_publishing_while_creating(self, signed_in, section, superuser):
        client = signed_in(superuser)
        form = editor_form(ArticlePage(title="Bài mới", slug="bai-moi")) | {"action-publish": "1"}
        client.post(reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk]), form)
        assert not ArticlePage.objects.filter(live=True).exists()

    def test_the_bulk_action(self, signed_in, write, superuser):
        client = signed_in(superuser)
        article = write(client.user)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{address}?id={article.pk}", {"include_descendants": "on"})
        assert not fresh(article).live

    def test_the_action_behind_every_door(self, signed_in, write, superuser):
        user = signed_in(superuser).user
        article = write(user)
        with pytest.raises(PublishPagePermissionError):
            PublishPageRevisionAction(article.get_latest_revision(), user=user).execute()
        with pytest.raises(PublicationRefused):
            article.get_latest_revision().publish(user=user, skip_permission_checks=True)
        assert not fresh(article).live

    def test_approving_in_the_workflow(self, signed_in, write, person, superuser):
        client = signed_in(superuser)
        article = write(client.user)
        submit(article, client.user)
        decide(article, person("Biên tập viên"), "approve")
        state = step(article)
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk]))
        form = editor_form(article) | {"action-workflow-action": "1", "workflow-action-name": "approve"}
        client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
        assert not fresh(article).live

    def test_copying_something_public(self, signed_in, publish, section, superuser):
        client = signed_in(superuser)
        article = publish()
        form = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": section.pk}
        for more in ({"publish_copies": "on"}, {"alias": "on"}, {"publish_copies": "on", "alias": "on"}):
            client.post(reverse("wagtailadmin_pages:copy", args=[article.pk]), form | more)
        assert list(ArticlePage.objects.filter(live=True)) == [article]

    def test_scheduling_and_reverting(self, signed_in, publish, superuser):
        client = signed_in(superuser)
        article = publish()
        old = article.live_revision
        article.title = "Tựa lén"
        article.save_revision(user=client.user)
        schedule = {"go_live_at": "2020-01-01 00:00", "action-publish": "1"}
        client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), editor_form(article) | schedule)
        form = editor_form(article) | {"revision": old.pk, "action-publish": "1"}
        client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)
        assert fresh(article).title != "Tựa lén"
        assert fresh(article).live_revision == old

    def test_unpublishing_and_deleting(self, signed_in, publish, section, superuser):
        client = signed_in(superuser)
        article = publish()
        for page in (article, section):
            client.post(
                reverse("wagtailadmin_pages:delete", args=[page.pk]), {"confirm": "1", "confirm_site_name": "x"}
            )
        client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
        client.post(reverse("wagtailadmin_pages:unpublish", args=[section.pk]), {"include_descendants": "on"})
        for action in ("delete", "unpublish"):
            address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
            client.post(f"{address}?id={article.pk}&id={section.pk}", {"include_descendants": "on"})
        assert fresh(article).live

    def test_other_pages_too(self, signed_in, superuser):
        client = signed_in(superuser)
        page = InformationPage(
            title="Trang", slug="trang", lead="Lời dẫn", body="<p>Lời</p>", live=False, owner=client.user
        )
        HomePage.objects.get().add_child(instance=page)
        page.save_revision(user=client.user)
        form = {"title": "Trang", "slug": "trang", "lead": "Lời dẫn", "body": "null", "action-publish": "1"}
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
        with pytest.raises(PublicationRefused):
            page.get_latest_revision().publish(user=client.user, skip_permission_checks=True)
        assert not InformationPage.objects.get(pk=page.pk).live


def test_no_api_is_mounted(client, admin_client):
    for path in ("/api/", "/api/v2/pages/", "/api/v3/pages/", "/quan-tri/api/main/pages/"):
        assert client.post(path).status_code in (302, 404, 405)
    assert admin_client.post("/quan-tri/api/main/pages/", {}).status_code in (403, 404, 405)


def editor_form(article):
    """What the editor's form posts for an article, with nothing in its rows."""
    empty = {}
    for name in ("bylines", "attachments", "related_documents", "corrections", "comments"):
        empty |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0, f"{name}-MIN_NUM_FORMS": 0}
        empty |= {f"{name}-MAX_NUM_FORMS": 1000}
    words = {"title": article.title, "slug": article.slug, "lead": article.lead, "kind": "news", "body-count": 0}
    return empty | words | {"category": article.category_id or "", "comment_notifications": ""}
