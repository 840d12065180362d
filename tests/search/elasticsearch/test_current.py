"""Which index answers while a cluster comes, goes and lags, and what a process keeps of documents meanwhile."""

import time

import pytest
from django.urls import reverse

from core import generation
from search.documents import remove_documents
from search.elastic import feed
from search.elastic.circuit_breaker import elasticsearch_breaker
from search.elastic.client import multi_search
from search.indexes import current
from search.models import SearchDocument, SearchState, Synonym
from search.retrieval import snapshot
from tests.home.content import record, store

from .steps import KIND, answering, embedded, found_in_time, keys, long_ago, same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def questions(monkeypatch):
    """How many searches each request to the cluster holds, request by request."""
    asked = []

    def counting(client, name, searches):
        asked.append(len(searches))
        return multi_search(client, name, searches)

    monkeypatch.setattr("search.elastic.searching.multi_search", counting)
    return asked


def test_a_page_with_a_cluster_reads_no_documents_and_asks_at_most_twice(elastic, only_the_cluster, questions, client):
    store(*[record(number, f"Cấp thẻ chim sẻ lần {number}") for number in range(1, 30)])
    work()
    current.current_index()
    only_the_cluster()
    for address in (reverse("procedures"), reverse("site_search"), reverse("agencies")):
        questions.clear()
        assert client.get(address).status_code == 200
        assert len(questions) <= 1, address
    for address, words in ((reverse("procedures"), "thẻ chim"), (reverse("site_search"), "cấp thẻ")):
        client.get(address, {"q": f"{words} sẻ"})  # the pairs of these words are known from now on
        questions.clear()
        page = client.get(address, {"q": words})
        assert "chim" in page.content.decode()
        assert len(questions) <= 2, (address, questions)
    assert client.get("/").status_code == 200
    assert client.get(reverse("site_suggestions"), {"q": "thẻ ch"}).json()["suggestions"]
    assert not snapshot.is_read()


def test_pairs_that_are_not_known_yet_cost_one_question_more(elastic, questions):
    write("Cấp thẻ chim sẻ")
    work()
    current.current_index()
    for expected in (3, 2):
        questions.clear()
        assert keys("cấp thẻ chim sẻ") == ["d0"]
        assert len(questions) == expected


def test_while_the_words_are_counted_for_the_first_time_no_documents_are_read(elastic, background):
    write("Chim sẻ")
    work()
    background.is_held = True
    assert found_in_time() == ["d0"]
    assert answering() == "DatabaseIndex"
    assert [task.__name__ for task, _ in background.waiting] == ["_count_words"]
    background.run()
    assert answering() == "ElasticIndex"
    assert "_build" not in background.done
    assert not snapshot.is_read()


def test_a_process_that_prepares_knows_the_words_before_its_first_page(elastic, background):
    write("Chim sẻ")
    work()
    background.is_held = True
    current.prepare()
    assert answering() == "ElasticIndex"
    assert background.waiting == []


def test_a_first_start_while_the_cluster_is_away(use, background):
    use(NOWHERE)
    write("Chim sẻ", "Chim én")
    feed.sent_version()
    feed.set_sent_version(feed.documents_version())
    background.is_held = True
    for _request in range(5):
        assert len(found_in_time()) == 2
        assert answering() == "DatabaseIndex"
    background.run()
    assert answering() == "DatabaseIndex"  # the words were counted in vain: now it is known to be away
    assert answering() == "EmbeddedIndex"
    assert len(found_in_time()) == 2
    assert background.done.count("_build") == 1


def test_an_outage_as_short_as_a_hiccup_reads_no_documents(elastic, background, monkeypatch):
    monkeypatch.setattr(current, "_HICCUP", 60)
    write("Chim sẻ")
    work()
    assert answering() == "ElasticIndex"
    elasticsearch_breaker.ask(int, "?")
    assert answering() == "DatabaseIndex"
    monkeypatch.setattr(elasticsearch_breaker, "_next_try", 0.0)
    assert keys() == ["d0"]
    assert elasticsearch_breaker.works
    assert "_build" not in background.done


