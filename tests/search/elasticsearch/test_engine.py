"""The same words hold the same documents on the database's engine and on Elasticsearch, whatever the words."""

import random

import pytest
from elasticsearch import BadRequestError

from search.documents import Document, remove_documents, save_documents
from search.elastic import index
from search.engines import current_engine, holding
from search.engines.elasticsearch import ElasticsearchEngine
from search.models import SearchDocument
from search.text import fold

from .steps import same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.elasticsearch]

TYPED = """
đăng ký khai sinh kết hôn hộ chiếu Uỷ ban thẻ căn cước 61/2018/NĐ-CP 10m² and OR NOT near x AND* "trích dẫn" 'nháy'
a' b\\ (c) c:d e^2 ~f g* h? [i] {j} !k & | <-> <2> Straße ﬁle ΑΒΓ άλφα ЁЖик İstanbul が 한국어 中文字 ١٢٣ ½ ⅷ
ª º ñandú ʼn ǅ ß ſ K
हिन्दी 𝔘𝔫𝔦 𐐀𐐨 ꙮ ẞ ạ̈ o\u031b\u0323 title_folded words _id true null
"""
WORDS = TYPED.split()


@pytest.fixture
def texts():
    """The words that folding leaves of WORDS."""
    return sorted({word for text in WORDS for word in fold(text).split()})


@pytest.fixture
def varied(elastic):
    """300 documents with words of all sorts in all places, known to Elasticsearch."""
    chance = random.Random(7)

    def some(most):
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    save_documents([
        Document("procedure", f"k{number}", f"/{number}/", some(8), area=some(2), body=some(20),
                 aliases=[some(3), some(2)], codes=[f"1.{number:06}"])
        for number in range(300)
    ])  # fmt: skip
    remove_documents("procedure", [f"k{number}" for number in range(0, 300, 10)])
    work()


def test_the_same_spans_hold_the_same_documents(varied, texts):
    chance, hits = random.Random(8), 0
    for _round in range(400):
        spans = tuple(
            tuple(tuple(chance.choices(texts, k=chance.randint(1, 2))) for _ in range(chance.randint(1, 3)))
            for _ in range(chance.randint(1, 3))
        )
        limit = chance.choice([1, 7, 1000])
        expected = current_engine().holding(spans, limit)
        assert ElasticsearchEngine().holding(spans, limit) == expected, spans
        hits += bool(expected)
    assert hits > 200


def test_every_word_alone_holds_the_same_documents(varied, texts):
    for word in [*texts, "khongcodau", "dang" * 10, "1000001", "ﷺ", "𞤀𞤁"]:
        spans = (((word,),),)
        assert ElasticsearchEngine().holding(spans, 1000) == current_engine().holding(spans, 1000), word


@pytest.mark.parametrize("text", ["*", "kha*", "khai sinh", "words:khai", '"', "'", "\\", "khai OR sinh", "{", "_all"])
def test_what_is_no_word_is_no_syntax_either(varied, text):
    assert ElasticsearchEngine().holding((((text,),),), 1000) == []


def test_every_span_is_wanted_and_one_alternative_of_each(elastic, without_database):
    write("Cấp thẻ chim sẻ", "Cấp giấy chim én", "Gia hạn thẻ cá chép")
    work()
    keys = list(SearchDocument.objects.order_by("pk").values_list("pk", flat=True))
    without_database()
    assert holding(((("chim",),), (("the",), ("giai",))), 10) == [keys[0]]
    assert holding(((("chim", "en"), ("ca", "chep")),), 10) == [keys[2], keys[1]]
    assert holding(((("giai", "to"), ("giay", "to")),), 2) == [keys[2], keys[1]]
    assert holding(((("chi",),),), 10) == []


def test_no_span_holds_nothing(elastic):
    write("Cấp thẻ chim sẻ")
    work()
    assert holding((), 10) == []


def test_a_removed_document_holds_nothing_on_any_engine(elastic):
    write("Cấp thẻ chim sẻ", "Cấp thẻ chim én")
    remove_documents("procedure", ["d0"])
    work()
    left = [SearchDocument.objects.get(object_key="d1").pk]
    assert current_engine().holding(((("chim",),),), 10) == left
    assert ElasticsearchEngine().holding(((("chim",),),), 10) == left
    same_everywhere()


def test_a_document_that_returns_after_its_removal_is_held_again(elastic):
    write("Cấp thẻ chim sẻ")
    work()
    remove_documents("procedure", ["d0"])
    work()
    write("Cấp thẻ chim sẻ")
    work()
    assert len(ElasticsearchEngine().holding(((("chim",),),), 10)) == 1


def test_the_mapping_refuses_a_field_it_does_not_know(elastic):
    work()
    document = {"pk": 1, "version": 1, "kind": "procedure", "words": [], "title": "?"}
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        elastic.index(index=index.alias(), document=document)
