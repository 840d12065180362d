"""Administrators see who is locked out and lift it, with a reason that stays on record."""

import pytest
from django.contrib.auth.models import User

from doors.models import Unlocking

from .conftest import browser, code_of, is_in, sign_in

pytestmark = pytest.mark.django_db
LOCKS, UNLOCK = "/quan-tri/dang-nhap/khoa/", "/quan-tri/dang-nhap/mo-khoa/"


@pytest.fixture
def administrator(person, phone):
    """An administrator who has come in."""
    device, client = phone(person("quantri1", "Quản trị")), browser("192.0.2.1")
    sign_in(client, "quantri1")
    client.post("/quan-tri/hai-buoc/ma/", {"code": code_of(device)})
    return client


def fail(address, name, times=5):
    """So many wrong passwords."""
    for number in range(times):
        sign_in(browser(address), name, f"sai-{number}")


def test_who_is_locked_is_seen_and_let_in_again(administrator, person):
    user = person("phong", first_name="Văn", last_name="Phóng")
    fail("203.0.113.5", "phong")
    page = administrator.get(LOCKS).content.decode()
    assert "Văn Phóng" in page
    assert "203.0.113.5" in page
    assert f"{UNLOCK}?nguoi={user.pk}" in page
    assert administrator.post(f"{UNLOCK}?nguoi={user.pk}", {"reason": "Đã gọi điện"}).status_code == 302
    client = browser("203.0.113.5")
    assert sign_in(client, "phong").status_code == 302
    assert is_in(client)
    kept = Unlocking.objects.get()
    assert (kept.person, kept.reason, kept.unlocked_by.username) == (user, "Đã gọi điện", "quantri1")
    assert "Đã gọi điện" in administrator.get(LOCKS).content.decode()


def test_an_address_is_let_in_again(administrator, person):
    person("phong")
    for number in range(31):
        sign_in(browser("203.0.113.5"), f"ten-{number}", "x")
    assert f"{UNLOCK}?dia-chi=203.0.113.5" in administrator.get(LOCKS).content.decode()
    administrator.post(f"{UNLOCK}?dia-chi=203.0.113.5", {"reason": "Văn phòng"})
    assert sign_in(browser("203.0.113.5"), "phong").status_code == 302


def test_names_that_nobody_has_are_not_shown(administrator):
    fail("203.0.113.5", "mat-khau-go-nham-o")
    assert "mat-khau-go-nham-o" not in administrator.get(LOCKS).content.decode()


def test_a_reason_is_needed_and_what_is_no_address_is_none(administrator, person):
    user = person("phong")
    assert administrator.post(f"{UNLOCK}?nguoi={user.pk}", {"reason": " "}).status_code == 200
    assert Unlocking.objects.count() == 0
    assert administrator.get(f"{UNLOCK}?dia-chi=abc").status_code == 404
    assert administrator.get(f"{UNLOCK}?nguoi=abc").status_code == 400
    assert administrator.get(UNLOCK).status_code == 404


@pytest.mark.parametrize("role", ["Trưởng ban", "Phóng viên"])
def test_others_may_not(person, phone, role):
    user = person("ai", role)
    device, client = phone(user), browser()
    sign_in(client, "ai")
    client.post("/quan-tri/hai-buoc/ma/", {"code": code_of(device)})
    assert client.get(LOCKS).status_code == 403
    assert client.post(f"{UNLOCK}?nguoi={user.pk}", {"reason": "x"}).status_code == 403
    assert Unlocking.objects.count() == 0


def test_nobody_unlocks_their_own(administrator):
    own = User.objects.get(username="quantri1")
    assert administrator.post(f"{UNLOCK}?nguoi={own.pk}", {"reason": "x"}).status_code == 403
