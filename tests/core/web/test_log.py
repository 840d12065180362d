"""Lines of the log: which request they belong to, and nobody's data in them."""

import json
import logging

import pytest
from django.db.utils import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from core.web.log import Impersonal, ImpersonalJson, OfRequest, OutageOnceAMinute, impersonal
from core.web.request_id import know_request, request_id


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("thư của an.nguyen+1@tinh.gov.vn đến", "thư của # đến"),
        ("DETAIL: Key (email)=(a@b.vn) already exists", "DETAIL: Key (email)=(#) already exists"),
        ("gọi 0912 345 678 hay +84912345678", "gọi # hay #"),
        ("căn cước 001099012345, chứng minh 012345678", "căn cước #, chứng minh #"),
        ("/thu-tuc/1.001193/ lúc 10:03 01/12/2026, 5360 dòng", "/thu-tuc/1.001193/ lúc 10:03 01/12/2026, 5360 dòng"),
        ("số 123456789012345", "số 123456789012345"),
    ],
)  # fmt: skip
def test_persons_are_left_out(said, kept):
    assert impersonal(said) == kept


def _record(**more):
    return logging.makeLogRecord({"name": "x", "levelname": "ERROR", "msg": "hỏng %s", "args": ("a@b.vn",)} | more)


def test_a_line_for_machines_is_one_object():
    record = _record(request=object(), status_code=503)
    OfRequest().filter(record)
    line = json.loads(ImpersonalJson().format(record))
    assert (line["level"], line["source"], line["message"], line["status_code"]) == ("ERROR", "x", "hỏng #", 503)
    assert "request" not in line
    assert hasattr(record, "request")


def test_a_line_for_people_has_no_person_either():
    assert Impersonal("%(message)s").format(_record()) == "hỏng #"


@pytest.mark.parametrize(
    ("given", "is_taken"), [("abc-DEF_12345", True), ("", False), ("a b\nc" * 5, False), ("x" * 65, False)]
)
def test_a_request_has_one_name_from_the_proxy_to_the_log(given, is_taken):
    seen = []

    def view(request):
        seen.append(request_id())
        return HttpResponse()

    answer = know_request(view)(RequestFactory().get("/", HTTP_X_REQUEST_ID=given))
    assert answer["X-Request-ID"] == seen[0]
    assert (seen[0] == given) == is_taken
    assert request_id() == ""


def test_a_database_that_is_away_is_one_line_a_minute():
    say = OutageOnceAMinute().filter

    def failed(error):
        return _record(exc_info=(type(error), error, None))

    assert [say(failed(OperationalError("gone"))) for _again in range(3)] == [True, False, False]
    assert [say(failed(ZeroDivisionError())) for _again in range(2)] == [True, True]
