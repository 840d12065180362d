"""Finished pages: for whom they are kept, until when, in which form; and what of them never is."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import brotli
import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from core import generation
from core.generation import changed, changes_at
from core.web import coding, pages
from core.web.address import canonical
from core.web.pages import FinishedPages
from core.web.readings import counter, note

PHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14)"}
BODY = "<p>Cấp thẻ căn cước</p>" * 20


class Portal:
    """A view behind the middleware that tells how often it was asked."""

    def __init__(self):
        self.made, self.answer, self.while_making = 0, None, None
        self.get = FinishedPages(self._view)

    def _view(self, request):
        self.made += 1
        if self.while_making:
            self.while_making()
        note(request, "test", self.made)
        if self.answer:
            return self.answer()
        return HttpResponse(f"{BODY}{self.made}?{request.META['QUERY_STRING']}")

    def read(self, address="/trang/", method="get", **sent):
        return self.get(getattr(RequestFactory(), method)(address, **PHONE | sent))


_READ = []


@counter("test")
def _count(_request, number):
    _READ.append(number)


@pytest.fixture
def readings():
    """What is counted, in order."""
    _READ.clear()
    return _READ


@pytest.fixture
def portal(db):
    return Portal()


@pytest.fixture
def clock(monkeypatch):
    """clock(**step) lets time pass from noon of a day."""
    now = [timezone.make_aware(timezone.datetime(2026, 11, 30, 12))]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return lambda **step: now.__setitem__(0, now[0] + timedelta(**step))


def elsewhere():
    """A change that another process has committed."""
    generation.PublicChange.objects.create()
    generation.forget()


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


# How it travels


@pytest.mark.parametrize(
    ("accepted", "coded"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("gzip; q=0", "identity"),
        ("identity", "identity"),
        ("", "identity"),
        ("x" * 5000, "identity"),
    ],
)
def test_the_best_coding_that_a_browser_takes(portal, accepted, coded):
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}
    portal.read()
    page = portal.read(HTTP_ACCEPT_ENCODING=accepted)
    assert page.get("Content-Encoding", "identity") == coded == coding.wanted(accepted)
    assert unpack[coded](page.content).decode() == f"{BODY}1?"
    assert page["Content-Length"] == str(len(page.content))
    assert page["Vary"] == "Accept-Encoding"
    assert page["ETag"].endswith(f'-{coded}"')


def test_short_and_binary_bodies_travel_as_they_are(portal):
    for answer in (lambda: HttpResponse("ok"), lambda: HttpResponse(b"\x89PNG" * 100, content_type="image/png")):
        portal.answer = answer
        caches["pages"].clear()
        assert "Content-Encoding" not in portal.read(HTTP_ACCEPT_ENCODING="br")
        assert portal.read(HTTP_ACCEPT_ENCODING="br").content == answer().content


def test_a_page_that_is_not_kept_is_compressed_too(portal):
    portal.answer = lambda: HttpResponse(BODY, status=404)
    page = portal.read(HTTP_ACCEPT_ENCODING="br")
    assert brotli.decompress(page.content).decode() == BODY
    assert page["Vary"] == "Accept-Encoding"


def test_who_has_it_gets_304_and_head_gets_no_body(portal):
    page = portal.read()
    again = portal.read(HTTP_IF_NONE_MATCH=page["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", page["ETag"])
    assert again["Cache-Control"] == page["Cache-Control"]
    assert portal.read(HTTP_IF_NONE_MATCH='"x"').status_code == 200
    head = portal.read(method="head")
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", page["Content-Length"])
    assert portal.made == 1


def test_head_leaves_the_last_page_where_it_is(portal):
    page = portal.read().content
    elsewhere()
    portal.read(method="head")
    portal.answer = lambda: HttpResponse(status=500)
    assert portal.read().content == page


def test_the_same_words_after_a_change_are_304(portal):
    portal.answer = lambda: HttpResponse(BODY)
    etag = portal.read()["ETag"]
    elsewhere()
    assert portal.read(HTTP_IF_NONE_MATCH=etag).status_code == 304
    assert portal.made == 2


# Until when


def test_midnight_and_declared_moments_end_it_and_caches_in_front_know(portal, clock, monkeypatch):
    monkeypatch.setattr(generation, "_moments", [*generation._moments])
    due = timezone.now() + timedelta(seconds=100)
    changes_at(lambda now: due if now < due else None)
    generation.forget()
    generation._Known.state = None
    portal.read()
    clock(seconds=99.5)
    assert portal.read()["Cache-Control"] == "public, max-age=0, s-maxage=0"
    assert portal.made == 1
    clock(seconds=0.5)
    portal.read()
    assert portal.made == 2
    clock(hours=11, minutes=58, seconds=18)  # two seconds before midnight
    portal.read()
    clock(seconds=1)
    assert portal.read()["Cache-Control"] == "public, max-age=0, s-maxage=1"
    assert portal.made == 3
    clock(seconds=1)
    portal.read()
    assert portal.made == 4


def test_it_is_made_again_after_ten_minutes_whatever_anybody_said(portal, clock):
    portal.read()
    clock(minutes=9, seconds=59)
    portal.read()
    assert portal.made == 1
    clock(seconds=2)
    portal.read()
    assert portal.made == 2


def test_a_clock_that_is_put_back_is_believed(portal, clock):
    before = generation.generation()
    clock(days=-3)
    assert generation.generation().until < before.until
    clock(days=3)
    assert generation.generation() == before


# While it is made


def test_one_makes_the_new_page_and_others_get_the_last(portal):
    first = portal.read().content
    elsewhere()
    others = []

    def meanwhile():
        portal.while_making = None
        others.append(portal.read())

    portal.while_making = meanwhile
    second = portal.read().content
    assert [other.content for other in others] == [first]
    assert others[0]["Cache-Status"] == "portal; hit; detail=making"
    assert portal.read().content == second != first
    assert portal.made == 2


def test_a_page_that_ended_long_ago_is_no_last_page(portal, monkeypatch):
    """Whoever asks while it is made anew waits for that."""
    portal.read()
    elsewhere()
    portal.read("/khac/")  # the process hears of the change
    monkeypatch.setattr(generation, "LATELY_SECONDS", 0)
    waited = []
    monkeypatch.setattr(pages, "_awaited", lambda key: waited.append(key))
    portal.while_making = lambda: (setattr(portal, "while_making", None), portal.read())
    portal.read()
    assert len(waited) == 1
    assert portal.made == 4


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_those_who_wait_get_the_new_page_once_it_is_there(monkeypatch):
    portal = Portal()
    first = portal.read().content
    elsewhere()
    monkeypatch.setattr(generation, "LATELY_SECONDS", 0)
    portal.while_making = lambda: time.sleep(0.3)
    with ThreadPoolExecutor(4) as readers:
        answers = list(readers.map(lambda _number: portal.read().content, range(4)))
    assert portal.made == 2
    assert len(set(answers)) == 1
    assert answers[0] != first


def test_when_none_can_be_made_readers_get_the_last(portal):
    page = portal.read().content
    elsewhere()
    portal.answer = lambda: HttpResponse(status=500)
    for _again in range(2):
        last = portal.read()
        assert (last.status_code, last.content) == (200, page)
        assert "fwd=stale" in last["Cache-Status"]
    portal.answer = None
    assert portal.read().content != page


def test_without_a_database_readers_get_the_last(portal, monkeypatch):
    page = portal.read().content

    def gone():
        raise OperationalError

    monkeypatch.setattr("core.web.pages.generation", gone)
    portal.answer = lambda: HttpResponse(status=503)
    assert portal.read().content == page
    portal.read("/khac/")


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
