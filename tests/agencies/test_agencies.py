"""The list of agencies and the page of one."""

import pytest

from agencies.models import Agency
from tests.factories import national_records
from tests.home.content import record, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """The agency that carries out two procedures in force; a third one is withdrawn."""
    store(*(record(number, f"Cấp thẻ chim {number}") for number in (1, 2, 3)))
    store(*(record(number, f"Cấp thẻ chim {number}") for number in (1, 2)), full=True)
    return Agency.objects.get(name="Ban quản lý vườn chim")


def test_the_list_counts_the_procedures_in_force(client, agency):
    groups = client.get("/co-quan/").context["groups"]
    counts = {row["name"]: row["count"] for group in groups for row in [*group["agencies"], *group["named"]]}
    assert counts[agency.name] == 2


def test_each_tier_is_listed_once(client, agency):
    Agency(name="Sở Vườn tược", tier="province").save()
    Agency(name="Ủy ban nhân dân xã", tier="commune").save()
    Agency(name="A Sở khác", tier="province").save()
    labels = [str(group["tier_label"]) for group in client.get("/co-quan/").context["groups"]]
    assert len(labels) == len(set(labels))


def test_a_page_lists_what_the_agency_carries_out(client, agency):
    answer = client.get(agency.get_absolute_url())
    assert [group.card["code"] for group in answer.context["cards"]] == ["9.300001", "9.300002"]


def test_a_missing_contact_says_that_there_is_no_information(client, agency):
    assert client.get(agency.get_absolute_url()).content.decode().count("Chưa có thông tin") >= 4


def test_a_known_phone_is_a_link(client, agency):
    Agency.objects.update(phone="0299 3822 000")
    assert 'href="tel:02993822000"' in client.get(agency.get_absolute_url()).content.decode()


def test_an_agency_without_procedures_has_a_page(client):
    lonely = Agency(name="Sở Vắng vẻ")
    lonely.save()
    answer = client.get(lonely.get_absolute_url())
    assert (answer.status_code, answer.context["total"]) == (200, 0)


def test_a_name_is_escaped(client):
    odd = Agency(name="Sở <script>alert(1)</script>")
    odd.save()
    assert "<script>alert" not in client.get(odd.get_absolute_url()).content.decode()


@pytest.mark.parametrize("slug", ["khong-co", "1", "x" * 300])
def test_an_unknown_agency_answers_404(client, db, slug):
    assert client.get(f"/co-quan/{slug}/").status_code == 404


@pytest.mark.parametrize("address", ["?trang=2", "?cap=commune&linh-vuc=vuon-chim", "?q=chim"])
def test_further_pages_and_searches_are_kept_from_crawlers(client, address):
    store(*national_records(25))
    page = client.get(f"/co-quan/ban-quan-ly-vuon-chim/{address}").content.decode()
    assert 'name="robots" content="noindex' in page


@pytest.mark.parametrize("count", [5, 60])
def test_the_pages_ask_the_database_little(client, count, django_assert_max_num_queries):
    store(*national_records(count))
    client.get("/co-quan/")
    with django_assert_max_num_queries(8):
        client.get("/co-quan/")
    client.get("/co-quan/ban-quan-ly-vuon-chim/?trang=9")  # what is read once a generation
    with django_assert_max_num_queries(8):
        client.get("/co-quan/ban-quan-ly-vuon-chim/")


@pytest.fixture
def many():
    """Thirty communes without procedures and two provincial offices."""
    for number in range(30):
        Agency(name=f"Ủy ban nhân dân xã {number:02}", tier="commune", phone="0299").save()
    for name in ("Sở Vườn tược", "Sở Ao hồ"):
        Agency(name=name, tier="province", phone="0299").save()


def test_a_tier_of_many_shows_a_few_and_leads_to_all(client, many):
    communes, offices = client.get("/co-quan/").context["groups"]
    assert (len(communes["agencies"]), communes["total"]) == (12, 30)
    assert communes["all_url"] == "/co-quan/?cap=xa"
    assert [row["name"] for row in offices["agencies"]] == ["Sở Ao hồ", "Sở Vườn tược"]
    assert offices["all_url"] == ""


def test_offices_stand_before_the_names_that_records_only_mention(client):
    Agency(name="Ủy ban nhân dân cấp xã", tier="commune").save()
    Agency(name="Ủy ban nhân dân xã Sậy", tier="commune", address="Ấp 1").save()
    (communes,) = client.get("/co-quan/").context["groups"]
    assert [row["name"] for row in communes["agencies"]] == ["Ủy ban nhân dân xã Sậy"]
    assert [row["name"] for row in communes["named"]] == ["Ủy ban nhân dân cấp xã"]


def test_an_office_without_procedures_shows_no_zero(client):
    Agency(name="Sở Vắng vẻ", tier="province", phone="0299").save()
    assert client.get("/co-quan/").context["groups"][0]["agencies"][0]["count"] is None


def test_of_many_those_that_most_procedures_name_are_shown(client, many, agency):
    Agency.objects.filter(pk=agency.pk).update(tier="commune", name="Ủy ban nhân dân xã Sậy", phone="0299")
    communes = client.get("/co-quan/").context["groups"][0]
    assert communes["agencies"][0] == {"name": "Ủy ban nhân dân xã Sậy", "url": agency.get_absolute_url(), "count": 2}


def test_all_of_a_tier_are_listed_by_name_sixty_a_page(client, many):
    for number in range(30, 70):
        Agency(name=f"Ủy ban nhân dân xã {number:02}", tier="commune").save()
    shown = [
        row["name"]
        for page in (1, 2)
        for row in client.get("/co-quan/", {"cap": "xa", "trang": page}).context["agencies"]
    ]
    assert shown == [f"Ủy ban nhân dân xã {number:02}" for number in range(70)]


@pytest.mark.parametrize("asked", ["commune", "bo", "<b>", "xa\x00", "", "x" * 9000])
def test_an_unknown_or_empty_tier_shows_the_whole_list(client, many, asked):
    assert len(client.get("/co-quan/", {"cap": asked}).context["groups"]) == 2


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", "٣"])
def test_a_page_of_a_tier_that_is_not_there_shows_one_that_is(client, many, page):
    assert len(client.get("/co-quan/", {"cap": "xa", "trang": page}).context["agencies"]) == 30
