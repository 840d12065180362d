"""How a query is read: other spellings, the editors' synonyms, what each link keeps and what turns it off."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict

from search.models import Synonym
from search.results.finder import Finder
from search.retrieval.snapshot import current
from search.understanding.meaning import read_meaning
from search.understanding.query import read_query
from tests.home.content import area, publish_guide, record, store

pytestmark = pytest.mark.django_db


def find(**parameters):
    address = QueryDict(mutable=True)
    address.update(parameters)
    return Finder("procedure", address, "/thu-tuc/")


def numbers(finder):
    return [int(card["code"][-1]) for card in finder.results]


def parameters(url):
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}


@pytest.fixture
def birds():
    return store(
        record(1, "Cấp thẻ chim sẻ", **area("Vườn chim")),
        record(2, "Cấp thẻ chim én", **area("Vườn chim")),
        record(3, "Gia hạn giấy cá chép", **area("Ao cá")),
    )


# Other spellings


def test_what_finds_nothing_is_read_another_way(birds):
    finder = find(q="cachep")
    assert (finder.replaced, finder.suggestion, numbers(finder)) == (True, "ca chep", [3])


@pytest.mark.parametrize("typed", ["cas cheps", "ca1 chep1", "CAS CHEPS"])
def test_keys_of_an_input_method_are_read_as_words(birds, typed):
    finder = find(q=typed)
    assert (finder.suggestion, numbers(finder)) == ("cá chép", [3])


def test_the_page_says_that_another_spelling_was_searched_for(client, birds):
    page = client.get("/thu-tuc/", {"q": "cachep"}).content.decode()
    assert "cachep" in page
    assert "<strong>ca chep</strong>" in page
    assert "Có phải bạn tìm" not in page


def test_a_spelling_that_explains_every_word_is_shown_and_can_be_undone(client, birds):
    page = client.get("/thu-tuc/", {"q": "thẻ cachep"}).content.decode()
    finder = find(q="thẻ cachep")
    assert (finder.replaced, finder.suggestion) == (True, "thẻ cá chép")
    assert "Kết quả cho <strong>thẻ cá chép</strong>" in page
    as_typed = find(**parameters(finder.as_typed_url))
    assert (as_typed.replaced, as_typed.suggestion, numbers(as_typed)) == (False, "", [1, 2])


def test_a_spelling_that_leaves_words_unknown_is_a_link(client, birds):
    page = client.get("/thu-tuc/", {"q": "thẻ cachep xyzzy"}).content.decode()
    finder = find(q="thẻ cachep xyzzy")
    assert (finder.replaced, finder.suggestion) == (False, "thẻ cá chép xyzzy")
    assert "Có phải bạn tìm" in page


def test_the_link_to_another_spelling_keeps_every_filter(birds):
    finder = find(**{"q": "thẻ cachep", "cap": "commune", "linh-vuc": "ao-ca", "dong-nghia": "khong", "trang": "2"})
    assert parameters(finder.suggestion_url) == {
        "q": "thẻ cá chép", "cap": "commune", "linh-vuc": "ao-ca", "dong-nghia": "khong"
    }  # fmt: skip


def test_filters_hold_for_results_of_another_spelling(birds):
    finder = find(**{"q": "cachep", "linh-vuc": "vuon-chim"})
    assert (finder.replaced, finder.total) == (True, 0)


def test_a_filter_that_leaves_nothing_is_no_reason_to_read_otherwise(birds):
    finder = find(**{"q": "chép", "linh-vuc": "vuon-chim"})
    assert (finder.total, finder.replaced) == (0, False)


@pytest.mark.parametrize("typed", ["chim sẻ", "chim se", "9.300001", "9.999999", "", "chim sẻ ở đâu ạ"])
def test_words_that_are_known_have_no_other_spelling(birds, typed):
    finder = find(q=typed)
    assert (finder.suggestion, finder.replaced) == ("", False)


def test_another_spelling_is_escaped(client, birds):
    page = client.get("/thu-tuc/", {"q": "<b>cachep</b> & <script>"}).content.decode()
    assert "<b>cachep" not in page
    assert "<script>" not in page.partition("results-heading")[2].partition("</section>")[0]


# Synonyms


@pytest.fixture
def tweets(birds):
    return Synonym.objects.create(term="chim sẻ", variant="chích bông")


def test_official_words_are_searched_for_beside_those_typed(tweets):
    finder = find(q="chích bông")
    assert (finder.also, numbers(finder)[0]) == (["chim sẻ"], 1)


def test_the_page_names_the_official_words_and_turns_them_off(client, tweets):
    page = client.get("/thu-tuc/", {"q": "chích bông"}).content.decode()
    assert "Đang tìm cả: <strong>chim sẻ</strong>" in page
    assert "Chỉ tìm đúng từ tôi gõ" in page


def test_official_words_are_escaped(client, birds):
    Synonym.objects.create(term="chim <i>sẻ</i>", variant="chích bông")
    page = client.get("/thu-tuc/", {"q": "chích bông"}).content.decode()
    assert "chim &lt;i&gt;sẻ&lt;/i&gt;" in page


def test_the_switch_keeps_query_and_filters(tweets):
    finder = find(**{"q": "chích bông", "cap": "commune", "linh-vuc": "vuon-chim", "trang": "2"})
    kept = {"q": "chích bông", "cap": "commune", "linh-vuc": "vuon-chim"}
    assert parameters(finder.expansion_url) == kept | {"dong-nghia": "khong"}
    off = find(**parameters(finder.expansion_url))
    assert parameters(off.expansion_url) == kept


def test_turned_off_only_the_words_typed_are_searched_for(client, tweets):
    finder = find(**{"q": "chích bông", "dong-nghia": "khong"})
    assert (finder.also, finder.total) == ([], 0)
    page = client.get("/thu-tuc/", {"q": "chích bông", "dong-nghia": "khong"}).content.decode()
    assert "Đang tìm cả" not in page
    assert "Chỉ tìm đúng những từ bạn gõ." in page


def test_every_address_of_a_search_keeps_the_switch(tweets):
    finder = find(**{"q": "thẻ chim", "cap": "commune", "dong-nghia": "khong"})
    addresses = [finder.canonical, finder.clear_url, *(chip.url for chip in finder.chips)]
    addresses += [option.url for facet in finder.facets for option in facet.options]
    assert {parameters(url).get("dong-nghia") for url in addresses} == {"khong"}
    assert ("dong-nghia", "khong") in finder.hidden_inputs


@pytest.mark.parametrize("value", ["", "co", "KHONG", "khong ", "0"])
def test_any_other_value_leaves_synonyms_on(tweets, value):
    assert find(**{"q": "chích bông", "dong-nghia": value}).also == ["chim sẻ"]


def test_a_synonym_works_from_the_next_search_on(birds):
    assert numbers(find(q="chích bông")) == []
    pair = Synonym.objects.create(term="chim sẻ", variant="chích bông")
    assert numbers(find(q="chích bông"))[0] == 1
    pair.term = "cá chép"
    pair.save()
    assert find(q="chích bông").also == ["cá chép"]
    pair.delete()
    assert (find(q="chích bông").also, find(q="chích bông").total) == ([], 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.delete(),
        lambda rows: rows.update(variant="chim ri"),
        lambda rows: rows.filter(variant="chích bông").delete(),
    ],
)
def test_many_synonyms_changed_at_once_work_from_the_next_search_on(tweets, change):
    assert find(q="chích bông").also
    change(Synonym.objects.filter(pk=tweets.pk))
    assert find(q="chích bông").also == []


@pytest.mark.parametrize(
    ("typed", "applies"),
    [("chích bông", True), ("chich bong", True), ("CHÍCH BÔNG", True), ("chích bống", False), ("chích bỏng", False),
     ("chich bông", True), ("bông chích", False), ("chích bôngx", False)],
)  # fmt: skip
def test_marks_that_are_typed_must_agree(tweets, typed, applies):
    assert bool(read_meaning(read_query(typed), current()).also) is applies


def test_a_variant_of_one_word_applies_without_marks_only_if_it_has_none(birds):
    Synonym.objects.create(term="chim sẻ", variant="quạc")
    Synonym.objects.create(term="chim én", variant="zwz")
    assert find(q="quạc").also == ["chim sẻ"]
    assert find(q="quac").also == []
    assert find(q="zwz").also == ["chim én"]


def test_an_abbreviation_of_two_letters_needs_another_word(birds):
    Synonym.objects.create(term="chim sẻ", variant="zw")
    assert find(q="zw").also == []
    assert find(q="thẻ zw").also == ["chim sẻ"]


def test_an_abbreviation_of_three_letters_stands_alone(birds):
    Synonym.objects.create(term="chim sẻ", variant="zwq")
    assert find(q="ZWQ").also == ["chim sẻ"]


def test_the_longest_variant_wins(birds):
    Synonym.objects.create(term="chim sẻ", variant="chích bông")
    Synonym.objects.create(term="cá chép", variant="chích bông vàng")
    assert find(q="chích bông vàng").also == ["cá chép"]
    assert find(q="chích bông xanh").also == ["chim sẻ"]


def test_words_of_asking_may_stand_within_a_variant(tweets):
    assert find(q="chích thì bông").also == ["chim sẻ"]
    assert find(q="em muốn chích cho bông ạ").also == ["chim sẻ"]


def test_other_words_may_not_stand_within_a_variant(tweets):
    assert find(q="chích lông bông").also == []


def test_two_meanings_of_a_variant_are_both_searched_for(tweets):
    Synonym.objects.create(term="cá chép", variant="chích bông")
    finder = find(q="chích bông")
    assert finder.also == ["chim sẻ", "cá chép"]
    assert set(numbers(finder)) >= {1, 3}


def test_two_variants_in_one_query_are_each_explained(tweets):
    Synonym.objects.create(term="cấp thẻ", variant="xwin zthe")
    finder = find(q="xwin zthe chích bông")
    assert (set(finder.also), numbers(finder)[0]) == ({"chim sẻ", "cấp thẻ"}, 1)


def test_a_title_typed_whole_wins_though_a_part_of_it_is_a_variant(birds):
    Synonym.objects.create(term="gia hạn giấy cá chép", variant="chim sẻ")
    assert numbers(find(q="cấp thẻ chim sẻ"))[0] == 1


def test_a_clause_of_what_is_not_meant_is_not_searched_for(birds):
    assert numbers(find(q="thẻ chim, không phải chim sẻ"))[0] == numbers(find(q="thẻ chim"))[0]
    first = find(q="cá chép, không phải chim sẻ")
    assert numbers(first) == [3]
    assert "cá chép, không phải chim sẻ" in first.query


def test_a_synonym_of_an_official_word_that_no_title_has_changes_nothing(birds):
    Synonym.objects.create(term="rồng lửa", variant="chim")
    assert set(numbers(find(q="chim sẻ"))) >= {1}
    assert numbers(find(q="chim sẻ"))[0] == 1


def test_aliases_of_a_guide_count_like_its_title(birds):
    publish_guide(birds[1], aliases="chích bông")
    assert numbers(find(q="chích bông")) == [2]
