"""The list of procedures: facets, chips, pages, addresses, marks, codes; no input breaks it."""

from urllib.parse import quote

import pytest
from django.http import QueryDict

from search.results.finder import Finder
from tests.factories import national_records
from tests.home.content import area, record, store

pytestmark = pytest.mark.django_db
COMMUNE = {"isWard": True}
PROVINCE = {"isWard": False, "isProvince": True}
MINISTRY = {"isWard": False, "isMinistry": True}


def find(address=""):
    return Finder("procedure", QueryDict(address), "/thu-tuc/")


def options(finder, key):
    facet = next(facet for facet in finder.facets if facet.key == key)
    return {option.value: option for option in facet.options}


def counts(finder, key):
    return {value: option.count for value, option in options(finder, key).items()}


@pytest.fixture
def gardens():
    """Five procedures of three tiers and two areas."""
    return store(
        record(1, "Cấp thẻ chim sẻ", **COMMUNE, **area("Vườn chim")),
        record(2, "Cấp thẻ cá chép", **COMMUNE, **area("Ao cá")),
        record(3, "Cấp thẻ chim én", **PROVINCE, **area("Vườn chim")),
        record(4, "Cấp thẻ cá trê", **PROVINCE, **area("Ao cá")),
        record(5, "Cấp thẻ cá voi", **MINISTRY, **area("Ao cá")),
    )


def test_a_facet_counts_as_if_it_were_not_ticked(gardens):
    finder = find("cap=commune")
    assert counts(finder, "cap") == {"commune": 2, "province": 2, "ministry": 1}
    assert counts(finder, "linh-vuc") == {"vuon-chim": 1, "ao-ca": 1}


def test_a_count_says_how_many_one_finds_after_ticking(gardens):
    finder = find("q=chim")
    for option in options(finder, "cap").values():
        assert find(option.url.partition("?")[2]).total == option.count


def test_two_values_of_one_facet_are_either_or(gardens):
    assert find("cap=commune&cap=province").total == 4


def test_two_facets_are_both(gardens):
    assert find("cap=commune&linh-vuc=vuon-chim").total == 1


def test_words_and_facets_are_both(gardens):
    finder = find("q=chim&cap=province")
    assert [card["code"] for card in finder.results] == ["9.300003"]


@pytest.mark.parametrize("address", ["cap=moon", "linh-vuc=%00", "mot-gi-do=1", "cap=", "cap=" + "x" * 5000])
def test_an_unknown_value_is_ignored(gardens, address):
    finder = find(address)
    assert (finder.total, finder.chips) == (5, [])


def test_a_selected_value_without_hits_stays_to_be_unticked(gardens):
    finder = find("q=sẻ&cap=ministry")
    assert finder.total == 0
    assert options(finder, "cap")["ministry"].selected
    assert finder.message


def test_time_limits_are_a_facet(gardens):
    assert set(counts(find(), "thoi-han").values()) == {5}
    [span] = counts(find(), "thoi-han")
    assert find(f"thoi-han={span}").total == 5


# A facet with many values


@pytest.fixture
def many_areas():
    """Thirty areas with one procedure each; the last two are of one kind."""
    names = [*(f"Vườn số {number:02}" for number in range(28)), "Ao cá chép", "Ao cá trê"]
    return store(*(record(at, f"Cấp thẻ loài {at}", **area(name)) for at, name in enumerate(names)))


def facet(address, key="linh-vuc"):
    return next(found for found in find(address).facets if found.key == key)


def test_more_values_than_are_shown_are_found_by_a_part_of_the_name(many_areas):
    shown = facet("")
    assert (len(shown.options), shown.total, shown.is_searchable) == (20, 30, True)
    found = facet("linh-vuc-tim=ao+c")
    assert [option.value for option in found.options] == ["ao-ca-chep", "ao-ca-tre"]
    assert (found.open, found.sought) == (True, "ao c")


