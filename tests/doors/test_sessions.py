"""Sessions end: after a while without anybody, after a day's work, with a new password, at a word."""

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doors import sessions

from .conftest import LOGIN, PASSWORD, browser, code_of, is_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def client(person):
    """A reporter who has signed in."""
    person("phong")
    client = browser()
    sign_in(client, "phong")
    assert is_in(client)
    return client


def test_after_half_an_hour_without_anybody_one_signs_in_again_and_comes_back(client, later):
    later(31)
    answer = client.get("/quan-tri/reports/?p=2")
    assert answer["Location"] == f"{LOGIN}?next=/quan-tri/reports/%3Fp%3D2"
    assert '<li class="info">' in client.get(answer["Location"]).content.decode()
    answer = sign_in(client, "phong", next="/quan-tri/reports/?p=2")
    assert answer["Location"] == "/quan-tri/reports/?p=2"
    assert Session.objects.count() == 1


def test_whoever_works_stays_in_until_the_day_is_over(client, later):
    for _visit in range(28):
        later(25)
        assert is_in(client)
    later(25)
    assert not is_in(client)


def test_typing_counts_as_being_there_and_an_open_page_does_not(client, later):
    for _look in range(2):
        later(14)
        assert client.get("/quan-tri/phien/").json()["left"] > 0
        client.post("/quan-tri/editing-sessions/release/1/")
    later(14)
    assert client.get("/quan-tri/phien/").json() == {"left": 0}
    sign_in(client, "phong")
    for _key in range(4):
        later(25)
        assert client.get("/quan-tri/phien/?co-mat").json()["left"] > 1000
    assert is_in(client)


def test_reading_the_admin_writes_a_session_every_few_minutes_only(client, later):
    def written():
        with CaptureQueriesContext(connection) as asked:
            client.get("/quan-tri/reports/workflow/")
        return sum("django_session" in query["sql"] and "SELECT" not in query["sql"] for query in asked)

    assert [written() for _page in range(3)] == [0, 0, 0]
    later(6)
    assert written() > 0
    assert written() == 0


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(client):
    other = browser("198.51.100.7")
    sign_in(other, "phong")
    form = client.get("/quan-tri/account/")
    assert form.status_code == 200
    data = {
        "name_email-first_name": "Văn", "name_email-last_name": "Phóng", "name_email-email": "p@phuongnam.example",
        "locale-preferred_language": "vi", "locale-current_time_zone": "Asia/Ho_Chi_Minh",
        "theme-theme": "system", "theme-contrast": "system", "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
        "password-old_password": PASSWORD, "password-new_password1": "mot-cau-khac-han-truoc",
        "password-new_password2": "mot-cau-khac-han-truoc",
    }  # fmt: skip
    assert client.post("/quan-tri/account/", data).status_code == 302
    assert is_in(client)
    assert not is_in(other)
    assert [letter.to for letter in mail.outbox] == [["p@phuongnam.example"]]


def test_the_sessions_on_other_devices_end_at_a_word(client):
    other = browser("198.51.100.7")
    sign_in(other, "phong")
    client.post("/quan-tri/hai-buoc/")
    assert is_in(client)
    assert not is_in(other)


def test_only_the_persons_own_sessions_end(client, person):
    other = browser("198.51.100.7")
    sign_in(other, person("khac").username)
    assert sessions.end_sessions(person("thu-ba")) == 0
    assert is_in(client)
    assert is_in(other)


def test_the_cookie_is_the_browsers_alone_and_goes_with_it(client):
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""


def test_nobody_is_remembered_for_longer(person):
    person("lau")
    client = browser()
    assert 'name="remember"' not in client.get(LOGIN).content.decode()
    sign_in(client, "lau", remember="on")
    assert client.cookies["sessionid"]["max-age"] in ("", 12 * 3600)


def test_who_has_a_second_factor_gives_it_again_after_the_session(person, phone, later):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    client.post("/quan-tri/hai-buoc/ma/", {"code": code_of(device)})
    assert is_in(client)
    later(31)
    assert not is_in(client)
    assert sign_in(client, "truong")["Location"].startswith("/quan-tri/hai-buoc/ma/")
    assert not is_in(client)
