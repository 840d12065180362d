"""Guessing passwords: what locks, whom, for how long; and whom it never shuts out."""

import re

import pytest
from axes.models import AccessAttempt

from doors.clearing import clear

from .conftest import LOGIN, PASSWORD, browser, is_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def guess(client, name, times):
    """The last answer to so many wrong passwords."""
    for number in range(times):
        answer = sign_in(client, name, f"sai-{number}")
    return answer


def test_five_wrong_passwords_lock_the_account_at_this_address_and_say_until_when(person):
    person("phong")
    client = browser()
    assert guess(client, "phong", 4).status_code == 200
    answer = guess(client, "phong", 1)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 900
    assert answer["Cache-Control"] == "no-store"
    assert re.search(r"\d\d:\d\d .*\d\d/\d\d/\d{4}", answer.content.decode())
    assert "axes" not in answer.content.decode().lower()
    assert sign_in(client, "phong").status_code == 429


def test_the_lock_ends_by_itself_and_trying_meanwhile_does_not_prolong_it(person, later):
    person("phong")
    client = browser()
    guess(client, "phong", 5)
    later(10)
    assert guess(client, "phong", 3).status_code == 429
    later(6)
    assert sign_in(client, "phong").status_code == 302
    assert is_in(client)


def test_the_same_account_elsewhere_is_not_locked(person):
    person("phong")
    guess(browser("198.51.100.7"), "phong", 6)
    client = browser("203.0.113.5")
    assert sign_in(client, "phong").status_code == 302
    assert is_in(client)


def test_whoever_comes_in_begins_anew(person):
    person("phong")
    client = browser()
    guess(client, "phong", 4)
    sign_in(client, "phong")
    assert AccessAttempt.objects.count() == 0


def test_one_address_may_not_try_many_accounts(person):
    person("phong")
    attacker = browser("198.51.100.7")
    statuses = [sign_in(attacker, f"ten{number}", "123456").status_code for number in range(31)]
    assert statuses[:29] == [200] * 29
    assert set(statuses[29:]) == {429}
    assert sign_in(attacker, "phong").status_code == 429


def test_many_addresses_lock_one_account_for_strangers_but_not_on_a_device_of_its_owner(person):
    person("phong")
    own = browser("203.0.113.5")
    sign_in(own, "phong")
    own.post("/quan-tri/logout/")
    for number in range(20):
        last = sign_in(browser(f"198.51.100.{number}"), "phong", "123456")
    assert last.status_code == 429
    assert sign_in(browser("192.0.2.9"), "phong").status_code == 429
    assert sign_in(own, "phong").status_code == 302
    assert is_in(own)


def test_a_known_device_counts_for_itself_and_is_locked_too(person):
    person("phong")
    own = browser()
    sign_in(own, "phong")
    own.post("/quan-tri/logout/")
    assert guess(own, "phong", 5).status_code == 429
    assert sign_in(own, "phong").status_code == 429


def test_a_device_of_one_account_is_none_of_another(person):
    person("phong")
    person("bien")
    client = browser()
    sign_in(client, "phong")
    client.post("/quan-tri/logout/")
    for number in range(20):
        sign_in(browser(f"198.51.100.{number}"), "bien", "123456")
    assert sign_in(client, "bien").status_code == 429


def test_a_cookie_that_somebody_made_up_is_no_known_device(person):
    person("phong")
    own = browser()
    sign_in(own, "phong")
    name, value = next((name, cookie.value) for name, cookie in own.cookies.items() if name.startswith("device_"))
    attacker = browser("198.51.100.7")
    attacker.cookies[name] = value[:-3] + "abc"
    guess(attacker, "phong", 5)
    assert AccessAttempt.objects.get().user_agent == ""


def test_without_a_proxy_a_forwarded_address_is_not_believed(person):
    person("phong")
    for number in range(5):
        answer = sign_in(browser(**{"X-Forwarded-For": f"10.0.0.{number}"}), "phong", "123456")
    assert answer.status_code == 429


def test_behind_the_proxy_only_the_entry_of_our_own_proxy_counts(person, settings):
    settings.BEHIND_PROXY = True
    person("phong")
    for number in range(5):
        spoofed = {"X-Forwarded-For": f"10.0.0.{number}, 198.51.100.7"}
        answer = sign_in(browser("127.0.0.1", **spoofed), "phong", "123456")
    assert answer.status_code == 429
    honest = browser("127.0.0.1", **{"X-Forwarded-For": "203.0.113.5"})
    assert sign_in(honest, "phong").status_code == 302


def test_one_connection_with_many_ipv6_addresses_is_one_address(person):
    person("phong")
    for number in range(5):
        answer = sign_in(browser(f"2001:db8:1:2::{number}"), "phong", "123456")
    assert answer.status_code == 429


def test_what_is_kept_is_no_name_no_password_no_browser_and_goes_after_the_lock(person, later):
    person("phong")
    client = browser(**{"User-Agent": "Trinh duyet 1.0"})
    client.post(LOGIN, {"username": "phong", "password": "bi-mat-123", "next": "/quan-tri/reports/"})
    kept = AccessAttempt.objects.get()
    text = " ".join(str(value) for value in kept.__dict__.values())
    for word in ("phong", "bi-mat-123", "Trinh duyet", "reports"):
        assert word not in text
    later(16)
    clear()
    assert AccessAttempt.objects.count() == 0


def test_a_locked_attempt_hashes_nothing(person, monkeypatch):
    person("phong")
    client = browser()
    guess(client, "phong", 5)
    monkeypatch.setattr("django.contrib.auth.models.User.check_password", lambda *given: pytest.fail("hashed"))
    assert sign_in(client, "phong").status_code == 429


def test_axes_words_reach_nobody(person, caplog):
    person("phong")
    guess(browser(), "phong", 6)
    assert [record.name for record in caplog.records if record.name.startswith("axes")] == []
    assert "203.0.113.5" in caplog.text
    assert "phong" not in caplog.text
    assert PASSWORD not in caplog.text
