"""Information pages: what the public sees, and what search knows after each change of the tree."""

import unicodedata
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage, InformationPage
from home.search import SECTION
from search.indexes.current import search
from search.models import SearchDocument
from search.rebuild import rebuild
from search.understanding.query import read_query

pytestmark = pytest.mark.django_db


def publish(title, under=None, **fields):
    """A published information page below the front page or another page."""
    page = InformationPage(title=title, lead=f"Về {title}.", body="<p>Chim sẻ và chim én.</p>", live=False)
    (under or HomePage.objects.get()).add_child(instance=page)
    return republish(page, **fields)


def republish(page, **fields):
    """The page as stored after publishing it with these fields changed."""
    page = InformationPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return InformationPage.objects.get(pk=page.pk)


def found(words):
    """The addresses that a search for pages gives."""
    pks = [entry.pk for entry in search(read_query(words), "page")]
    documents = SearchDocument.objects.in_bulk(pks)
    return [documents[pk].url for pk in pks]


@pytest.fixture
def garden():
    """A published page."""
    return publish("Vườn chim")


@pytest.fixture
def nest(garden):
    """A published page below the garden's."""
    return publish("Tổ én", under=garden)


def test_a_page_shows_its_words_its_place_and_its_date(client, garden, nest):
    text = client.get("/vuon-chim/to-en/").content.decode()
    for words in ("<h1>Tổ én</h1>", "Về Tổ én.", "<p>Chim sẻ và chim én.</p>", 'href="/vuon-chim/"',
                  f"{timezone.localdate():%d/%m/%Y}"):  # fmt: skip
        assert words in text


def test_a_page_leads_to_the_pages_below(client, garden, nest):
    assert 'href="/vuon-chim/to-en/"' in client.get("/vuon-chim/").content.decode()


def test_words_are_escaped(client):
    page = publish("Vườn <b>chim</b>")
    assert "<b>chim</b>" not in client.get(page.url).content.decode()


def test_a_page_without_text_cannot_be_published(garden):
    with pytest.raises(ValidationError):
        republish(garden, body="", lead="")


def test_a_published_page_is_found_at_once_by_title_and_text(nest):
    assert found("to en") == found("chim sẻ tổ én") == ["/vuon-chim/to-en/"]


def test_a_draft_is_not_found(garden):
    page = InformationPage.objects.get(pk=garden.pk)
    page.title = "Hồ nước"
    page.save_revision()
    assert found("hồ nước") == []
    assert found("vườn chim") == ["/vuon-chim/"]


def test_a_renamed_page_is_found_under_its_new_title_only(garden):
    republish(garden, title="Hồ nước", lead="Về hồ nước.")
    assert found("hồ nước") == ["/vuon-chim/"]
    assert found("vườn") == []


def test_an_unpublished_page_is_not_found(garden):
    garden.unpublish()
    assert found("vườn chim") == []


def test_an_expired_page_is_not_found_even_before_the_clock_job_ran(garden):
    republish(garden, expire_at=timezone.now() - timedelta(minutes=1))
    assert found("vườn chim") == []
    call_command("publish_scheduled")
    assert found("vườn chim") == []


def test_a_scheduled_page_is_found_from_its_day(garden, monkeypatch):
    page = publish("Hồ nước", go_live_at=timezone.now() + timedelta(hours=1))
    assert found("hồ nước") == []
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    call_command("publish_scheduled")
    assert found("hồ nước") == [page.url]


@pytest.mark.parametrize("above", [False, True])
def test_a_private_page_is_never_found(garden, nest, above):
    PageViewRestriction.objects.create(page=garden if above else nest, restriction_type="login")
    republish(nest, title="Tổ én mới")
    assert found("tổ én") == []


def test_no_page_can_be_made_private_in_the_admin(garden):
    assert garden.private_page_options == HomePage.objects.get().private_page_options == []


def test_a_new_address_takes_the_pages_below_along(garden, nest):
    republish(garden, slug="vuon-moi")
    assert found("tổ én") == ["/vuon-moi/to-en/"]


