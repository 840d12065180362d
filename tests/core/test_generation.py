"""The generation of what the public sees: every change is a new one, known at once here and soon elsewhere."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from core import generation
from core.generation import PublicChange, PublicRecord, changed
from core.models import BasePage, SiteSettings
from core.web.cache import Cached
from home.models import InformationPage
from search.documents import Document, remove_documents, save_documents
from tests.rooms import FLOOR

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def clock(monkeypatch):
    """clock(seconds) lets time pass; a generation is fresh for a second again."""
    now = [1000.0]
    monkeypatch.setattr(generation.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(generation, "FRESH_SECONDS", 1)
    generation.forget()
    return lambda seconds: now.__setitem__(0, now[0] + seconds)


def elsewhere():
    """A change by another process: this one is not told."""
    PublicChange.objects.create()


def test_every_change_is_a_new_generation():
    seen = [generation.generation()]
    for _change in range(5):
        changed()
        seen.append(generation.generation())
    assert len(set(seen)) == 6


def test_a_change_elsewhere_is_known_after_a_second(clock):
    before = generation.generation()
    elsewhere()
    clock(0.9)
    assert generation.generation() == before
    clock(0.2)
    assert generation.generation() != before


def test_the_database_is_asked_once_a_second(clock):
    generation.generation()  # also when the clock will change something
    clock(1.1)
    with CaptureQueriesContext(connection) as asked:
        for _page in range(20):
            generation.generation()
            clock(0.1)
    assert len(asked) == 2


def test_a_change_that_is_taken_back_is_none(clock):
    before = generation.generation()
    with transaction.atomic():
        changed()
        transaction.set_rollback(True)
    clock(1.1)
    assert generation.generation() == before


def test_what_is_not_committed_yet_is_nobody_elses(clock):
    """Values made of it in its transaction are not taken for those of the same generation when it is committed."""
    before = generation.generation()
    with transaction.atomic():
        changed()
        own = generation.generation()
        transaction.set_rollback(True)
    assert own not in (before, generation.generation())
    with transaction.atomic():
        changed()
        assert generation.generation() != own


def test_a_commit_that_comes_late_counts_too(clock):
    late = PublicChange.objects.create().pk
    PublicChange.objects.filter(pk=late).delete()
    elsewhere()
    before = generation.generation()
    PublicChange.objects.create(pk=late)
    clock(1.1)
    assert generation.generation() != before


def test_old_changes_are_forgotten_without_a_generation_coming_back(monkeypatch):
    monkeypatch.setattr(generation, "_ROWS", 10)
    seen = set()
    for _change in range(45):
        changed()
        seen.add(generation.generation())
    assert len(seen) == 45
    assert PublicChange.objects.count() < 21


def test_documents_written_and_removed_are_changes():
    seen = {generation.generation()}
    save_documents([Document(kind="procedure", key="x", title="Cấp thẻ", url="/thu-tuc/x/")])
    seen.add(generation.generation())
    remove_documents("procedure", ["x"])
    seen.add(generation.generation())
    assert len(seen) == 3


def test_a_value_is_read_once_a_key_and_again_after_a_change():
    read = []
    cached = Cached(lambda key: read.append(key) or key)
    assert [cached(1), cached(2), cached(1), cached(2)] == [1, 2, 1, 2]
    changed()
    cached(1)
    assert read == [1, 2, 1]
    Cached.everything.remove(cached)


# What stands around every page


def test_the_settings_of_the_portal_show_at_once_on_every_page(client):
    settings = SiteSettings.for_site(Site.objects.get())
    assert "0299 3822 111" not in client.get("/").content.decode()
    settings.phone = "0299 3822 111"
    settings.save()
    for address in ("/", "/thu-tuc/", "/khong-co/"):
        assert "0299 3822 111" in client.get(address).content.decode()


def test_a_page_of_the_menu_shows_at_once_and_goes_at_once(client):
    root = Site.objects.get().root_page
    assert "Hỏi đáp" not in client.get("/co-quan/").content.decode()
    page = InformationPage(
        title="Hỏi đáp", slug="hoi-dap", show_in_menus=True, lead="Hỏi và đáp.", body=[("text", "<p>Hỏi</p>")]
    )
    root.specific.add_child(instance=page)
    assert client.get("/co-quan/").content.decode().count("Hỏi đáp") == 2
    Page.objects.get(pk=page.pk).specific.delete()
    assert "Hỏi đáp" not in client.get("/co-quan/").content.decode()


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/", 'href="/" aria-current="page"'),
        ("/thu-tuc/", 'href="/thu-tuc/" aria-current="page"'),
        ("/co-quan/", 'href="/co-quan/" aria-current="page"'),
        ("/co-quan/khong-co/", 'href="/co-quan/" aria-current="true"'),
        ("/thu-tuc/9.999999/", 'href="/thu-tuc/" aria-current="true"'),
        ("/khong-co/", ""),
    ],
)
def test_the_menu_marks_where_one_is(client, address, marked):
    page = client.get(address).content.decode()
    menu = page[page.index('<details class="menu">') : page.index("</details>")]
    assert menu.count("aria-current") == (1 if marked else 0)
    assert marked in menu


# Which models are shown


# Written by the sync, which says so itself for each batch (catalogue/national/writing).
_OF_THE_SYNC = {
    "catalogue.AgencyRole", "catalogue.DossierCase", "catalogue.Fee", "catalogue.FormFile", "catalogue.LegalCitation",
    "catalogue.Output", "catalogue.Procedure", "catalogue.ProcedureChange", "catalogue.RequiredDocument",
    "catalogue.ReturnMethod", "catalogue.ServiceCase", "catalogue.Step", "catalogue.SubmissionChannel",
}  # fmt: skip
# Saved together with the page or record that they are parts of.
_PARTS = {
    "agencies.CitizenReception", "agencies.DeskException", "agencies.DeskHours",
    "catalogue.CaseCorrection", "catalogue.EventStep", "catalogue.GuideFee", "catalogue.GuideForm",
    "catalogue.GuideTime", "catalogue.LevelClaim", "catalogue.PaperHint", "feedback.PollOption", "home.PinnedTask",
    "news.ArticleTag", "news.Attachment",
    "news.Byline", "news.Correction", "news.RelatedDocument", "plans.LegalBasis", "plans.Phase", "plans.PlanVersion",
    "plans.RelatedDocument", "plans.Relation", "plans.Target",
}  # fmt: skip
# They say themselves when they change what is shown; old units are written by the loading alone, with its UnitList.
_SAY_SO = {
    "agencies.FormerCommune", "agencies.FormerProvince", "agencies.Succession", "catalogue.SubmissionLink",
    "core.SiteSettings", "plans.ProgressReport", "search.PopularResult", "search.QueryTask", "search.SearchDocument",
    "search.SearchState", "search.SearchWrite", "search.Synonym",
}  # fmt: skip
# On no public page, or only on pages that are never kept (a poll's results, the address of what was taken down).
_NOT_SHOWN = {
    "agencies.NationalIdentity", "catalogue.AgencyScore", "catalogue.Finding", "catalogue.FindingDecision",
    "catalogue.PageAudit", "catalogue.ProcedureViews", "catalogue.SyncRun", "core.ApprovalTask", "core.EditingTask",
    "core.PublicChange", "doors.PasswordLetter", "doors.Recovery", "doors.Unlocking",
    "feedback.Opinion", "feedback.VoteCount", "figures.Coverage", "news.Confirmation",
    "news.DeadlineRule", "news.Publication", "news.Takedown", "news.ViewCount", "plans.Review", "plans.ReviewEntry",
    "plans.ReviewLink", "plans.ReviewReminder", "plans.VersionHold", "portal.JobRun", "search.ClickedResult",
    "search.SearchedQuery", "watch.OutsideLink", "watch.OwnHost", "watch.ScanFinding", "watch.ScanRun",
}  # fmt: skip


def test_every_model_is_a_public_record_or_has_a_reason_not_to_be():
    own = [model for model in apps.get_models() if model.__module__.partition(".")[0] in FLOOR]
    others = {model._meta.label for model in own if not issubclass(model, PublicRecord | BasePage)}
    assert others == _OF_THE_SYNC | _PARTS | _SAY_SO | _NOT_SHOWN
