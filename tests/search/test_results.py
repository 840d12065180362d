"""Which result stands first, which apart, which below another: over records made for each case."""

import pytest
from django.http import QueryDict

from catalogue.national.readers import Item
from catalogue.national.scope import ALL
from catalogue.national.sync import Synchronisation
from search.documents import Document, save_documents
from search.indexes.current import search
from search.models import Synonym
from search.results.finder import Finder
from search.understanding.query import read_query
from tests.home.content import publish_guide, record, store

pytestmark = pytest.mark.django_db
COMMUNE = {"isWard": True}
MINISTRY = {"isWard": False, "isMinistry": True}


def keys(words):
    return [entry.key for entry in search(read_query(words), "procedure")]


def save(*titles, **common):
    save_documents([Document("procedure", str(at), f"/{at}/", title, **common) for at, title in enumerate(titles)])


def find(words, **more):
    parameters = QueryDict(mutable=True)
    parameters.update({"q": words} | more)
    return Finder("procedure", parameters, "/thu-tuc/")


# The order


@pytest.mark.parametrize(("typed", "first"), [("khai tử", "1"), ("khai từ", "0"), ("khái tu", "2")])
def test_marks_that_are_typed_tell_titles_apart(typed, first):
    save("Khai từ bên kia", "Khai tử bên kia", "Khái tu bên kia")
    assert keys(typed)[0] == first


def test_without_marks_all_spellings_are_found():
    save("Khai từ bên kia", "Khai tử bên kia", "Khái tu bên kia", "Đà điểu")
    assert set(keys("khai tu")) == {"0", "1", "2"}


@pytest.mark.parametrize(("typed", "written"), [("hòa giải", "hoà giải"), ("lí lịch", "lý lịch"), ("uỷ ban", "ủy ban")])
def test_two_ways_to_write_a_word_are_one(typed, written):
    save("Đà điểu", written)
    assert keys(typed) == ["1"]


@pytest.mark.parametrize("title", ["Chích bông", "Thủ tục chích bông", "Thủ tục: Chích bông", "TTHC chích bông"])
def test_a_title_that_is_the_question_comes_first(title):
    save("Chích bông của vườn chim bên sông", "Xin chích bông để nuôi", title)
    assert keys("chích bông")[0] == "2"


def test_an_alias_weighs_like_a_title():
    save_documents([
        Document("procedure", "long", "/", "Xin nuôi chích bông tại nhà của mình"),
        Document("procedure", "alias", "/", "Cấp thẻ cho loài chim nhỏ", aliases=["ri ri", "chích bông"]),
        Document("procedure", "area", "/", "Cấp thẻ đà điểu", area="Chích bông"),
        Document("procedure", "body", "/", "Cấp thẻ cá chép", body="Chích bông"),
    ])  # fmt: skip
    assert keys("chích bông")[:2] == ["alias", "long"]
    assert keys("chích bông")[2:] == ["area", "body"]


def test_words_side_by_side_come_before_words_apart():
    save("Sinh con rồi khai báo chim", "Báo chim khai sinh con rồi")
    assert keys("khai sinh")[0] == "1"


def test_the_commune_comes_before_the_ministry_when_all_else_is_equal():
    store(record(1, "Cấp thẻ chích bông", **MINISTRY), record(2, "Cấp thẻ chích bông", **COMMUNE))
    assert [card["code"] for card in find("chích bông").results] == ["9.300002", "9.300001"]


def test_a_better_title_comes_before_a_nearer_office():
    store(
        record(1, "Cấp thẻ chích bông", **MINISTRY),
        record(2, "Giao đất cho hội những người nuôi loài chích bông", **COMMUNE),
    )
    assert find("cấp thẻ chích bông").results[0]["code"] == "9.300001"


def test_another_provinces_procedure_stands_behind():
    theirs = record(1, "Cấp thẻ chích bông") | {
        "departmentPromulgateId": "agency-far",
        "departmentPromulgateCode": "H63",
        "departmentPromulgateName": "UBND tỉnh Bắc Hà",
    }
    Synchronisation("bản ghi thử", ALL, False, [Item(0, theirs, "")])()
    store(record(2, "Cấp thẻ chích bông"))
    assert [card["code"] for card in find("chích bông").results] == ["9.300002", "9.300001"]


def test_what_is_official_is_found_by_its_synonym_before_a_mere_mention():
    save("Cấp thẻ cá chép", "Trông giữ chích bông và cá trê ngoài đồng")
    Synonym.objects.create(term="cấp thẻ cá chép", variant="làm chích")
    assert keys("làm chích")[0] == "0"


# The best answer


def test_a_clear_answer_stands_apart_with_papers_fee_and_time(client):
    store(record(1, "Cấp thẻ chích bông"), record(2, "Thả cá chép xuống ao làng bên kia sông"))
    page = client.get("/thu-tuc/", {"q": "cấp thẻ chích bông"}).content.decode()
    best = page.partition('class="best"')[2].partition("</section>")[0]
    assert "Đúng ý nhất" in best
    for words in ("Giấy tờ cần mang", "Tờ khai xin thẻ", "Ảnh chân dung", "ngày làm việc", "9.300001"):
        assert words in best, words
    assert page.count("9.300001</span>") == 1


