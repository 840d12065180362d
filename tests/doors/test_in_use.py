"""What the doors cost those who do not stand before them, and what the settings say."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .conftest import browser, code_of, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("cookies", [{}, {"sessionid": "x" * 32}])
def test_a_public_page_asks_for_nobody(cookies):
    client = browser()
    client.cookies.load(cookies)
    client.get("/thu-tuc/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/thu-tuc/?q=khai+sinh")
    tables = ("django_session", "auth_user", "axes_", "otp_", "doors_")
    assert [query["sql"] for query in asked if any(table in query["sql"] for table in tables)] == []


def queries(client):
    """How many queries a page of the admin takes."""
    client.get("/quan-tri/hai-buoc/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/quan-tri/hai-buoc/").status_code == 200
    return len(asked)


def test_who_gave_the_second_factor_costs_no_query_more_and_others_one(person, phone, settings):
    device, head = phone(person("truong", "Trưởng ban")), browser()
    sign_in(head, "truong")
    head.post("/quan-tri/hai-buoc/ma/", {"code": code_of(device)})
    person("phong")
    reporter = browser()
    sign_in(reporter, "phong")
    on = queries(head), queries(reporter)
    settings.SECOND_FACTOR = False
    off = queries(head), queries(reporter)
    assert (on[0] - off[0], on[1] - off[1]) == (0, 1)


def test_the_deploy_check_says_that_it_is_off(settings):
    call_command("check", deploy=True, tags=["security"], fail_level="CRITICAL")
    settings.SECOND_FACTOR = False
    with pytest.raises(SystemCheckError, match="SECOND_FACTOR"):
        call_command("check", deploy=True, tags=["security"], fail_level="WARNING")


def test_short_passwords_are_refused():
    validate_password("mot-cau-du-dai")
    with pytest.raises(ValidationError):
        validate_password("11ky-tu-day")
