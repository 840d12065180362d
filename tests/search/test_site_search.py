"""One search over everything: kinds as its facet, links between lists, nothing breaks it, its cost does not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import Agency
from search.documents import Document, save_documents
from search.models import SearchDocument
from search.sections import KIND_KEY, sections
from tests.factories import national_records
from tests.home.content import area, record, store
from tests.home.test_information_page import publish
from tests.search.test_query import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SITE, LIST = "/tim-kiem/", "/thu-tuc/"
SUGGESTIONS = (SITE + "goi-y/", LIST + "goi-y/")


@pytest.fixture
def chapel(db):
    """A procedure, an agency and a page that share the words "chích bông"."""
    (procedure,) = store(record(1, "Cấp thẻ chích bông"))
    agency = Agency(name="Trạm chích bông", tier="commune", phone="0299 1")
    agency.save()
    return {"thu-tuc": procedure, "co-quan": agency, "thong-tin": publish("Mùa chích bông")}


def finder_of(client, **parameters):
    return client.get(SITE, parameters).context["finder"]


def kinds(finder, key="loai"):
    return {option.value: option.count for facet in finder.facets if facet.key == key for option in facet.options}


def test_every_kind_is_found(client, chapel):
    finder = finder_of(client, q="chích bông")
    found = {card["url"] for card in finder.results}
    assert found == {thing.get_absolute_url() if slug != "thong-tin" else thing.url for slug, thing in chapel.items()}


def test_kinds_are_counted(client, chapel):
    assert sorted(kinds(finder_of(client, q="chích bông")).values()) == [1, 1, 1]
    assert finder_of(client, q="chích bông").total == 3


def test_a_kind_narrows_and_its_count_told_how_far(client, chapel):
    every = finder_of(client, q="chích bông")
    for slug, count in kinds(every).items():
        narrowed = finder_of(client, q="chích bông", loai=slug)
        assert narrowed.total == count == 1
        assert kinds(narrowed) == kinds(every)


def test_what_several_kinds_have_narrows_them_all(client, chapel):
    agency = chapel["co-quan"].slug
    told = {"lead": "", "published_on": "", "category": ""}
    plan = {"lead": "", "heading": "", "agency": "", "starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    save_documents([
        Document("article", "1", "/a/", "Chích bông về", facets={"nam": ["2026"], "co-quan": [agency]}, card=told),
        Document("article", "2", "/b/", "Chích bông đi", facets={"nam": ["2025"]}, card=told),
        Document("plan", "3", "/c/", "Nuôi chích bông", facets={"nam": ["2026"], "co-quan": [agency]}, card=plan),
    ])  # fmt: skip
    every = finder_of(client, q="chích bông")
    assert kinds(every, "nam") == {"2026": 2, "2025": 1}
    assert kinds(every, "co-quan")[agency] == 2
    assert finder_of(client, q="chích bông", nam="2026").total == 2
    assert finder_of(client, q="chích bông", **{"nam": "2026", "loai": "tin-tuc"}).total == 1


def test_two_kinds_are_either_or(client, chapel):
    slugs = list(kinds(finder_of(client, q="chích bông")))[:2]
    assert client.get(SITE, {"q": "chích bông", "loai": slugs}).context["finder"].total == 2


def test_an_unknown_kind_is_ignored(client, chapel):
    assert finder_of(client, q="chích bông", loai="rong").total == 3


def test_the_list_of_procedures_links_to_what_else_was_found(client, chapel):
    page = client.get(LIST, {"q": "chích bông"})
    links = page.context["finder"].kinds
    assert sorted(link.number for link in links) == [1, 1]
    assert "Cũng tìm thấy" in page.content.decode()
    for link in links:
        assert client.get(link.url).context["finder"].total == 1


def test_the_site_search_has_nothing_beside_it(client, chapel):
    page = client.get(SITE, {"q": "chích bông"})
    assert page.context["finder"].kinds == []
    assert "Cũng tìm thấy" not in page.content.decode()


@pytest.mark.parametrize("typed", ["9.300001", "TTHC 9300001"])
def test_a_code_opens_what_it_names(client, chapel, typed):
    answer = client.get(SITE, {"q": typed})
    assert (answer.status_code, answer["Location"]) == (302, chapel["thu-tuc"].get_absolute_url())


def test_a_code_with_a_kind_chosen_opens_nothing_by_itself(client, chapel):
    assert client.get(SITE, {"q": "9.300001", "loai": "thu-tuc"}).status_code == 200


def test_an_unknown_code_is_a_list_of_nothing(client, chapel):
    answer = client.get(SITE, {"q": "9.999999"})
    assert (answer.status_code, answer.context["finder"].total) == (200, 0)


def test_a_hidden_document_is_not_found(client, chapel):
    SearchDocument.objects.update(is_hidden=True, version=10_000)
    save_documents([Document("procedure", "new", "/new/", "Đà điểu")])
    assert finder_of(client, q="chích bông").total == 0


@pytest.mark.parametrize("address", [SITE, SITE + "?q=", SITE + "?q=%20%20", SITE + "?loai=thu-tuc", SITE + "?q=%3F"])
def test_without_words_nothing_is_listed_and_the_box_is_there(client, chapel, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.context["finder"].total == 0
    assert 'name="q"' in answer.content.decode()


@pytest.mark.parametrize("address", [SITE, SITE + "?q=chim", SITE + "?q=chim&trang=2"])
def test_crawlers_are_kept_out(client, address):
    assert 'name="robots" content="noindex' in client.get(address).content.decode()


@pytest.mark.parametrize("address", [SITE, LIST, *SUGGESTIONS])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_searching_only_reads(client, address, method):
    assert getattr(client, method)(address, {"q": "chim"}).status_code == 405


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("address", [SITE, LIST, *SUGGESTIONS])
def test_any_words_are_answered(client, address, typed):
    typed = typed.encode("utf-8", "replace").decode()
    store(record(1, "Cấp thẻ chích bông"))
    assert client.get(address, {"q": typed}).status_code == 200
    assert client.get(address, {"q": typed, "loai": typed, "trang": typed, "dong-nghia": typed}).status_code == 200


def test_bytes_that_are_no_text_are_answered(client):
    for address in (SITE, LIST, *SUGGESTIONS):
        assert client.get(address + "?q=%ff%fe%00&loai=%ed%a0%80&trang=%ff").status_code == 200


@pytest.mark.parametrize("address", [SITE, LIST])
def test_what_was_typed_is_escaped_wherever_it_stands(client, chapel, address):
    page = client.get(address, {"q": '"><img src=x onerror=alert(1)> chích'}).content.decode()
    assert "<img src=x" not in page
    assert 'value=""' not in page.partition('id="search"')[2].partition(">")[0]


def cost(client, address, words):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address, {"q": words}).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", [SITE, LIST])
@pytest.mark.parametrize("words", ["thẻ vườn chim", "cấp thẻ số 3 cho vườn chim", "thevuon chim", "tờ khai", "hong co"])
def test_the_questions_to_the_database_do_not_grow_with_the_results(client, address, words):
    client.get(address, {"q": words})
    store(*national_records(5))
    few, again = (cost(client, address, words) for _ in range(2))
    store(*national_records(60))
    assert cost(client, address, words) <= few <= 25
    assert cost(client, address, words) <= again
    assert again <= 7


def suggested(client, typed, address=SUGGESTIONS[0]):
    return client.get(address, {"q": typed}).json()["suggestions"]


def test_every_kind_is_suggested(client, chapel):
    assert {row["label"] for row in suggested(client, "chich b")} == {
        "Cấp thẻ chích bông", "Trạm chích bông", "Mùa chích bông"
    }  # fmt: skip


def test_the_box_of_procedures_suggests_procedures_only(client, chapel):
    assert [row["label"] for row in suggested(client, "chich b", SUGGESTIONS[1])] == ["Cấp thẻ chích bông"]


def test_an_area_is_suggested_with_its_list(client, chapel):
    birds = {"label": "Vườn chim", "note": "Lĩnh vực", "url": "/thu-tuc/?linh-vuc=vuon-chim"}
    assert birds in suggested(client, "vườn c")
    assert client.get(birds["url"]).context["finder"].total == 1


def test_an_area_without_procedures_in_force_is_not_suggested(client):
    store(record(1, "Cấp thẻ chích bông"))
    store(record(2, "Cấp thẻ cá chép", **area("Ao cá")), full=True)
    assert [row for row in suggested(client, "vườn chim") if row["note"] == "Lĩnh vực"] == []


def test_suggestions_are_at_most_eight_with_areas_among_them(client):
    store(*national_records(20))
    rows = suggested(client, "vườn chim")
    assert len(rows) == 8
    assert rows[-1]["note"] == "Lĩnh vực"


def test_a_short_name_of_an_agency_is_suggested_unfinished(client, chapel):
    Agency(name="Ủy ban nhân dân xã Chích Bông", tier="commune").save()
    assert "Ủy ban nhân dân xã Chích Bông" in {row["label"] for row in suggested(client, "ubnd xã chích bô")}


def test_long_titles_are_cut_in_suggestions(client):
    save_documents(
        [Document("agency", "x", "/x/", "Chích bông " * 60, card={"tier": "commune", "address": "", "phone": ""})]
    )
    assert [len(row["label"]) <= 200 for row in suggested(client, "chích")] == [True]


def test_without_words_the_page_leads_on_and_counts_nothing(client):
    page = client.get("/tim-kiem/").content.decode()
    assert "kết quả" not in page.partition("<main")[2].partition("</main>")[0]
    assert 'href="/thu-tuc/"' in page


def test_no_section_has_a_facet_by_the_name_of_the_kind_of_thing():
    """Of such documents it could not be told which of the two a value is."""
    assert [known.kind for known in sections() for facet in known.facets if facet.key == KIND_KEY] == []
