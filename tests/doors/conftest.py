"""The doors as they are in use: the second factor is on, time can be moved."""

import re
import time
from base64 import b32decode
from binascii import unhexlify
from datetime import timedelta

import pytest
from axes.handlers import proxy
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "mat-khau-rat-dai"
LOGIN = "/quan-tri/login/"
CODE, SET_UP, OWN = "/quan-tri/hai-buoc/ma/", "/quan-tri/hai-buoc/thiet-lap/", "/quan-tri/hai-buoc/"


@pytest.fixture(autouse=True)
def in_use(settings):
    """As a portal in use has it."""
    settings.SECOND_FACTOR = True


@pytest.fixture
def person(db):
    """person(name, role): somebody with a password, who has been here for a month."""

    def make(name, role="Phóng viên", **given):
        user = User.objects.create_user(name, f"{name}@phuongnam.example", PASSWORD, **given)
        User.objects.filter(pk=user.pk).update(date_joined=timezone.now() - timedelta(days=30))
        user.groups.add(Group.objects.get(name=role))
        return User.objects.get(pk=user.pk)

    return make


@pytest.fixture
def phone():
    """phone(user): the phone of somebody, which is set up."""

    def make(user):
        device = TOTPDevice.objects.create(user=user, name="phone")
        TOTPDevice.objects.filter(pk=device.pk).update(created_at=timezone.now() - timedelta(days=30))
        return device

    return make


def code_of(device, steps=0):
    """What the phone shows, some steps of thirty seconds later."""
    return f"{totp(unhexlify(device.key), t0=-30 * steps):06d}"


def browser(address="203.0.113.5", **headers):
    """A browser at an address."""
    return Client(REMOTE_ADDR=address, headers={"Origin": "http://testserver"} | headers)


def sign_in(client, name, password=PASSWORD, **given):
    """Send the form of the log-in page."""
    return client.post(LOGIN, {"username": name, "password": password} | given)


def is_in(client):
    """Whether the admin opens."""
    return client.get("/quan-tri/").status_code == 200


@pytest.fixture
def later(monkeypatch):
    """later(minutes): let time pass."""
    begin, passed = time.time, [0]
    monkeypatch.setattr(time, "time", lambda: begin() + passed[0])
    now = timezone.now
    for place in (timezone, proxy):
        monkeypatch.setattr(place, "now", lambda: now() + timedelta(seconds=passed[0]))

    def pass_by(minutes):
        passed[0] += minutes * 60

    return pass_by


def give(client, code, **given):
    """Send the form of the page that asks for the code."""
    return client.post(CODE, {"code": code} | given)


def secret_on(page):
    """The secret that a page shows, as the database keeps it."""
    return b32decode(re.search(r'door-secret" translate="no">([A-Z2-7 ]+)<', page)[1].replace(" ", "")).hex()


def set_up(client):
    """Set a phone up as the pages say; the recovery codes shown."""
    secret = secret_on(client.get(SET_UP).content.decode())
    answer = client.post(SET_UP, {"code": code_of(TOTPDevice(key=secret))})
    return re.findall(r"<li>([a-z2-9]{5}-[a-z2-9]{5})</li>", answer.content.decode())
