"""Nobody learns from an answer, its words or the work behind it which accounts there are."""

import re

import pytest
from django.contrib.auth import hashers
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doors.models import PasswordLetter
from doors.password import reset

from .conftest import PASSWORD, browser, is_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
RESET = "/quan-tri/password_reset/"


@pytest.fixture
def hashed(monkeypatch):
    """The hashes that were made."""
    made, encode = [], hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(
        hashers.MD5PasswordHasher, "encode", lambda self, *given: made.append(1) or encode(self, *given)
    )
    return made


@pytest.fixture
def names(person):
    """One account of each kind, and a name that nobody has."""
    person("phong")
    User.objects.filter(pk=person("nghi").pk).update(is_active=False)
    unusable = person("khong-mat-khau")
    unusable.set_unusable_password()
    unusable.save()
    return ["phong", "nghi", "khong-mat-khau", "khong-co-ai"]


def plain(page, name):
    """A page without what differs each time."""
    return re.sub(r'value="[^"]*"|"CSRF_TOKEN": "\w+"', "", page.content.decode()).replace(name, "")


def test_every_refusal_is_one_hash_as_many_queries_and_the_same_words(names, hashed):
    told = []
    for number, name in enumerate(names):
        client = browser(f"198.51.100.{number}")
        client.get("/quan-tri/login/")
        hashed.clear()
        with CaptureQueriesContext(connection) as asked:
            page = sign_in(client, name, "sai")
        told.append((page.status_code, len(hashed), len(asked), plain(page, name)))
    assert len(set(told)) == 1
    assert told[0][:2] == (200, 1)


def test_the_right_password_of_who_may_not_come_in_tells_nothing_either(names, hashed):
    hashed.clear()
    page = sign_in(browser(), "nghi")
    assert (page.status_code, len(hashed)) == (200, 1)
    assert plain(page, "nghi") == plain(sign_in(browser("198.51.100.7"), "khong-co-ai"), "khong-co-ai")


def test_locked_names_that_nobody_has_look_like_others(names):
    pages = []
    for name in ("phong", "khong-co-ai"):
        client = browser(f"198.51.100.{len(name)}")
        for _number in range(5):
            answer = sign_in(client, name, "sai")
        pages.append((answer.status_code, re.sub(r"\d\d:\d\d", "", plain(answer, name))))
    assert pages[0] == pages[1]


def test_asking_for_a_new_password_is_the_same_work_for_everybody_and_sends_nothing_itself(person, hashed):
    person("phong")
    told = []
    for email in ("phong@phuongnam.example", "khong-co@phuongnam.example"):
        with CaptureQueriesContext(connection) as asked:
            answer = browser().post(RESET, {"email": email})
        told.append((answer.status_code, answer["Location"], len(asked), len(hashed) and 0))
    assert told[0] == told[1]
    assert mail.outbox == []


def test_the_clock_sends_the_letter_to_whoever_is_there_once(person):
    person("phong")
    for email in ("PHONG@phuongnam.example", "phong@phuongnam.example", "khong-co@phuongnam.example"):
        browser().post(RESET, {"email": email})
    for _minute in range(2):
        call_command("send_password_letters")
    assert [letter.to for letter in mail.outbox] == [["phong@phuongnam.example"]]


def test_asking_again_and_again_sends_one_letter_in_a_quarter_of_an_hour(person, later):
    person("phong")
    for _time in range(3):
        browser().post(RESET, {"email": "phong@phuongnam.example"})
        call_command("send_password_letters")
        later(1)
    assert len(mail.outbox) == 1
    later(15)
    call_command("send_password_letters")
    assert not PasswordLetter.objects.exists()
    browser().post(RESET, {"email": "phong@phuongnam.example"})
    call_command("send_password_letters")
    assert len(mail.outbox) == 2


def test_a_flood_of_addresses_fills_no_table(monkeypatch):
    monkeypatch.setattr(reset, "_MOST", 3)
    for number in range(5):
        assert browser().post(RESET, {"email": f"a{number}@phuongnam.example"}).status_code == 302
    assert PasswordLetter.objects.count() == 3


def test_the_link_makes_a_new_password_and_is_the_way_out_of_a_lock(person):
    person("phong")
    client = browser()
    for number in range(20):
        sign_in(browser(f"198.51.100.{number}"), "phong", "sai")
    assert sign_in(client, "phong").status_code == 429
    client.post(RESET, {"email": "phong@phuongnam.example"})
    call_command("send_password_letters")
    link = next(word for word in mail.outbox[0].body.split() if "/confirm/" in word)
    page = client.get(link[link.index("/quan-tri") :], follow=True)
    new = "mot-cau-khac-han-truoc"
    assert client.post(page.request["PATH_INFO"], {"new_password1": new, "new_password2": new}).status_code == 302
    assert sign_in(client, "phong", PASSWORD).status_code == 200
    assert sign_in(client, "phong", new).status_code == 302
    assert is_in(client)
    assert client.get(link[link.index("/quan-tri") :]).status_code == 200