def test_choosing_what_was_found_leaves_the_part_of_the_name(many_areas):
    [option] = facet("q=thẻ&linh-vuc-tim=Ao cá TRÊ").options
    assert option.url == f"/thu-tuc/?q={quote('thẻ')}&linh-vuc=ao-ca-tre"


def test_what_is_chosen_stays_beside_what_is_found(many_areas):
    found = facet("linh-vuc=vuon-so-03&linh-vuc-tim=chép")
    assert {option.value for option in found.options} == {"vuon-so-03", "ao-ca-chep"}


@pytest.mark.parametrize("sought", ["không có", "%00", "x" * 5000, "???"])
def test_a_name_that_nothing_has_breaks_nothing(client, many_areas, sought):
    page = client.get("/thu-tuc/", {"linh-vuc-tim": sought})
    assert page.status_code == 200


def test_the_form_keeps_the_search_and_works_without_scripts(client, many_areas):
    page = client.get("/thu-tuc/", {"q": "thẻ", "cap": "commune", "linh-vuc-tim": "<b>ao"}).content.decode()
    form = page.partition('<form class="facet-search"')[2].partition("</form>")[0]
    assert 'action="/thu-tuc/#loc-linh-vuc"' in form
    assert 'name="linh-vuc-tim" value="&lt;b&gt;ao"' in form
    assert 'type="hidden" name="q" value="thẻ"' in form
    assert 'name="robots" content="noindex' in page


def test_few_values_need_no_form(client, gardens):
    assert "facet-search" not in client.get("/thu-tuc/").content.decode()


def test_toggling_returns_to_page_one():
    store(*national_records(45))
    finder = find("trang=3")
    assert finder.page.number == 3
    assert options(finder, "cap")["commune"].url == "/thu-tuc/?cap=commune"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("999999", 1),
        ("99999", 3),
        ("-1", 1),
        ("abc", 1),
        ("٣", 1),
        ("9" * 5000, 1),
        ("0", 1),
        ("2", 2),
        ("", 1),
        ("1.5", 1),
    ],
)
def test_page_numbers_stay_within_the_pages(asked, number):
    store(*national_records(45))
    page = find(f"trang={quote(asked)}").page
    assert (page.number, page.last) == (number, 3)


def test_pages_hold_every_procedure_once():
    store(*national_records(45))
    codes = [card["code"] for number in (1, 2, 3) for card in find(f"trang={number}").results]
    assert len(codes) == len(set(codes)) == 45


def test_a_chip_takes_its_own_filter_away(gardens):
    finder = find("q=thẻ&cap=commune&cap=province&linh-vuc=ao-ca")
    chips = {chip.label.rpartition(": ")[2]: chip.url for chip in finder.chips}
    assert chips["Ao cá"] == f"/thu-tuc/?q={quote('thẻ')}&cap=commune&cap=province"
    assert len(chips) == 3
    assert finder.clear_url == f"/thu-tuc/?q={quote('thẻ')}"


@pytest.mark.parametrize(
    ("address", "noindex"),
    [("", False), ("cap=commune", False), ("q=chim", True), ("cap=commune&cap=province", True),
     ("cap=commune&linh-vuc=ao-ca", True)],
)  # fmt: skip
def test_crawlers_are_kept_out_of_searches_and_of_more_than_one_filter(client, gardens, address, noindex):
    page = client.get(f"/thu-tuc/?{address}").content.decode()
    assert ('name="robots" content="noindex' in page) is noindex


def test_parameters_have_one_order(gardens):
    one = find("cap=province&cap=commune&linh-vuc=ao-ca&q=cá")
    two = find("q=cá&linh-vuc=ao-ca&cap=commune&cap=province&trang=1&la=gi")
    assert one.canonical == two.canonical == f"/thu-tuc/?q={quote('cá')}&linh-vuc=ao-ca&cap=commune&cap=province"


def test_the_list_names_its_one_address(client, gardens):
    page = client.get("/thu-tuc/?la=gi&cap=commune").content.decode()
    assert 'rel="canonical"' in page
    assert '/thu-tuc/?cap=commune"' in page