def test_two_answers_as_good_as_each_other_stand_together():
    store(record(1, "Cấp thẻ chích bông xanh"), record(2, "Thả chích bông vàng"))
    finder = find("chích bông")
    assert (finder.best, len(finder.groups)) == (None, 2)


def test_a_loose_match_does_not_stand_apart():
    store(
        record(1, "Thả chích bông xuống ao làng bên kia sông vào mùa nước nổi hằng năm"),
        record(2, "Nuôi đà điểu xanh ở ao đông"),
    )
    assert find("bông xanh mùa đông").best is None


def test_a_list_without_a_query_has_no_best_answer():
    store(record(1, "Cấp thẻ chích bông"))
    assert find("").best is None


def test_nothing_found_has_no_best_answer():
    assert find("chích bông").best is None


def test_the_second_page_has_no_best_answer():
    store(
        record(1, "Thả chích bông"), *(record(at, f"Nuôi loài chích bông số {at} tại vườn nhà") for at in range(2, 30))
    )
    assert find("thả chích bông").best.card["code"] == "9.300001"
    second = find("chích bông", trang="2")
    assert second.page.number == 2
    assert second.best is None


def test_more_papers_than_are_shown_are_counted(client):
    papers = [{"profileComponentId": f"p{at}", "code": f"G{at}", "name": f"Giấy số {at}"} for at in range(7)]
    store(record(1, "Cấp thẻ chích bông", executionCases=[{"name": "", "profileComponents": papers}]))
    best = find("cấp thẻ chích bông").best.card
    assert (best["papers"], best["papers_more"]) == (["Giấy số 0", "Giấy số 1", "Giấy số 2", "Giấy số 3"], 3)


def test_papers_are_escaped(client):
    paper = {"profileComponentId": "p", "code": "G", "name": "<script>alert(1)</script> & giấy"}
    store(record(1, "Cấp thẻ chích bông", executionCases=[{"name": "<b>", "profileComponents": [paper]}]))
    page = client.get("/thu-tuc/", {"q": "cấp thẻ chích bông"}).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; giấy" in page
    assert "<script>alert" not in page


# Cases of one procedure


@pytest.fixture
def cases():
    return store(
        record(1, "Cấp thẻ chích bông"),
        record(2, "Cấp lại thẻ chích bông do bị mất"),
        record(3, "Cấp đổi thẻ chích bông"),
        record(4, "Nuôi đà điểu"),
    )


def test_cases_of_one_procedure_stand_under_the_first(cases):
    finder = find("cấp thẻ chích bông")
    group = finder.best or finder.groups[0]
    assert group.card["code"] == "9.300001"
    assert {card["code"] for card in group.variants} == {"9.300002", "9.300003"}


def test_the_guided_case_is_the_face_of_its_family(cases):
    publish_guide(cases[2], title="Đổi thẻ chích bông")
    group = find("thẻ chích bông").best or find("thẻ chích bông").groups[0]
    assert group.card["code"] == "9.300003"


def test_a_case_that_the_query_names_stays_the_face(cases):
    publish_guide(cases[2], title="Đổi thẻ chích bông")
    group = find("thẻ chích bông bị mất").best or find("thẻ chích bông bị mất").groups[0]
    assert group.card["code"] == "9.300002"


def test_three_cases_are_open_and_the_others_behind_a_toggle(client):
    acts = ("Cấp lại", "Cấp đổi", "Gia hạn", "Thu hồi", "Điều chỉnh")
    store(*(record(number, f"{act} thẻ chích bông") for number, act in enumerate(("Cấp", *acts), 1)))
    page = client.get("/thu-tuc/", {"q": "thẻ chích bông"}).content.decode().partition('class="variants"')[2]
    shown, folded = page.partition("<details>")[::2]
    assert shown.count("<li>") == 3
    assert folded.partition("</details>")[0].count("<li>") == 2


def test_cases_do_not_keep_the_first_of_them_from_standing_apart(cases):
    assert find("cấp thẻ chích bông").best.card["code"] == "9.300001"


def test_every_result_is_shown_once(client, cases):
    page = client.get("/thu-tuc/", {"q": "thẻ chích bông"}).content.decode()
    results = page.partition('id="results-heading"')[2]
    for procedure in cases[:3]:
        assert results.count(f'href="{procedure.get_absolute_url()}"') == 1


def test_the_page_says_that_others_are_cases_of_the_same(client, cases):
    assert (
        "Các trường hợp khác của thủ tục này (2)" in client.get("/thu-tuc/", {"q": "thẻ chích bông"}).content.decode()
    )


def test_names_of_cases_are_escaped_and_marked(client):
    store(record(1, "Cấp thẻ <i>chích</i> bông"), record(2, "Cấp lại thẻ <i>chích</i> bông"))
    page = client.get("/thu-tuc/", {"q": "thẻ chích bông"}).content.decode()
    assert "&lt;i&gt;<mark>chích</mark>&lt;/i&gt;" in page.partition('class="variants"')[2]
    assert "<i>" not in page


def test_a_guides_words_are_escaped(client, cases):
    publish_guide(cases[3], title='Nuôi "đà điểu" <b>to</b>', summary="<script>x</script>")
    page = client.get("/thu-tuc/", {"q": "nuôi đà điểu"}).content.decode()
    assert "<b>to" not in page
    assert "<script>x" not in page
