"""Who needs a second factor, and what one does with one's own."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django_otp.plugins.otp_totp.models import TOTPDevice

from doors.factor import devices
from doors.factor.rule import is_powerful

from .conftest import CODE, LOGIN, OWN, PASSWORD, SET_UP, browser, code_of, give, is_in, set_up, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize(
    ("role", "needs"),
    [
        ("Trưởng ban", True),
        ("Quản trị", True),
        ("Biên tập viên", False),
        ("Phóng viên", False),
        ("Biên tập viên cơ quan", False),
        ("Lãnh đạo", False),
    ],
)
def test_the_role_says_who_needs_it(person, role, needs):
    assert is_powerful(person("ai", role)) is needs


def test_rights_outside_the_roles_ask_for_it_too(person):
    user = person("ai")
    user.user_permissions.add(Permission.objects.get(codename="publish_desk"))
    assert is_powerful(user)
    group = Group.objects.create(name="Nhóm riêng")
    other = person("khac")
    other.groups.add(group)
    assert not is_powerful(other)
    group.page_permissions.create(
        page_id=1, permission=Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    )
    assert is_powerful(other)
    assert is_powerful(User.objects.create_superuser("chu"))


def test_whoever_need_not_may_wish_it_and_is_asked_from_then_on(person):
    user = person("phong")
    client = browser()
    sign_in(client, "phong")
    assert set_up(client)
    assert is_in(client)
    other = browser("198.51.100.7")
    assert sign_in(other, "phong")["Location"].startswith(CODE)
    assert not is_in(other)
    assert devices.has_phone(user)


def change(client, address, device, **given):
    """Give password and code for a change of the second factor."""
    device.refresh_from_db()
    TOTPDevice.objects.update(last_t=-1)
    return client.post(f"{OWN}{address}/", {"password": PASSWORD, "code": code_of(device)} | given)


def inside(user, phone):
    """Somebody who has come in, and the phone."""
    device, client = phone(user), browser()
    sign_in(client, user.username)
    give(client, code_of(device))
    return client, device


def test_new_recovery_codes_and_another_phone_ask_for_password_and_code(person, phone):
    client, device = inside(person("truong", "Trưởng ban"), phone)
    for address in ("ma-du-phong", "doi-dien-thoai"):
        assert client.get(f"{OWN}{address}/").status_code == 200
        assert change(client, address, device, password="sai").context["form"].errors
    assert client.get(SET_UP)["Location"] == OWN
    old = devices.new_recovery_codes(device.user)
    answer = change(client, "ma-du-phong", device)
    assert len(re.findall(r"<li>[a-z2-9]{5}-", answer.content.decode())) == 10
    assert not devices.check(device.user, old[0]).is_right
    assert change(client, "doi-dien-thoai", device)["Location"] == SET_UP
    other = browser("198.51.100.7")
    sign_in(other, "truong")
    assert set_up(client)
    assert TOTPDevice.objects.get().key != device.key
    assert is_in(client)
    assert client.get(SET_UP)["Location"] == OWN
    assert other.get(CODE)["Location"].startswith(LOGIN)


def test_who_needs_it_cannot_switch_it_off_and_others_can(person, phone):
    client, device = inside(person("truong", "Trưởng ban"), phone)
    assert change(client, "tat", device)["Location"] == OWN
    assert TOTPDevice.objects.exists()
    TOTPDevice.objects.all().delete()
    client, device = inside(person("phong"), phone)
    assert change(client, "tat", device)["Location"] == OWN
    assert not TOTPDevice.objects.exists()
