"""Requests that take too long."""

import threading
import time

import pytest
from django.test import Client

from core.web.bad_days import time_limit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.web.urls"), pytest.mark.slow]


@pytest.fixture
def impatient(monkeypatch):
    """Requests have half a second, and somebody looks."""
    monkeypatch.setattr(time_limit, "LONGEST", 0.5)
    is_over = threading.Event()

    def look():
        while not is_over.wait(0.1):
            time_limit.cut_late_ones()

    looking = threading.Thread(target=look)
    looking.start()
    yield
    is_over.set()
    looking.join()


@pytest.mark.parametrize("path", ["/thinks/", "/asks/"])
def test_a_request_over_its_time_is_cut_and_the_log_says_where(impatient, path, caplog):
    page = Client(raise_request_exception=False).get(path)
    assert page.status_code == 503
    assert page.has_header("Retry-After")
    [said] = [record for record in caplog.records if record.name == "core.web.bad_days.time_limit"]
    assert path in said.getMessage()
    assert "urls.py" in said.getMessage()


def test_what_comes_after_is_not_cut(impatient):
    reader = Client(raise_request_exception=False)
    reader.get("/thinks/")
    time.sleep(0.3)
    assert reader.get("/kenh-chinh-thuc/").status_code == 200
    assert time_limit._running == {}


def test_a_file_has_more_time(impatient):
    seen = []

    def view(request):
        time.sleep(1)
        seen.append(request)

    class Upload:
        META, path = {"CONTENT_TYPE": "multipart/form-data; boundary=x"}, "/quan-tri/images/add/"

    time_limit.limit_time(view)(Upload)
    assert seen == [Upload]
