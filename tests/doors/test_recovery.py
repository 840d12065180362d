"""A second factor is reset by two administrators, never by one, never one's own; it is on record and told."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from doors.factor import devices
from doors.models import Recovery

from .conftest import browser, code_of, is_in, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
LIST = "/quan-tri/dang-nhap/hai-buoc/"


@pytest.fixture
def enter(person, phone):
    """enter(name, role): somebody with a phone who has come in; (browser, person)."""

    def come(name, role="Quản trị"):
        user = person(name, role)
        device, client = phone(user), browser()
        sign_in(client, name)
        client.post("/quan-tri/hai-buoc/ma/", {"code": code_of(device)})
        assert is_in(client)
        return client, user

    return come


@pytest.fixture
def head(enter):
    """The head of the newsroom, signed in, with recovery codes."""
    client, user = enter("truong", "Trưởng ban")
    devices.new_recovery_codes(user)
    return client, user


def ask(client, user, reason="Mất điện thoại"):
    """Ask for a reset."""
    return client.post(f"{LIST}{user.pk}/dat-lai/", {"reason": reason})


def decide(client, recovery, **given):
    """Send the second administrator's form."""
    return client.post(f"{LIST}yeu-cau/{recovery.pk}/", given)


def test_two_administrators_reset_it_and_everybody_concerned_is_told(enter, head):
    (first, one), (second, two), (client, user) = enter("mot"), enter("hai"), head
    assert ask(first, user).status_code == 302
    recovery = Recovery.objects.get()
    assert {letter.to[0] for letter in mail.outbox} == {one.email, two.email, user.email}
    assert devices.has_phone(user)
    mail.outbox.clear()
    assert "Mất điện thoại" in second.get(f"{LIST}yeu-cau/{recovery.pk}/").content.decode()
    assert decide(second, recovery).status_code == 302
    assert not devices.has_phone(user)
    assert devices.codes_left(user) == 0
    assert not is_in(client)
    assert {letter.to[0] for letter in mail.outbox} == {one.email, two.email, user.email}
    recovery.refresh_from_db()
    kept = (recovery.person, recovery.asked_by, recovery.decided_by, recovery.reason, recovery.is_done)
    assert kept == (user, one, two, "Mất điện thoại", True)
    assert "Mất điện thoại" in first.get(LIST).content.decode()


def test_nobody_is_both(enter, head):
    first, one = enter("mot")
    ask(first, head[1])
    recovery = Recovery.objects.get()
    decide(first, recovery)
    assert devices.has_phone(head[1])
    recovery.refresh_from_db()
    assert not recovery.is_done
    with pytest.raises(IntegrityError):
        Recovery.objects.filter(pk=recovery.pk).update(is_done=True, decided_by=one, decided_at=timezone.now())


def test_nobody_resets_their_own_or_confirms_it(enter):
    (first, one), (second, _two) = enter("mot"), enter("hai")
    assert ask(first, one).status_code == 403
    assert ask(second, one).status_code == 302
    assert decide(first, Recovery.objects.get()).status_code == 403
    assert devices.has_phone(one)


def test_superusers_are_no_exception(enter, head, person):
    client, root = enter("chu")
    User.objects.filter(pk=root.pk).update(is_superuser=True)
    ask(client, head[1])
    decide(client, Recovery.objects.get())
    assert devices.has_phone(head[1])
    assert ask(client, root).status_code == 403


def test_an_account_made_a_moment_ago_is_no_second_person(enter, head):
    (first, _one), (second, two) = enter("mot"), enter("hai")
    User.objects.filter(pk=two.pk).update(date_joined=timezone.now() - timedelta(days=6))
    assert ask(second, head[1]).status_code == 403
    ask(first, head[1])
    assert decide(second, Recovery.objects.get()).status_code == 403
    assert devices.has_phone(head[1])


def test_an_old_account_with_a_new_phone_is_no_second_person_either(enter, head):
    (first, _one), (second, two) = enter("mot"), enter("hai")
    TOTPDevice.objects.filter(user=two).update(created_at=timezone.now() - timedelta(days=6))
    ask(first, head[1])
    assert decide(second, Recovery.objects.get()).status_code == 403
    assert devices.has_phone(head[1])


@pytest.mark.parametrize("role", ["Trưởng ban", "Biên tập viên"])
def test_others_neither_ask_nor_decide_nor_see(enter, head, role):
    (first, _one), (client, _user) = enter("mot"), enter("ai", role)
    ask(first, head[1])
    assert client.get(LIST).status_code == 403
    assert ask(client, head[1]).status_code == 403
    assert decide(client, Recovery.objects.get()).status_code == 403


def test_it_is_decided_once_and_in_time(enter, head):
    (first, _one), (second, _two), (third, _three) = enter("mot"), enter("hai"), enter("ba")
    ask(first, head[1])
    assert ask(second, head[1], "lần nữa").status_code == 302
    recovery = Recovery.objects.get()
    decide(second, recovery, no="1")
    decide(third, recovery)
    assert devices.has_phone(head[1])
    ask(first, head[1], "lại")
    late = Recovery.objects.get(decided_at=None)
    Recovery.objects.filter(pk=late.pk).update(asked_at=timezone.now() - timedelta(days=4))
    decide(second, late)
    assert devices.has_phone(head[1])
    assert ask(first, head[1], "lần ba").status_code == 302
    assert Recovery.objects.open().get().reason == "lần ba"


def test_the_form_of_a_user_changes_no_second_factor(enter, head):
    client, _one = enter("mot")
    user = head[1]
    page = client.get(f"/quan-tri/users/edit/{user.pk}/")
    assert page.status_code == 200
    data = {"username": "truong", "first_name": "A", "last_name": "B", "email": "b@x.example", "is_active": "on"}
    passwords = {"password1": "mot-cau-khac-han-truoc", "password2": "mot-cau-khac-han-truoc"}
    groups = {"groups": [group.pk for group in user.groups.all()]}
    assert client.post(f"/quan-tri/users/edit/{user.pk}/", data | passwords | groups).status_code == 302
    other = browser("198.51.100.7")
    answer = sign_in(other, "truong", "mot-cau-khac-han-truoc")
    assert answer["Location"].startswith("/quan-tri/hai-buoc/ma/")
    assert not is_in(other)


def test_on_the_server_it_leaves_a_trace_and_is_told(enter, head):
    _first, one = enter("mot")
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "khong-co", reason="x")
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "truong", reason=" ")
    call_command("reset_second_factor", "truong", reason="Mất hết, đã gặp mặt", stdout=StringIO())
    kept = Recovery.objects.get()
    assert (kept.person, kept.asked_by, kept.decided_by, kept.is_done) == (head[1], None, None, True)
    assert not devices.has_phone(head[1])
    assert {letter.to[0] for letter in mail.outbox} == {one.email, head[1].email}
