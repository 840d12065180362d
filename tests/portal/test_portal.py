"""What machines and everybody see of the whole portal: site map, robots, front page, no trace of the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.site_map import SITEMAPS
from tests.factories import national_records
from tests.home.content import record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def birds():
    """One withdrawn procedure and one in force."""
    gone, _left = store(record(1, "Cấp thẻ chim sẻ"), record(2, "Cấp thẻ chim én"))
    (left,) = store(record(2, "Cấp thẻ chim én"), full=True)
    return gone, left


def test_the_site_map_for_machines_lists_procedures_in_force_only(client, birds):
    gone, left = birds
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    assert f"{left.get_absolute_url()}</loc>" in answer.content.decode()
    assert gone.get_absolute_url() not in answer.content.decode()


@pytest.mark.parametrize("section", SITEMAPS.values())
def test_no_section_of_the_site_map_is_cut_short(section):
    assert section.limit >= 50_000  # as many as one file may hold; the file asks for no second one


def test_the_site_map_for_machines_lists_the_lists_and_agencies(client, birds):
    text = client.get("/sitemap.xml").content.decode()
    for address in ("/thu-tuc/", "/co-quan/", "/so-do/", "/co-quan/ban-quan-ly-vuon-chim/"):
        assert f"{address}</loc>" in text


def test_robots_keep_out_of_the_admin_and_find_the_site_map(client, settings):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Disallow: /quan-tri/" in lines
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in lines


@pytest.mark.parametrize("signed_in", [False, True])
def test_public_pages_bear_no_trace_of_the_admin(client, admin_user, birds, signed_in):
    if signed_in:
        client.force_login(admin_user)
    paths = ["/", "/thu-tuc/", "/thu-tuc/?q=chim", "/co-quan/", "/co-quan/ban-quan-ly-vuon-chim/", "/so-do/",
             "/khong-co/", "/sitemap.xml", *(procedure.get_absolute_url() for procedure in birds)]  # fmt: skip
    for path in paths:
        text = client.get(path).content.decode().casefold()
        assert "quan-tri" not in text, path
        assert "wagtail" not in text, path


def test_a_path_with_a_nul_answers_400(client, db):
    assert client.get("/thu-tuc/%00/").status_code == 400


@pytest.mark.parametrize("path", ["/", "/thu-tuc/", "/thu-tuc/?q=vuon+chim", "/thu-tuc/?cap=commune&cap=province"])
def test_lists_ask_the_database_the_same_however_much_there_is(client, path, django_assert_max_num_queries):
    records = national_records(60)
    store(*records[:5])
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    store(*records[5:])
    client.get(path)
    with django_assert_max_num_queries(16 if path == "/" else 8) as many:
        client.get(path)
    assert len(few) == len(many)


def test_the_front_page_leads_to_the_search(client, birds):
    text = client.get("/").content.decode()
    assert 'action="/thu-tuc/"' in text
    assert 'name="q"' in text


def test_the_site_map_is_a_tree_of_links(client, birds):
    text = client.get("/so-do/").content.decode()
    for address in ("/thu-tuc/", "/co-quan/"):
        assert f'href="{address}"' in text


def test_an_endless_address_is_read_no_further_than_8000_characters(client):
    answer = client.get("/thu-tuc/?q=chim&" + "x=" + "y" * 100_000 + "&linh-vuc=ao-ca")
    assert answer.status_code == 200
    assert len(answer.wsgi_request.META["QUERY_STRING"]) == 8000
