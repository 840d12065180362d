"""Which pages are kept, for whom, and who is counted as their reader; what of them never is kept."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from core.generation import changed
from core.web.address import canonical

from .portal import BODY, elsewhere

# What is kept


def test_a_page_is_made_once_and_says_so(portal):
    first, second = portal.read(), portal.read()
    assert portal.made == 1
    assert first.content == second.content
    assert [page["Cache-Status"] for page in (first, second)] == ["portal; fwd=miss; stored", "portal; hit"]
    assert second["Cache-Control"] == "public, max-age=0, s-maxage=1"
    assert "Cookie" not in second["Vary"]


def test_every_change_makes_it_anew(portal):
    pages = {portal.read().content}
    for _change in range(3):
        elsewhere()
        pages.add(portal.read().content)
    assert (portal.made, len(pages)) == (4, 4)


def test_what_is_not_committed_yet_is_kept_for_nobody(portal):
    changed()
    assert "stored" not in portal.read().get("Cache-Status", "")
    portal.read()
    assert portal.made == 2


def test_host_scheme_path_and_query_are_told_apart(portal):
    asked = [{}, {"HTTP_HOST": "b.example"}, {"secure": True}]
    pages = {portal.read(**sent)["ETag"] for sent in asked}
    pages |= {portal.read(path)["ETag"] for path in ("/khac/", "/trang/?q=a", "/trang/?q=b", "/trang/?a=q")}
    assert (portal.made, len(pages)) == (7, 7)


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("q=a&cap=xa", "cap=xa&q=a"),
        ("q=khai+sinh&cap=&trang=", "q=khai%20sinh"),
        ("q=a&utm_source=zalo&fbclid=x", "q=a"),
        ("utm_campaign=thang-12", ""),
        ("cap=xa&q=a&cap=tinh", "cap=xa&cap=tinh&q=a"),
    ],
)
def test_spellings_of_one_question_are_one_page(query, same):
    assert canonical(query) == canonical(same)


@pytest.mark.parametrize("query", ["q=%C4%91%E1%BA%A5t", "q=\xc4\x91", "q=%FF%00", "q", "=", "&&", "q=a;b", "q=%"])
def test_odd_queries_mean_what_they_meant(query):
    ask = RequestFactory().get("/").environ
    before, after = (
        type(RequestFactory().get("/"))(ask | {"QUERY_STRING": text}) for text in (query, canonical(query))
    )
    assert {k: v for k, v in before.GET.lists() if any(v)} == dict(after.GET.lists())


def test_the_order_of_values_stays():
    assert canonical("cap=xa&cap=tinh") != canonical("cap=tinh&cap=xa")


# What is never kept


@pytest.mark.parametrize(
    "sent", [{"HTTP_COOKIE": "sessionid=x"}, {"HTTP_COOKIE": "messages=x"}, {"method": "post"}], ids=str
)
def test_nobody_known_gets_a_kept_page(portal, sent):
    portal.read()
    portal.read(**sent)
    assert portal.made == 2


def test_an_endless_query_and_the_admin_are_not_kept(portal):
    for address in ("/trang/?q=" + "a" * 300, "/quan-tri/", "/static/x.css"):
        portal.read(address)
        assert "Cache-Status" not in portal.read(address)
    assert portal.made == 6


def _response(**headers):
    return HttpResponse(BODY, headers={name.replace("_", "-"): value for name, value in headers.items()})


def _with_cookie():
    response = _response()
    response.set_cookie("csrftoken", "x")
    return response


@pytest.mark.parametrize(
    "answer",
    [
        _with_cookie,
        lambda: _response(Vary="Cookie"),
        lambda: _response(Vary="Accept-Encoding, Cookie"),
        lambda: _response(Cache_Control="private"),
        lambda: _response(Cache_Control="max-age=0, no-cache, no-store, must-revalidate, private"),
        lambda: _response(Cache_Control="public, max-age=300"),
        lambda: _response(Content_Encoding="gzip"),
        lambda: HttpResponse(BODY, status=404),
        lambda: HttpResponse(BODY, status=410),
        lambda: HttpResponse(BODY, status=302, headers={"Location": "/x/"}),
        lambda: HttpResponse(BODY, status=503),
        lambda: HttpResponse("x" * 4_000_001),
    ],
    ids=lambda made: "",
)
def test_what_is_one_persons_or_no_page_is_made_each_time(portal, answer):
    portal.answer = answer
    assert "Cache-Status" not in portal.read()
    portal.read()
    assert portal.made == 2


def test_a_page_that_is_gone_is_not_handed_out_any_more(portal):
    portal.read()
    elsewhere()
    portal.answer = lambda: HttpResponse(status=410)
    assert [portal.read().status_code for _ in range(2)] == [410, 410]


# Who reads it


def test_every_reading_counts_kept_or_not(portal, readings):
    for _reading in range(3):
        portal.read()
    portal.read(HTTP_USER_AGENT="Googlebot/2.1")
    portal.read(method="head")
    portal.read(HTTP_SEC_PURPOSE="prefetch")
    assert readings == [1, 1, 1]


def test_a_reading_of_what_is_not_kept_counts_once(portal, readings):
    portal.answer = lambda: HttpResponse(BODY, status=410)
    portal.read()
    portal.read()
    assert readings == [1, 2]
