"""Articles in the search: found from the moment of publication, gone with it, under the address of today."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import RelatedDocument, SectionPage
from search.models import SearchDocument
from tests.home.content import record, store

from .conftest import fresh, redraft

pytestmark = pytest.mark.django_db
SITE = "/tim-kiem/"


def found(client, words, **more):
    """The addresses that a search finds."""
    return [card["url"] for card in client.get(SITE, {"q": words} | more).context["finder"].results]


@pytest.fixture
def article(publish):
    """A public article with rare words in its title, lead, text, tags."""
    return publish("Mùa chích bông", tags=["vịt trời"], body=[("text", "<p>Chim le le về bãi.</p>")],
                   lead="Đàn cò quắm đã về vườn chim từ tuần trước, người xem đứng ở chòi canh phía bắc.")  # fmt: skip


@pytest.mark.parametrize("words", ["chích bông", "chich bong", "cò quắm", "le le", "vịt trời"])
def test_an_article_is_found_by_title_lead_text_and_tag(client, article, words):
    assert found(client, words) == [article.url]


def test_it_is_one_of_the_news(client, article):
    assert found(client, "chích bông", loai="tin-tuc") == [article.url]


def test_a_result_tells_lead_category_and_day(client, publish):
    publish("Mùa chích bông", published_on="2026-09-30T17:30:00+00:00")
    (card,) = client.get(SITE, {"q": "chích bông"}).context["finder"].results
    assert "01/10/2026" in card["meta"]
    assert "Tin tức, sự kiện" in card["meta"]
    assert card["summary"].startswith("Từ thứ Hai")


def test_a_draft_is_not_found_until_it_is_published(client, write):
    article = write(None, "Mùa chích bông")
    assert found(client, "chích bông") == []
    article.get_latest_revision().publish()
    assert found(client, "chích bông") == [article.url]


def test_a_draft_of_a_public_article_changes_nothing(client, article):
    redraft(article, title="Mùa sếu đầu đỏ")
    assert found(client, "sếu đầu đỏ") == []
    assert found(client, "chích bông") == [article.url]


def test_the_new_words_are_found_and_the_old_ones_are_not(client, article):
    redraft(article, title="Mùa sếu đầu đỏ").get_latest_revision().publish()
    assert found(client, "sếu đầu đỏ") == [article.url]
    assert found(client, "chích bông") == []


def test_taken_off_it_is_found_no_more(client, article):
    article.unpublish()
    assert found(client, "chích bông") == []


def test_expired_it_is_found_no_more_even_before_the_nightly_command(client, publish):
    publish("Mùa chích bông", expire_at=timezone.now() - timedelta(hours=1))
    assert found(client, "chích bông") == []
    call_command("publish_scheduled")
    assert found(client, "chích bông") == []


def test_a_new_address_is_found_at_once_and_the_old_one_leads_there(
    client, article, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        redraft(article, slug="chim-ve").get_latest_revision().publish()
    assert found(client, "chích bông") == ["/tin-tuc/chim-ve/"]
    assert client.get("/tin-tuc/mua-chich-bong/").status_code in (301, 302)


def test_moved_it_is_found_where_it_is(client, section, article):
    own_section = SectionPage(title="Vườn chim", live=True)
    section.add_child(instance=own_section)
    fresh(article).move(own_section, pos="last-child")
    assert found(client, "chích bông") == ["/tin-tuc/vuon-chim/mua-chich-bong/"]
    assert client.get("/tin-tuc/vuon-chim/mua-chich-bong/").status_code == 200


def test_renaming_the_section_moves_what_is_below(client, section, publish):
    own_section = SectionPage(title="Vườn chim", live=True)
    section.add_child(instance=own_section)
    publish("Mùa chích bông", under=SectionPage.objects.get(pk=own_section.pk))
    own_section = SectionPage.objects.get(pk=own_section.pk)
    own_section.slug = "vuon-co"
    own_section.save_revision().publish()
    assert found(client, "chích bông") == ["/tin-tuc/vuon-co/mua-chich-bong/"]


def test_a_rebuild_finds_the_same(client, article, publish):
    publish("Hết hạn", expire_at=timezone.now() - timedelta(hours=1)).unpublish(set_expired=True)
    before = set(SearchDocument.objects.filter(kind="article", is_removed=False).values_list("title", "url"))
    call_command("rebuild_search", verbosity=0)
    after = set(SearchDocument.objects.filter(kind="article", is_removed=False).values_list("title", "url"))
    assert after == before == {(article.title, article.url)}


def test_an_agency_shows_its_latest(client, publish, agency):
    for number in range(7):
        publish(f"Tin số {number}", agency=agency, published_on=timezone.now() - timedelta(days=number))
    publish("Tin nơi khác")
    page = client.get(agency.get_absolute_url()).content.decode()
    assert page.index("Tin số 0") < page.index("Tin số 1")
    assert "Tin số 6" not in page
    assert "Tin nơi khác" not in page


def test_a_procedure_shows_what_is_written_about_it(client, publish):
    (procedure,) = store(record(1, "Cấp thẻ ghé thăm"))
    document = SearchDocument.objects.get(kind="procedure")
    article = publish("Tin về thẻ", related_documents=[RelatedDocument(document=document)])
    page = client.get(procedure.get_absolute_url())
    assert [(str(label), [row["title"] for row in rows]) for label, rows in page.context["related"]] == [
        ("Tin tức", ["Tin về thẻ"])
    ]
    text = page.content.decode()
    assert text.index('id="can-cu"') < text.index('id="lien-quan"') < text.index("<h3>Tin tức</h3>")
    assert procedure.get_absolute_url() in client.get(article.url).content.decode()
    article.unpublish()
    assert "Tin về thẻ" not in client.get(procedure.get_absolute_url()).content.decode()


def test_what_an_article_is_about_is_chosen_and_never_edited_from_there(admin_client, publish):
    store(record(1, "Cấp thẻ ghé thăm"))
    article = publish("Tin", related_documents=[RelatedDocument(document=SearchDocument.objects.get(kind="procedure"))])
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "Cấp thẻ ghé thăm" in form
    assert 'href="None"' not in form


@pytest.mark.slow
def test_a_search_costs_the_same_however_many_articles_there_are(client, publish):
    def cost():
        client.get(SITE, {"q": "tin"})
        with CaptureQueriesContext(connection) as queries:
            client.get(SITE, {"q": "tin"})
        return len(queries)

    for number in range(3):
        publish(f"Tin số {number}")
    few = cost()
    for number in range(3, 25):
        publish(f"Tin số {number}")
    assert cost() == few
