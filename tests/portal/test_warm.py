"""Making pages ahead: what is kept is there before the first reader, nothing is counted, nothing can hinder a start."""

import logging

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.utils import OperationalError

from news.page import page_views
from portal import warm as warming
from portal.warm import warm
from search import counting
from search.models import SearchDocument
from search.retrieval import snapshot
from tests.factories import national_records
from tests.home.content import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(monkeypatch):
    """The portal, on the connection of the test, which is left open."""
    monkeypatch.setattr(warming.connections, "close_all", lambda: None)
    return get_wsgi_application()


def test_what_searches_keep_is_there_and_nothing_was_counted(application):
    store(*national_records(3))
    warm(application)
    assert snapshot._snapshot.entries
    assert len(counting.counts) == 0
    assert len(page_views.counts) == 0


def test_a_page_of_each_kind_of_document_is_asked_for(application):
    store(*national_records(3))
    asked = []

    def answer(environment, start):
        asked.append(environment["PATH_INFO"])
        return application(environment, start)

    warm(answer)
    assert {"/", "/thu-tuc/", "/tim-kiem/", "/ke-hoach/bang-tong-hop/"} <= set(asked)
    assert set(SearchDocument.objects.filter(kind="procedure").values_list("url", flat=True)) & set(asked)


def test_an_empty_portal_starts_without_a_word(application, caplog):
    warm(application)
    assert caplog.messages == []


def test_a_database_without_tables_is_one_line(application, caplog, monkeypatch):
    def refuse(execute, sql, *rest):
        raise OperationalError("no such table")

    with connection.execute_wrapper(refuse):
        warm(application)
    assert len(caplog.messages) == 1
    assert logging.root.manager.disable == logging.NOTSET
