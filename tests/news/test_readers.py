"""Counting readers: people only, nothing about them (B17)."""

import pytest
from django.utils import timezone

from news.models import ViewCount
from news.page.page_views import counts

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def read(article):
    """How often the table says that an article was read."""
    return sum(article.view_counts.values_list("views", flat=True))


@pytest.fixture
def views(publish):
    """views(client, **headers): how many views a visit adds."""
    counts.forget()
    article = publish()

    def count(client, address="", method="get", **headers):
        before = read(article)
        getattr(client, method)(address or article.url, headers=headers)
        counts.flush()
        return read(article) - before

    return count


READER = {"user-agent": "Mozilla/5.0 (Linux; Android 14)"}


def test_a_reader_is_counted_each_time(client, views):
    assert views(client, **READER) == 1
    assert views(client, **READER) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Googlebot/2.1"},
        {"user-agent": ""},
        {"user-agent": "curl/8"},
        READER | {"sec-purpose": "prefetch;prerender"},
    ],
)
def test_machines_and_what_is_fetched_ahead_are_not_counted(client, views, headers):
    assert views(client, **headers) == 0


def test_the_office_is_not_counted(client, person, views):
    client.force_login(person("Phóng viên"))
    assert views(client, **READER) == 0


@pytest.mark.parametrize("method", ["head", "post"])
def test_only_reading_is_counted(client, views, method):
    assert views(client, method=method, **READER) == 0


def test_a_preview_shows_the_draft_without_a_date_and_counts_nobody(client, person, write):
    editor = person("Biên tập viên")
    article = write(editor, "Bài nháp")
    client.force_login(editor)
    answer = client.get(f"/quan-tri/pages/{article.pk}/view_draft/")
    assert answer.status_code == 200
    assert "Bài nháp" in answer.content.decode()
    counts.flush()
    assert read(article) == 0


@pytest.mark.parametrize("query", ["", "?export=csv"])
def test_the_report_shows_them(admin_client, publish, query):
    article = publish()
    ViewCount.objects.create(article=article, day=timezone.localdate(), views=1234)
    answer = admin_client.get(f"/quan-tri/bao-cao/luot-doc/{query}")
    text = b"".join(answer).decode() if query else answer.content.decode()
    assert article.title in text
    assert "1234" in text.replace(".", "")
