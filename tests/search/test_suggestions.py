"""Suggestions while typing: titles, aliases, codes; short, safe, only what everybody may see."""

import pytest

from search.models import Synonym
from tests.home.content import publish_guide, record, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client):
    def ask(text):
        answer = client.get("/thu-tuc/goi-y/", {"q": text})
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("application/json")
        return answer.json()["suggestions"]

    return ask


@pytest.fixture
def birds():
    return store(record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp thẻ chim én"), record(3, "Gia hạn giấy cá chép"))


def labels(rows):
    return [row["label"] for row in rows]


def test_the_beginning_of_a_word_in_a_title_is_enough(suggest, birds):
    assert set(labels(suggest("cap the ch"))) == {"Cấp thẻ chim sẻ", "Cấp thẻ chim én"}


def test_a_suggestion_leads_to_its_page_and_names_its_area(suggest, birds):
    assert suggest("chép") == [
        {"label": "Gia hạn giấy cá chép", "note": "Vườn chim", "url": birds[2].get_absolute_url()}
    ]


def test_words_of_asking_say_nothing(suggest, birds):
    assert labels(suggest("cho hỏi làm thẻ chim s"))[0] == "Cấp thẻ chim sẻ"


def test_slips_are_mended(suggest, birds):
    assert labels(suggest("ca chepp giay"))[0] == "Gia hạn giấy cá chép"


def test_synonyms_are_suggested(suggest, birds):
    Synonym.objects.create(term="chim sẻ", variant="chích bông")
    assert labels(suggest("thẻ chích bông"))[0] == "Cấp thẻ chim sẻ"


def test_aliases_are_suggested(suggest, birds):
    publish_guide(birds[0], title="Xin thẻ chim sẻ", aliases="chích bông")
    assert labels(suggest("chich b")) == ["Xin thẻ chim sẻ"]


@pytest.mark.parametrize("typed", ["9.300003", "9300003", "TTHC 9.300003", "930000", "9.3000"])
def test_a_code_is_suggested_even_unfinished(suggest, birds, typed):
    assert "Gia hạn giấy cá chép" in labels(suggest(typed))


@pytest.mark.parametrize("typed", ["", "c", " c ", "c.", "?", "..", "\x00c"])
def test_fewer_than_two_letters_suggest_nothing(suggest, birds, typed):
    assert suggest(typed) == []


def test_an_area_is_suggested_with_its_list(suggest, birds):
    assert suggest("vuon")[-1] == {"label": "Vườn chim", "note": "Lĩnh vực", "url": "/thu-tuc/?linh-vuc=vuon-chim"}


def test_at_most_eight_are_suggested(suggest):
    store(*(record(number, f"Cấp thẻ chim số {number}") for number in range(12)))
    assert len(suggest("chim")) == 8


def test_withdrawn_procedures_are_not_suggested(suggest, birds):
    store(record(2, "Cấp thẻ chim én"), full=True)
    assert labels(suggest("the chim")) == ["Cấp thẻ chim én"]
    assert suggest("9.300001") == []


def test_what_begins_as_typed_comes_first(suggest):
    store(record(1, "Gia hạn thẻ chim"), record(2, "Thẻ chim sẻ của làng bên kia sông"))
    assert labels(suggest("thẻ chi"))[0] == "Thẻ chim sẻ của làng bên kia sông"


def test_suggesting_writes_nothing(client, birds):
    assert client.post("/thu-tuc/goi-y/", {"q": "chim"}).status_code == 405
