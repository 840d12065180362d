"""Who lets the browser remember the commune gets pages as if the address named it, and nobody else gets those."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import resolve

from agencies.models import Commune
from core.generation import changed, forget
from tests.home.content import record, store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_units")]


@pytest.fixture
def page():
    """The address of a procedure's page."""
    (procedure,) = store(record(1, "Cấp thẻ chim"))
    commit()
    return procedure.get_absolute_url()


def commit():
    """What was written so far counts as committed, so that pages are kept."""
    connection.run_on_commit.clear()
    forget()


def reader(code=""):
    """A reader whose browser remembers a commune, or none."""
    made = Client(headers={"Origin": "http://testserver"})
    if code:
        made.cookies["xa"] = code
    return made


def test_a_page_is_that_of_the_address_with_the_commune(page):
    named = reader().get(f"{page}?xa=90010")
    remembered = reader("90010").get(page)
    assert remembered.content == named.content
    assert remembered["ETag"] == named["ETag"]
    assert remembered["Cache-Status"] == "portal; hit"
    assert "Xã Đồng Sen" in remembered.content.decode()


def test_it_is_for_nobody_else(page):
    for asked in ({}, {"If-None-Match": reader("90010").get(page)["ETag"]}):
        answer = reader("90010").get(page, headers=asked)
        assert answer["Cache-Control"] == "private, no-cache"
    assert answer.status_code == 304
    without = reader().get(page)
    assert "Xã Đồng Sen" not in without.content.decode()
    assert without["Cache-Control"].startswith("public")


def test_two_readers_get_each_their_own(page):
    order = ["90010", "", "90001", "90010", "", "90001"]
    names = {"90010": "<b>Xã Đồng Sen</b>", "90001": "<b>Phường Phương Thành</b>"}
    for code in order:
        text = reader(code).get(page).content.decode()
        assert {known for known, name in names.items() if name in text} == ({code} if code else set())
        if not code:
            changed()
            commit()


def test_who_has_the_page_without_it_is_sent_the_one_with_it(page):
    had = reader().get(page)["ETag"]
    assert reader("90010").get(page, headers={"If-None-Match": had}).status_code == 200
    mine = reader("90010").get(page)["ETag"]
    assert reader().get(page, headers={"If-None-Match": mine}).status_code == 200


def test_the_address_stands_before_the_cookie(page):
    answer = reader("90010").get(f"{page}?xa=90001")
    assert "<b>Phường Phương Thành</b>" in answer.content.decode()
    assert answer["Cache-Control"].startswith("public")


@pytest.mark.parametrize("code", ["1", "95001", "abc", "9" * 500, "&q=x", '"><script>'])
def test_a_cookie_that_names_nothing_is_ignored_with_a_sentence(page, code):
    answer = reader(code).get(page)
    assert answer.status_code == 200
    assert answer.context["living"]["problem"]
    assert answer.context["living"]["commune"] == ""


def test_pages_that_do_not_show_it_are_not_multiplied(page):
    plain = reader().get("/co-quan/")
    answer = reader("90010").get("/co-quan/")
    assert answer["Cache-Status"] == "portal; hit"
    assert answer["Cache-Control"] == plain["Cache-Control"]


@pytest.mark.parametrize("address", ["/khong-co/", "/thu-tuc/9.999999/", "/"])
def test_other_addresses_are_answered_as_ever(address):
    assert reader("90010").get(address).status_code == reader().get(address).status_code


def test_head_and_unknown_methods(page):
    assert reader("90010").head(page)["Cache-Control"] == "private, no-cache"
    assert reader("90010").delete(page).status_code == 405


def test_which_views_show_it():
    for address, shows in {
        "/noi-o/": True,
        "/thu-tuc/1.001193/x/": True,
        "/thu-tuc/": False,
        "/co-quan/": False,
    }.items():
        assert hasattr(resolve(address).func, "shows_commune") is shows


def test_the_line_leads_to_the_choice_and_back(page):
    text = reader().get(page).content.decode()
    assert f'href="/noi-o/?next={page.replace("/", "%2F")}"' in text
    text = reader().get(f"{page}?xa=90010").content.decode()
    assert f'href="/noi-o/?xa=90010&amp;next={page.replace("/", "%2F")}"' in text


def test_a_code_keeps_the_commune_on_its_way(page):
    code = page.split("/")[2]
    assert reader().get(f"/thu-tuc/{code}/?xa=90010")["Location"] == f"{page}?xa=90010"
    assert reader().get(f"/thu-tuc/{code}/")["Location"] == page


def test_without_a_list_no_line_is_shown(page):
    Commune.objects.all().delete()
    caches["pages"].clear()
    changed()
    assert 'class="living"' not in reader("90010").get(page).content.decode()
