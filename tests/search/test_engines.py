"""Engines and the writing of documents: the same sets on every database, whole or not at all."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import transaction

from catalogue.models import Procedure
from search.documents import Document, save_documents
from search.engines import current_engine
from search.indexes.current import search
from search.models import SearchDocument
from search.rebuild import reindex
from search.retrieval import snapshot
from search.understanding.query import read_query
from tests.home.content import publish_guide, record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def found(words):
    return [snapshot.current().entries[entry.pk].codes[0] for entry in search(read_query(words), "procedure")]


@contextmanager
def undone():
    """A transaction that is rolled back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def birds():
    """Three procedures; all name a photograph among their papers, one is about fish."""
    return store(
        record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp thẻ chim én 10m²"), record(3, "Gia hạn giấy cá chép (the)")
    )


def _said(*spans):
    """Spans as engines get them: "chim|ca chep" is one span said in two ways."""
    return tuple(tuple(tuple(way.split()) for way in span.split("|")) for span in spans)


@pytest.mark.parametrize(
    ("spans", "numbers"),
    [
        (("chim se",), {1}),
        (("en|se",), {1, 2}),
        (("se|chep", "the"), {1, 3}),
        (("se", "chep"), set()),
        (("chan dung",), {1, 2, 3}),
        (("chep dung",), {3}),
        (("chi",), set()),
        (("9300003",), {3}),
        (("vuon",), {1, 2, 3}),
        (("10m2",), {2}),
        (("and",), set()),
        (("or|not",), set()),
        (("chim", "se|ca chep"), {1, 3}),
    ],
)
def test_every_engine_holds_the_same(birds, spans, numbers):
    pks = current_engine().holding(_said(*spans), 100)
    codes = set(SearchDocument.objects.filter(pk__in=pks, kind="procedure").values_list("codes", flat=True))
    assert codes == {f"930000{number}" for number in numbers}
    assert len(pks) == len(set(pks))


def test_a_changed_name_is_found_and_the_old_one_is_not(birds):
    store(record(1, "Cấp thẻ chim ưng"))
    assert found("ưng") == ["9300001"]
    assert "9300001" not in found("sẻ")


def test_a_published_guide_is_found_by_its_alias_at_once(birds):
    assert found("chích bông") == []
    publish_guide(birds[0], title="Xin thẻ chim", aliases="chích bông\nchim ri")
    assert found("chích bông") == ["9300001"]


def test_a_guide_that_is_a_draft_is_not_found(birds):
    guide = publish_guide(birds[0], aliases="chim ri")
    guide.aliases = "chích bông"
    guide.save_revision()
    reindex("procedure", [birds[0].pk])
    assert found("chích bông") == []


def test_an_unpublished_guide_takes_its_alias_away(birds):
    publish_guide(birds[0], title="Xin thẻ chim", aliases="chích bông").unpublish()
    assert found("chích bông") == []
    assert found("sẻ") == ["9300001"]


def test_a_deleted_guide_takes_its_alias_away(birds):
    publish_guide(birds[0], aliases="chích bông").delete()
    assert found("chích bông") == []


def test_rebuilding_writes_everything_anew(birds):
    SearchDocument.objects.update(title="hỏng", title_folded="hong", facets={}, is_removed=True)
    snapshot.forget()
    call_command("rebuild_search", verbosity=0)
    assert found("chim sẻ")[0] == "9300001"
    assert not SearchDocument.objects.filter(title="hỏng").exists()


def test_rebuilding_removes_what_is_no_more(birds):
    save_documents([Document("procedure", "gone", "/gone/", "Cấp thẻ đà điểu", codes=["9.999999"])])
    assert found("đà điểu") == ["9999999"]
    call_command("rebuild_search", verbosity=0)
    assert found("đà điểu") == []
    assert len(found("thẻ")) == 3


def test_rebuilding_twice_changes_nothing(birds):
    call_command("rebuild_search", verbosity=0)
    once = list(SearchDocument.objects.order_by("pk").values_list("pk", "title_folded", "facets"))
    call_command("rebuild_search", verbosity=0)
    assert list(SearchDocument.objects.order_by("pk").values_list("pk", "title_folded", "facets")) == once


def test_what_was_rolled_back_is_not_found(birds):
    with undone():
        store(record(4, "Cấp thẻ đà điểu"))
    assert found("đà điểu") == []
    assert not Procedure.objects.filter(code="9.300004").exists()


def test_what_was_searched_and_then_rolled_back_is_not_found(birds):
    with undone():
        store(record(4, "Cấp thẻ đà điểu"))
        assert found("đà điểu") == ["9300004"]
    assert found("đà điểu") == []


def test_forgetting_the_snapshot_forgets_the_matches():
    with undone():
        store(record(1, "Cấp thẻ cá chép"))
        assert found("sẻ") == []
    snapshot.forget()
    save_documents([Document("procedure", "new", "/new/", "Chim sẻ", codes=["9.999999"])])
    assert found("sẻ") == ["9999999"]