def test_a_moved_page_takes_the_pages_below_along(garden, nest):
    garden.move(publish("Khu vui chơi"), pos="last-child")
    assert found("tổ én") == ["/khu-vui-choi/vuon-chim/to-en/"]


def test_a_deleted_page_takes_the_pages_below_along(garden, nest):
    InformationPage.objects.get(pk=garden.pk).delete()
    assert found("tổ én") == found("vườn chim") == []


def test_the_admin_moves_and_deletes_with_the_documents(admin_client, garden, nest):
    park = publish("Khu vui chơi")
    assert admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=[garden.pk, park.pk])).status_code == 302
    assert found("tổ én") == ["/khu-vui-choi/vuon-chim/to-en/"]
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[garden.pk]))
    assert not Page.objects.filter(pk=nest.pk).exists()
    assert found("tổ én") == []


def test_the_admin_unpublishes_with_the_documents(admin_client, garden, nest):
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[garden.pk]), {"include_descendants": "on"})
    assert found("tổ én") == found("vườn chim") == []


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_bulk_actions_of_the_admin_take_the_documents_along(admin_client, garden, nest, action):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    admin_client.post(f"{address}?id={garden.pk}", {"include_descendants": "on"})
    assert found("tổ én") == found("vườn chim") == []


def test_a_move_that_fails_leaves_the_documents(garden, nest, monkeypatch):
    park = publish("Khu vui chơi")

    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("search.pages.reindex", fail)
    with pytest.raises(RuntimeError):
        garden.move(park, pos="last-child")
    assert found("tổ én") == [InformationPage.objects.get(pk=nest.pk).url] == ["/vuon-chim/to-en/"]


def test_odd_unicode_is_found_and_stored_composed(db):
    page = publish(unicodedata.normalize("NFD", "Đường đến vườn"))
    assert page.slug == "duong-den-vuon"
    assert unicodedata.is_normalized("NFC", page.title)
    assert found("đường đến vườn") == ["/duong-den-vuon/"]


def test_a_rebuild_gives_the_same_documents(garden, nest):
    SearchDocument.objects.all().delete()
    list(rebuild())
    assert found("tổ én") == ["/vuon-chim/to-en/"]
    assert SearchDocument.objects.filter(kind="page").count() == 2


def test_a_card_says_what_the_page_is_and_as_of_when(garden):
    stored = SearchDocument.objects.get(kind="page").card
    card = SECTION.card(stored)
    assert card["summary"] == "Về Vườn chim."
    assert f"{timezone.localdate():%d/%m/%Y}" in card["meta"][0]


def test_documents_cost_the_same_however_many(garden, django_assert_max_num_queries):
    for number in range(8):
        publish(f"Trang {number}")
    keys = list(SECTION.keys())
    with django_assert_max_num_queries(3):
        assert len(SECTION.documents(keys)) == 9


def test_menu_foot_and_maps_lead_to_public_pages(client, garden, nest):
    republish(garden, show_in_menus=True)
    hidden = publish("Hồ nước")
    hidden.unpublish()
    home, tree, machines = (client.get(path).content.decode() for path in ("/", "/so-do/", "/sitemap.xml"))
    assert home.count('href="/vuon-chim/"') == 2
    assert 'href="/vuon-chim/to-en/"' in tree
    assert "/vuon-chim/to-en/</loc>" in machines
    for text in (home, tree, machines):
        assert "/ho-nuoc/" not in text


def test_pages_cost_no_query_each(client, garden, django_assert_max_num_queries):
    for number in range(8):
        publish(f"Trang {number}", under=garden)
    for path in (garden.url, "/so-do/"):
        client.get(path)
        with django_assert_max_num_queries(16):
            client.get(path)


def test_editors_and_chiefs_write_pages_and_none_publishes_alone(client, django_user_model):
    home = HomePage.objects.get()
    for group in ("Biên tập viên", "Trưởng ban"):
        user = django_user_model.objects.create_user(group, password="x")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        form = client.get(reverse("wagtailadmin_pages:add", args=["home", "informationpage", home.pk]))
        assert form.status_code == 200
        assert not home.permissions_for_user(user).can_publish_subpage()
