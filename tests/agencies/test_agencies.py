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
    counts = {row["name"]: row["count"] for group in groups for row in group["agencies"]}
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
    with django_assert_max_num_queries(8):
        client.get("/co-quan/ban-quan-ly-vuon-chim/")
