"""The same documents and the same questions on both engines: the same answers, whatever the words."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone
from elasticsearch import BadRequestError

from search.documents import Document, remove_documents, save_documents
from search.elastic import index
from search.indexes.current import current_index
from search.indexes.port import Asked
from search.models import Synonym
from search.understanding.query import read_query

from .steps import KIND, asked, embedded, keys, same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.elasticsearch]

TYPED = """
61/2018/NĐ-CP 10m² and OR NOT near x AND* "trích dẫn" 'nháy' a' b\\ (c) c:d e^2 ~f g* h? [i] {j} !k & | <-> <2> Straße
ﬁle ΑΒΓ άλφα ЁЖик İstanbul が 한국어 中文字 ١٢٣ ½ ⅷ ª º ñandú ʼn ǅ ß ſ K हिन्दी 𝔘𝔫𝔦 𐐀𐐨 ꙮ ẞ ạ̈ o\u031b\u0323
title_folded words _id true null
"""
USUAL = """đăng ký khai sinh kết hôn hộ chiếu cấp lại thẻ căn cước giấy phép xây dựng nhà ở gia hạn lao động nước ngoài
xe máy trợ cấp xã hội bảo hiểm y tế chứng thực bản sao đất đai quyền sử dụng trường mầm non hoà giải uỷ quyền đổi cho
đối với tại người già trẻ em"""
WORDS, TELLING = TYPED.split(), USUAL.split()
FACETS = {"linh-vuc": ["a", "b", "c"], "cap": ["province", "commune"], "co-quan": ["x", "y", "z", "w"]}
_ROUNDS = 80


def _document(number, chance):
    def some(words, least, most):
        return " ".join(chance.choices(words, k=chance.randint(least, most)))

    now, mixed = timezone.now(), TELLING * 3 + WORDS
    hours = chance.choice([None, None, None, None, -1, 1])
    return Document(
        chance.choice([KIND, KIND, KIND, "agency", "article"]), f"k{number}", f"/{number}/",
        "Việc " * (number % 3 > 0) + some(mixed, 2, 9),
        area=some(TELLING, 1, 3), body=some(mixed, 5, 40), aliases=[some(TELLING, 1, 3) for _ in range(number % 3)],
        codes=[f"1.{number:06}", f"{number}/2026/QĐ-UBND"], prior=chance.choice([0.05, 0.0, 0.2, -0.1]),
        facets={key: chance.sample(values, chance.randint(0, 2)) for key, values in FACETS.items()},
        family=chance.choice(["", "", "một", "hai"]), hidden=chance.random() < 0.1,
        visible_from=hours and now + timedelta(hours=hours), visible_to=hours and now + timedelta(hours=hours + 5),
    )  # fmt: skip


@pytest.fixture
def both(elastic, only_the_cluster):
    """(the index in the process, the index of the cluster) of 400 documents with words of all sorts."""
    chance = random.Random(7)
    save_documents([_document(number, chance) for number in range(400)])
    remove_documents(KIND, [f"k{number}" for number in range(0, 400, 10)])
    Synonym.objects.create(term="căn cước", variant="cmnd")
    work()
    only_the_cluster()
    here, there = embedded(), current_index()
    for known in (here, there):
        known.labels.update({(kind, key): dict.fromkeys(FACETS[key]) for kind, key in known.labels if key in FACETS})
    return here, there


def _texts(chance):
    """What citizens type: usual words, perhaps without marks, odd ones, a slip, a code, a question."""
    for _round in range(_ROUNDS):
        words = chance.sample(TELLING, chance.randint(1, 4))
        yield " ".join(words)
        yield " ".join(chance.choices(WORDS + TELLING, k=chance.randint(1, 5)))
        yield "".join(words) if len(words) < 4 else " ".join(words).replace("n", "m", 1)
        yield chance.choice(["cmnd", f"1.{chance.randrange(450):06}", f"{chance.randrange(450)}/2026/QĐ-UBND", "cấp"])


def _told(found):
    """What must be the same of a Found on any engine."""
    counts = {key: {value: n for value, n in each.items() if n} for key, each in found.facet_counts().items()}
    return found.total, found.is_something, counts, found.beside(), found.suggestion, found.query.words


def test_lists_are_the_same(both):
    chance, orders, bests, hits = random.Random(8), [], [], 0
    for text in _texts(chance):
        selected = {key: chance.sample(values, 1) for key, values in FACETS.items() if chance.random() < 0.15}
        narrowing = {"linh-vuc": "a"} if chance.random() < 0.1 else {}
        kind = chance.choice([KIND, KIND, "agency", ""])
        selected = {key: values for key, values in selected.items() if kind == KIND or (not kind and key == "co-quan")}
        question = Asked(read_query(text), kind, narrowing if kind == KIND else {}, selected, chance.random() < 0.9)
        here, there = (each.found(question) for each in both)
        assert _told(there) == _told(here), question
        first, second = ([entry.key for entry in each.entries(0, 10)] for each in (here, there))
        orders.append(first == second)
        bests.append(_best(here) == _best(there))
        hits += bool(first)
    assert hits > 2 * _ROUNDS
    assert sum(orders) >= 0.95 * len(orders)
    assert sum(bests) >= 0.99 * len(bests)


def _best(found):
    best = found.best(found.entries(0, 10))
    return best and best.key


def test_lists_without_words_are_the_same_to_their_end(both):
    for selected in ({}, {"linh-vuc": ["b"]}, {"linh-vuc": ["a", "c"], "cap": ["province"]}):
        here, there = (each.found(Asked(read_query(""), KIND, {}, selected)) for each in both)
        assert _told(there) == _told(here)
        for start, end in ((0, 20), (40, 60), (50, 90), (200, 220), (0, here.total)):
            pages = [[entry.key for entry in each.entries(start, end)] for each in (here, there)]
            assert pages[0] == pages[1], (selected, start)


def test_the_pages_of_a_list_hold_every_document_once(both):
    here, there = (each.found(asked("việc")) for each in both)
    pages = [entry.key for start in range(0, there.total, 20) for entry in there.entries(start, start + 20)]
    assert len(pages) == len(set(pages)) == there.total > 80
    assert set(pages) == {entry.key for entry in here.entries(0, here.total)}


def test_suggestions_are_the_same(both):
    chance, same = random.Random(9), []
    beginnings = [text[: chance.randint(2, 9)] for text in _texts(chance)] + ["1.0001", "12/2026/Q", "1.000123"]
    for text in filter(read_query, dict.fromkeys(beginnings)):
        kinds = chance.choice([[KIND], [KIND, "agency", "article"]])
        here, there = ([entry.key for entry in each.suggested(kinds, read_query(text), 8)] for each in both)
        same.append(here == there)
    assert sum(same) >= 0.95 * len(same)


def test_named_counted_and_listed_documents_are_the_same(both):
    here, there = both
    for number in range(0, 420, 7):
        for text in (f"1.{number:06}", f"{number}/2026/QĐ-UBND", f"mã 1.{number:06} khai sinh"):
            query = read_query(text)
            found = [sorted(entry.key for entry in each.named([KIND], query)) for each in both]
            assert found[0] == found[1], text
    for kind in (KIND, "agency"):
        for key in FACETS:
            counts = {value: count for value, count in here.counts(kind, key).items() if count}
            assert there.counts(kind, key) == counts
        assert [entry.key for entry in there.listed(kind, 50)] == [entry.key for entry in here.listed(kind, 50)]


def test_what_is_no_word_is_no_syntax_either(both):
    here, there = both
    odd = ["*", "kha*", "words:khai", '"', "'", "\\", "khai OR sinh", "{", "_all", "\u001f", "a" * 9000]
    for text in odd:
        question = asked(text)
        assert _told(there.found(question)) == _told(here.found(question)), text


def test_every_question_of_forty_words_is_answered(both):
    here, there = both
    for length in (40, 60):
        question = asked(" ".join(random.Random(length).choices(TELLING, k=length)))
        assert _told(there.found(question)) == _told(here.found(question))


def test_a_removed_document_is_found_by_nothing_and_returns(elastic):
    write("Cấp thẻ chim sẻ", "Cấp thẻ chim én")
    remove_documents(KIND, ["d0"])
    work()
    assert keys() == ["d1"]
    write("Cấp thẻ chim sẻ")
    work()
    assert sorted(keys()) == ["d0", "d1"]
    same_everywhere()


def test_the_mapping_refuses_a_field_it_does_not_know(elastic):
    work()
    document = {"pk": 1, "version": 1, "kind": KIND, "words": [], "title": "?"}
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        elastic.index(index=index.alias(), document=document)
