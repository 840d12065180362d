"""What the commands say, and what they do when there is nothing to talk to."""

import pytest
from django.core.management import CommandError

from search.documents import remove_documents
from search.elastic import feed, index
from search.elastic.compare import compare
from search.models import SearchDocument

from .steps import run, same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def test_without_an_address_search_is_in_the_database():
    assert "Search is in the database" in run("search_status")
    with pytest.raises(CommandError, match="not set"):
        work()


def test_an_address_that_is_none_is_said_without_its_password(settings):
    settings.ELASTICSEARCH_URL = "http//someone:secret@host"
    for command in ("search_status", "search_worker"):
        with pytest.raises(CommandError, match="must be like") as stopped:
            run(command)
        assert "secret" not in str(stopped.value)


def test_a_server_that_is_not_there_is_said_without_its_password(settings):
    settings.ELASTICSEARCH_URL = "http://someone:secret@127.0.0.1:9"
    with pytest.raises(CommandError, match="does not answer"):
        run("search_status")
    with pytest.raises(CommandError, match="The round failed") as stopped:
        work()
    assert "secret" not in str(stopped.value)


def test_a_sound_index_is_described(elastic):
    write("Chim sẻ", "Chim én")
    work()
    said = same_everywhere()
    lines = ["Engine: elasticsearch", f"Index: {index.find(elastic).name}", "Version of the mapping: 2"]
    lines += ["Documents in the index: 2", "Writes not sent yet: 0", "Missing in the index: 0"]
    for line in lines:
        assert line in said


def test_no_index_and_a_late_one_are_trouble(elastic):
    with pytest.raises(CommandError, match="no sound index"):
        run("search_status")
    work()
    write("Chim sẻ")
    with pytest.raises(CommandError, match="not up to date"):
        run("search_status")


def test_the_comparison_names_what_differs(elastic):
    write("Chim sẻ", "Chim én", "Chim ưng")
    work()
    name, (first, second, _same) = index.find(elastic).name, SearchDocument.objects.order_by("pk")
    removed = {"is_removed": True, "kind": "procedure", "object_key": "d"}
    elastic.delete(index=name, id=str(first.pk))
    feed.send(elastic, name, [{"pk": 999_999, "version": 1} | removed, {"pk": second.pk, "version": 999} | removed])
    difference = compare(elastic, name)
    assert (difference.missing, difference.extra, difference.different) == ([first.pk], [999_999], [second.pk])
    with pytest.raises(CommandError, match="differs"):
        same_everywhere()


def test_the_comparison_reads_page_by_page(elastic, monkeypatch):
    monkeypatch.setattr("search.elastic.compare._PAGE", 2)
    write(*["Chim"] * 5)
    remove_documents("procedure", ["d1"])
    work()
    same_everywhere()
