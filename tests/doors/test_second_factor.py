"""The second factor: who has to give it, that nothing opens without it, that each code opens once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from doors.factor import devices

from .conftest import CODE, LOGIN, SET_UP, browser, code_of, give, is_in, secret_on, set_up, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_without_a_phone_nothing_opens_before_one_is_set_up(person):
    person("truong", "Trưởng ban")
    client = browser()
    answer = sign_in(client, "truong", next="/quan-tri/reports/")
    assert answer["Location"].startswith(CODE)
    answer = client.get(answer["Location"], follow=True)
    assert answer.redirect_chain[-1][0].startswith(SET_UP)
    assert not is_in(client)
    page = client.get(SET_UP).content.decode()
    assert "<svg" in page
    assert "<script>" not in page
    assert len(set_up(client)) == devices.RECOVERY_CODES
    assert is_in(client)


def test_a_secret_is_shown_once_and_a_wrong_code_keeps_it(person):
    person("truong", "Trưởng ban")
    client = browser()
    sign_in(client, "truong")
    first = secret_on(client.get(SET_UP).content.decode())
    second = secret_on(client.get(SET_UP).content.decode())
    assert first != second
    assert secret_on(client.post(SET_UP, {"code": "000000"}).content.decode()) == second
    assert not TOTPDevice.objects.exists()
    assert not is_in(client)


def test_the_password_and_then_the_code_lead_to_where_one_wanted(person, phone):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    answer = sign_in(client, "truong", next="/quan-tri/reports/")
    assert client.get("/quan-tri/")["Location"].startswith(LOGIN)
    page = client.get(answer["Location"])
    assert page.context["next"] == "/quan-tri/reports/"
    assert give(client, "000000").status_code == 200
    assert not is_in(client)
    TOTPDevice.objects.update(throttling_failure_count=0)
    answer = give(client, code_of(device), next="/quan-tri/reports/")
    assert answer["Location"] == "/quan-tri/reports/"
    assert is_in(client)


@pytest.mark.parametrize("target", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_the_code_leads_nowhere_else(person, phone, target):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    assert give(client, code_of(device), next=target)["Location"] == "/quan-tri/"


def test_the_key_of_the_session_changes_with_the_code(person, phone):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    before = client.cookies["sessionid"].value
    give(client, code_of(device))
    assert client.cookies["sessionid"].value != before


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_clock_of_a_phone_may_go_a_step_wrong(person, phone, steps):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    assert give(client, code_of(device, steps)).status_code == 302


@pytest.mark.parametrize("steps", [-3, 3])
def test_it_may_not_go_further_wrong(person, phone, steps):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    assert give(client, code_of(device, steps)).status_code == 200


def test_a_code_opens_once(person, phone):
    device = phone(person("truong", "Trưởng ban"))
    code = code_of(device)
    first, second = browser(), browser("198.51.100.7")
    sign_in(first, "truong")
    sign_in(second, "truong")
    assert give(first, code).status_code == 302
    assert give(second, code).status_code == 200
    assert not is_in(second)


def test_the_code_of_setting_up_opens_nothing_afterwards(person):
    person("truong", "Trưởng ban")
    client = browser()
    sign_in(client, "truong")
    secret = secret_on(client.get(SET_UP).content.decode())
    code = code_of(TOTPDevice(key=secret))
    client.post(SET_UP, {"code": code})
    other = browser("198.51.100.7")
    sign_in(other, "truong")
    assert give(other, code).status_code == 200


def test_wrong_codes_are_slowed_down_and_then_lock_like_wrong_passwords(person, phone):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    assert give(client, "000001").status_code == 200
    answer = give(client, code_of(device))
    assert answer.status_code == 200
    assert not is_in(client)
    for number in range(4):
        TOTPDevice.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(hours=1))
        answer = give(client, f"00000{number}")
    assert answer.status_code == 429
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    assert give(client, code_of(device)).status_code == 429


def test_the_right_password_again_does_not_begin_the_counting_of_codes_anew(person, phone):
    phone(person("truong", "Trưởng ban"))
    client = browser()
    for number in range(5):
        sign_in(client, "truong")
        TOTPDevice.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(hours=1))
        answer = give(client, f"00000{number}")
    assert answer.status_code == 429


def test_whoever_knows_the_password_cannot_shut_the_owner_out_for_days(person, phone):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    long_ago = timezone.now() - timedelta(minutes=5)
    TOTPDevice.objects.update(throttling_failure_count=500, throttling_failure_timestamp=long_ago)
    assert give(client, code_of(device)).status_code == 302


def test_a_recovery_code_replaces_the_phone_once_and_its_owner_is_told(person):
    user = person("truong", "Trưởng ban")
    client = browser()
    sign_in(client, "truong")
    code = set_up(client)[0]
    for token in StaticToken.objects.values_list("token", flat=True):
        assert token not in code.replace("-", "")
    first, second = browser("198.51.100.7"), browser("198.51.100.8")
    sign_in(first, "truong")
    sign_in(second, "truong")
    mail.outbox.clear()
    assert give(first, f" {code.upper()} ").status_code == 302
    assert is_in(first)
    assert mail.outbox[0].to == [user.email]
    assert give(second, code).status_code == 200
    assert not is_in(second)
    assert devices.codes_left(user) == devices.RECOVERY_CODES - 1


def test_the_code_has_to_come_soon_after_the_password(person, phone, later):
    device = phone(person("truong", "Trưởng ban"))
    client = browser()
    sign_in(client, "truong")
    later(16)
    device.refresh_from_db()
    assert give(client, code_of(device))["Location"].startswith(LOGIN)


def test_a_right_that_one_gets_while_signed_in_asks_for_it_at_once(person):
    user = person("phong")
    client = browser()
    sign_in(client, "phong")
    assert is_in(client)
    user.groups.add(Group.objects.get(name="Trưởng ban"))
    assert not is_in(client)
    assert client.get("/quan-tri/", follow=True).redirect_chain[-1][0].startswith(SET_UP)


def test_switched_off_in_the_settings_the_dashboard_says_so_and_nobody_is_asked(person, settings):
    settings.SECOND_FACTOR = False
    person("truong", "Trưởng ban")
    client = browser()
    assert sign_in(client, "truong")["Location"] == "/quan-tri/"
    assert "door-off" in client.get("/quan-tri/").content.decode()
    settings.SECOND_FACTOR = True
    assert "door-off" not in client.get("/quan-tri/", follow=True).content.decode()