def test_hits_are_marked_with_their_own_diacritics(client, gardens):
    page = client.get("/thu-tuc/", {"q": "ca chep"}).content.decode()
    assert "<mark>cá</mark> <mark>chép</mark>" in page


def test_names_are_escaped_between_the_marks(client):
    store(record(1, "Cấp thẻ <script>alert(1)</script> chim & cá"))
    page = client.get("/thu-tuc/", {"q": "chim script"}).content.decode()
    assert "&lt;<mark>script</mark>&gt;" in page
    assert "<script>alert" not in page


def test_the_query_is_escaped_in_the_box(client, gardens):
    page = client.get("/thu-tuc/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("typed", ["9.300001", "9300001", "TTHC 9.300001", "  9 300001 ", "mã thủ tục: 9.300001"])
def test_a_code_in_any_form_opens_the_procedure(client, gardens, typed):
    answer = client.get("/thu-tuc/", {"q": typed})
    assert (answer.status_code, answer["Location"]) == (302, gardens[0].get_absolute_url())


def test_a_code_of_two_records_lists_both(client):
    twin = record(2, "Cấp thẻ chim của bộ khác") | {"code": "9.300001", "codeNotation": "9.300001"}
    store(record(1, "Cấp thẻ chim sẻ"), twin)
    answer = client.get("/thu-tuc/", {"q": "9.300001"})
    assert answer.status_code == 200
    assert answer.context["finder"].total == 2


def test_a_code_whose_twin_is_withdrawn_opens_the_one_in_force(client):
    twin = record(2, "Cấp thẻ chim của bộ khác") | {"code": "9.300001", "codeNotation": "9.300001"}
    store(record(1, "Cấp thẻ chim sẻ"), twin)
    (left,) = store(twin, full=True)
    answer = client.get("/thu-tuc/", {"q": "9.300001"})
    assert (answer.status_code, answer.headers.get("Location")) == (302, left.get_absolute_url())


def test_withdrawn_procedures_are_left_out_of_results(gardens):
    store(record(1, "Cấp thẻ chim sẻ", **COMMUNE, **area("Vườn chim")), full=True)
    assert [card["code"] for card in find("q=thẻ").results] == ["9.300001"]
    assert counts(find(), "cap") == {"commune": 1}


@pytest.mark.parametrize(
    "typed",
    ['"chim', "'chim'", "chim\x00sẻ", "chim " * 20_000, "x" * 100_000, "🐦", "chim 🐦", "Ca\u0302\u0301p the\u0309",
     "\u202eمرحبا", "%", "%_%", "'; DROP TABLE search_searchdocument; --", "*", ":", "chim*", "a:b", "AND OR NOT NEAR",
     "NEAR(chim, 3)", "title_folded : chim", "-chim", "^chim", "(", "chim & | ! <->", "\\", "\ud7ff", "\uffff", "²½①",
     "ก็ ไทย", "Ⅷ ǅ ﬁ ß", "\u0301\u0301", "{}", "\n\t", "٣", "9.300001 9.300002"],
    ids=lambda typed: ascii(typed[:20]),
)  # fmt: skip
def test_any_words_are_answered(client, gardens, typed):
    assert client.get("/thu-tuc/", {"q": typed}).status_code in {200, 302}
    assert client.get("/thu-tuc/goi-y/", {"q": typed}).status_code == 200
    assert client.get("/thu-tuc/", {"q": typed, "cap": typed, "trang": typed}).status_code == 200


def test_bytes_that_are_no_text_are_answered(client, gardens):
    assert client.get("/thu-tuc/?q=%ff%fe%00&cap=%ed%a0%80&trang=%ff").status_code == 200


def test_composed_and_decomposed_letters_find_the_same(gardens):
    assert [card["code"] for card in find("q=" + quote("cá chép")).results] == [
        card["code"] for card in find("q=" + quote("ca\u0301 che\u0301p")).results
    ]