def test_more_documents_than_a_process_can_hold_are_not_read(use, monkeypatch, background):
    monkeypatch.setattr(current, "_MOST_READ", 1)
    use(NOWHERE)
    write("Chim sẻ", "Chim én")
    for _request in range(3):
        assert len(found_in_time()) == 2
    assert background.done == ["_build"]
    assert not snapshot.is_read()


def test_when_the_cluster_is_back_pages_of_few_documents_go_and_later_the_snapshot(elastic, background, monkeypatch):
    monkeypatch.setattr(current, "_HICCUP", 60)
    write("Chim sẻ")
    work()
    keys()
    elasticsearch_breaker.ask(int, "?")
    assert answering() == "DatabaseIndex"
    before = generation.generation()
    elasticsearch_breaker.reset()
    assert answering() == "ElasticIndex"
    generation.forget()
    assert generation.generation() != before
    snapshot.current()
    current._process.away_at = time.monotonic()
    assert keys() == ["d0"]
    assert snapshot.is_read()
    current._process.away_at -= current._SNAPSHOT_LASTS + 1
    assert keys() == ["d0"]
    assert not snapshot.is_read()


def test_pages_of_few_documents_go_when_the_documents_are_read(use, background):
    use(NOWHERE)
    write("Chim sẻ")
    background.is_held = True
    assert answering() == "DatabaseIndex"
    before = generation.generation()
    background.run()
    generation.forget()
    assert generation.generation() != before


def test_an_index_that_is_behind_answers_for_half_a_minute(elastic):
    write("Chim sẻ")
    work()
    write("Chim én", start=1)
    assert keys() == ["d0"]
    assert answering() == "ElasticIndex"
    long_ago()
    assert len(found_in_time()) == 2
    work()
    assert answering() == "ElasticIndex"
    assert len(keys()) == 2


def test_an_index_that_is_fed_all_the_time_answers_all_the_time(elastic, monkeypatch):
    write("Chim sẻ")
    work()
    now = time.monotonic()
    for number in range(1, 10):
        write("Chim én", start=number)
        now += 20
        monkeypatch.setattr(current.time, "monotonic", lambda now=now: now)
        assert answering() == "ElasticIndex"
        work()
        write("Chim én mới", start=number)
    same = answering()
    monkeypatch.undo()
    assert same == "ElasticIndex"


def test_an_index_of_another_history_is_not_asked(elastic):
    write("Chim sẻ")
    work()
    feed.set_sent_version(feed.documents_version() + 5)
    assert answering() != "ElasticIndex"
    work()
    same_everywhere()
    assert answering() == "ElasticIndex"


def test_the_lease_of_the_worker_makes_no_answer_old(elastic):
    write("Chim sẻ")
    work()
    index = current.current_index()
    SearchState.objects.filter(name="worker lease").update(version=99)
    assert current.current_index() is index
    Synonym.objects.create(term="chim", variant="chym")
    SearchState.objects.filter(name="synonyms").update(version=99)
    assert current.current_index() is not index


def test_a_document_that_was_removed_a_moment_ago_is_shown_by_no_card(elastic, client):
    store(record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp thẻ chim én"))
    work()
    remove_documents(KIND, [SearchDocument.objects.get(title="Cấp thẻ chim sẻ").object_key])
    page = client.get(reverse("procedures"), {"q": "cấp thẻ"}).content.decode()
    assert answering() == "ElasticIndex"
    assert "chim én" in page
    assert "chim sẻ" not in page


def test_counts_are_those_of_all_documents_whoever_answers(elastic):
    store(*[record(number, f"Cấp thẻ chim số {number}") for number in range(1, 5)])
    work()
    expected = {key: {v: n for v, n in embedded().counts(KIND, key).items() if n} for key in ("linh-vuc", "cap", "phi")}
    for away in (False, True):
        if away:
            elasticsearch_breaker.ask(int, "?")
        assert {key: current.counts(KIND, key) for key in expected} == expected


def test_a_worker_process_asks_with_threads_and_connections_of_its_own(elastic):
    write("Chim sẻ")
    work()
    before, words = current.current_index(), current._process.words
    threads = elasticsearch_breaker._threads
    current._after_fork()
    elasticsearch_breaker.renew()
    assert elasticsearch_breaker._threads is not threads
    assert current._process.words is words
    assert current.current_index() is not before
    assert keys() == ["d0"]
