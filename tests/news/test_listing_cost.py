"""What a section's list, its feeds and an article ask of the database: the same however many articles there are."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model

from bench.news import fill
from news.models import ArticlePage, Attachment, RelatedDocument
from search.documents import Document, save_documents
from search.models import SearchDocument

from .test_listing import LIST, day

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
MOST = 8
# Small prepared queries in place of one large join: more of them, and half the CPU (core/rows/prepared.py).
OF_AN_ARTICLE = 11
ADDRESSES = [LIST, LIST + "rss.xml", LIST + "atom.xml", LIST + "?chuyen-muc=tin-tuc"]


def cost(client, address):
    """How many queries the page needs, the process being warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def rich(publish, image, agency):
    """An article with one of everything, between two neighbours."""
    photo = {"image": image, "alt": "Quầy", "is_decorative": False, "caption": "", "credit": ""}
    body = [
        ("text", "<p>Lời</p>"),
        ("photo", photo),
        ("gallery", {"photos": [photo, photo]}),
        ("table", {"caption": "Bảng", "columns": [{"type": "text", "heading": "Xã"}], "rows": [{"values": ["Sậy"]}]}),
        ("contact", agency),
        ("contact", agency),
        ("figure", {"label": "Hồ sơ", "value": "1", "unit": "hồ sơ", "scope": "tỉnh", "source_name": "Sở",
                    "source_url": "", "as_of": None, "base": "", "base_value": "", "components": []}),
    ]  # fmt: skip
    publish("Trước", published_on=day("01/09/2026"))
    publish("Sau", published_on=day("03/09/2026"))
    save_documents([Document(kind="procedure", key="x", title="Cấp thẻ", url="/thu-tuc/x/")])
    procedure = SearchDocument.objects.get(kind="procedure", object_key="x")
    file = get_document_model().objects.create(title="Bảng", file=ContentFile(b"a,b\n1,2\n", name="bang.csv"))
    return publish(
        "Giữa", published_on=day("02/09/2026"), body=body, photo=image, photo_alt="Quầy", agency=agency,
        tags=["một", "hai"], attachments=[Attachment(document=file)],
        related_documents=[RelatedDocument(document=procedure)],
    )  # fmt: skip


@pytest.fixture(scope="module")
def costs(rolled_back):
    """{address: queries with 25 articles, with 225}."""
    with rolled_back():
        fill(25)
        few = {address: cost(Client(), address) for address in ADDRESSES}
        fill(200)
        return {address: (few[address], cost(Client(), address)) for address in ADDRESSES}


@pytest.mark.parametrize("address", ADDRESSES)
def test_lists_and_feeds_cost_the_same_however_many_articles_there_are(costs, address):
    few, many = costs[address]
    assert many == few <= MOST


def test_an_article_with_everything_costs_little_more_than_a_list(client, rich):
    page = client.get(rich.url).content.decode()
    for words in ("Cấp thẻ", "/tai-lieu/", "một", "Trước", "Sau", "Trạm Kiểm lâm", "Bảng"):
        assert words in page
    assert cost(client, rich.url) <= OF_AN_ARTICLE


def test_an_article_costs_the_same_among_hundreds(client, rich):
    few = cost(client, rich.url)
    fill(200)
    assert cost(client, rich.url) == few


def test_an_expired_article_costs_hardly_more(client, rich):
    ArticlePage.objects.filter(pk=rich.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert cost(client, rich.url) <= OF_AN_ARTICLE + 2
