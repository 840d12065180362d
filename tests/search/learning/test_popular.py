"""The share of clicks in the order: learnt by night, known to every process, bounded so that it hides nothing right."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.clock import JOBS
from search import weights
from search.documents import Document, save_documents
from search.indexes.current import current_index, search
from search.indexes.port import Asked
from search.learning.clicks import words_of
from search.learning.popular import NAME, learn
from search.models import ClickedResult, PopularResult, SearchState, next_version
from search.retrieval.snapshot import current
from search.understanding.query import read_query

from .content import opened

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def save(*titles):
    """Procedures p1, p2 … of these titles."""
    save_documents(
        [Document("procedure", f"p{number}", f"/{number}/", title) for number, title in enumerate(titles, 1)]
    )


def keys(words):
    return [entry.key for entry in search(read_query(words), "procedure")]


def shares():
    return {(row.words, row.key): row.share for row in PopularResult.objects.all()}


def version():
    return SearchState.objects.get(name="clicks").version


# What is learnt


def test_a_share_is_that_of_all_clicks_after_the_same_telling_words():
    opened("nuôi chim", "p1", clicks=6)
    opened("Cho hỏi nuôi chim ở đâu?", "p1", clicks=3)
    opened("chim nuoi", "p2", clicks=3)
    learn()
    assert shares() == {("chim nuoi", "p1"): 0.75, ("chim nuoi", "p2"): 0.25}


def test_below_the_threshold_nothing_is_learnt_but_it_lessens_the_share_of_others():
    opened("chim", "p1", clicks=6, days=3)
    opened("chim", "p2", clicks=9, days=2)
    learn()
    assert shares() == {("chim", "p1"): 0.5}


def test_wordings_of_one_question_share_the_cap_of_a_day():
    for wording in ("nuoi chim", "cho hỏi nuôi chim", "nuôi chim ở đâu"):
        opened(wording, "p1", clicks=20)
    opened("nuoi chim", "p2", clicks=20)
    learn()
    assert shares() == {("chim nuoi", "p1"): 0.5, ("chim nuoi", "p2"): 0.5}


def test_what_is_no_longer_opened_is_forgotten():
    opened("chim", "p1")
    learn()
    ClickedResult.objects.update(clicks=1)
    learn()
    assert shares() == {}


def test_a_night_without_news_changes_no_version():
    opened("chim", "p1")
    before = version()
    learn()
    assert version() == before + 1
    call_command("learn_from_clicks")
    assert version() == before + 1


def test_it_is_learnt_each_night():
    assert [job.hour for job in JOBS if job.command == "learn_from_clicks"] == [5]


# The order


def test_of_equals_the_one_that_readers_open_comes_first():
    save("Đăng ký nuôi chim sẻ", "Đăng ký nuôi chim cò")
    assert keys("nuôi chim") == ["p1", "p2"]
    opened("nuoi chim", "p2")
    learn()
    assert keys("nuôi chim") == keys("Nuôi chim ở đâu ạ?") == ["p2", "p1"]
    assert keys("đăng ký nuôi chim") == ["p1", "p2"]


def test_no_click_moves_what_is_the_question_itself():
    save("Đăng ký nuôi chim", "Đăng ký nuôi chim cò", "Nuôi chim")
    for words in ("đăng ký nuôi chim", "nuôi chim"):
        opened(words, "p2", clicks=1000, days=80)
    learn()
    assert keys("đăng ký nuôi chim")[0] == "p1"
    assert keys("nuôi chim")[0] == "p3"


@pytest.mark.parametrize("other", ["Thẻ hướng dẫn viên nuôi cá biển", "Cấp thẻ hướng dẫn viên nuôi cá"])
def test_a_title_that_is_the_question_stays_first_when_some_of_its_words_only_ask(other):
    save(other, "Thẻ hướng dẫn viên nuôi cá", "Nuôi cá biển", "Cấp thẻ chim", "Cấp thẻ cá cảnh", "Nuôi chim biển")
    words = "thẻ hướng dẫn viên nuôi cá"
    assert keys(words)[:2] == ["p2", "p1"]
    PopularResult.objects.create(words=words_of(read_query(words)), kind="procedure", key="p1", share=1)
    next_version(NAME)
    assert keys(words)[:2] == ["p2", "p1"]


def test_no_click_makes_a_best_answer_or_unmakes_one():
    save("Đăng ký nuôi chim", "Đăng ký nuôi chim cò và chim sẻ trong vườn nhà", "Cấp thẻ cá", "Cấp thẻ cá cảnh nhỏ")
    for words in ("đăng ký nuôi chim", "thẻ cá", "vườn nhà", "nuôi"):
        shown = best(words)
        for key in ("p1", "p2", "p3", "p4"):
            PopularResult.objects.all().delete()
            PopularResult.objects.create(words=words_of(read_query(words)), kind="procedure", key=key, share=1)
            next_version(NAME)
            assert best(words) == shown


def test_no_click_brings_in_what_does_not_answer():
    save("Đăng ký nuôi chim", "Cấp giấy phép bán cá")
    opened("nuoi chim", "p2", clicks=1000, days=80)
    learn()
    assert keys("nuôi chim") == ["p1"]


def test_it_weighs_less_than_the_act_asked_for_or_the_title_that_is_the_question():
    assert 0 < weights.current.popular < weights.current.act < weights.current.equal


def test_a_full_share_adds_the_weight_and_no_more():
    save("Đăng ký nuôi chim sẻ", "Đăng ký nuôi chim cò")
    before = points("nuôi chim")
    opened("nuoi chim", "p2", clicks=1000, days=80)
    learn()
    after = points("nuôi chim")
    assert after["p1"] == before["p1"]
    assert after["p2"] == pytest.approx(before["p2"] + weights.current.popular)


def asked(words):
    return current_index().found(Asked(read_query(words), "procedure"))


def best(words):
    found = asked(words)
    answer = found.best(found.entries(0, 9))
    return answer and answer.key


def points(words):
    found = asked(words)
    return {entry.key: found._retrieved.points(entry) for entry in found.entries(0, 9)}


def test_what_another_process_learnt_counts_here_at_the_next_search_and_is_read_once():
    save("Đăng ký nuôi chim sẻ", "Đăng ký nuôi chim cò")
    assert keys("nuôi chim") == ["p1", "p2"]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_popularresult (words, kind, key, share) VALUES ('chim nuoi', 'procedure', 'p2', 1)"
        )
        cursor.execute("UPDATE search_searchstate SET version = version + 1 WHERE name = 'clicks'")
    assert keys("nuôi chim") == ["p2", "p1"]
    current()
    with CaptureQueriesContext(connection) as queries:
        keys("nuôi chim")
    assert [query["sql"] for query in queries if "popular" in query["sql"]] == []
