"""How a finished page travels: which coding, which headers, what a browser gets that has it already."""

import gzip

import brotli
import pytest
from django.core.cache import caches
from django.http import HttpResponse

from core.web import coding

from .portal import BODY, elsewhere


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
