"""The phone that makes somebody's codes, and the recovery codes for when it is lost (django-otp keeps both)."""

import secrets
import time
from base64 import b32encode
from binascii import unhexlify
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
_LENGTH = 10
# Each wrong code doubles the wait, up to 4 minutes: whoever knows the password cannot shut the owner out for days.
_MOST_FAILURES = 9


@dataclass(frozen=True)
class Answer:
    """What became of a code: right, wrong, or not looked at before a moment."""

    is_right: bool = False
    wait_until: datetime | None = None
    was_recovery_code: bool = False


def phone_of(user):
    """The phone that makes the codes of somebody, or None."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def has_phone(user):
    """Whether somebody has one."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def codes_left(user):
    """How many recovery codes were not used yet."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def check(user, code):
    """Whether this is the phone's code of this moment, or a recovery code; each is right once only."""
    code = code.replace(" ", "").replace("-", "").lower()
    is_recovery_code = not (code.isdecimal() and len(code) == 6)
    devices = StaticDevice.objects if is_recovery_code else TOTPDevice.objects
    device = devices.devices_for_user(user, confirmed=True).select_for_update().first()
    if not device:
        return Answer()
    device.throttling_failure_count = min(device.throttling_failure_count, _MOST_FAILURES)
    is_allowed, why_not = device.verify_is_allowed()
    if not is_allowed:
        return Answer(wait_until=why_not["locked_until"])
    is_right = device.verify_token(_digest(user, code) if is_recovery_code else code)
    return Answer(is_right, was_recovery_code=is_right and is_recovery_code)


def new_key():
    """The secret of a phone that is being set up."""
    return random_hex(20)


def secret_text(key):
    """The secret as one types it into a phone."""
    text = b32encode(unhexlify(key)).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address_of(user, key):
    """The address in the QR code."""
    return TOTPDevice(user=user, key=key).config_url


@transaction.atomic
def set_up(user, key, code):
    """Take a phone that shows the right code, in place of another one if there is one; whether it does."""
    totp = TOTP(unhexlify(key))
    totp.time = time.time()
    code = code.replace(" ", "")
    if not (code.isdecimal() and totp.verify(int(code), tolerance=1)):
        return False
    device = phone_of(user) or TOTPDevice(user=user, name="phone")
    device.key, device.drift, device.last_t = key, totp.drift, totp.t()
    device.throttle_reset(commit=True)
    return True


@transaction.atomic
def new_recovery_codes(user):
    """Ten new codes in place of the old ones, told once; only their hashes are kept."""
    codes = ["".join(secrets.choice(_LETTERS) for _letter in range(_LENGTH)) for _code in range(RECOVERY_CODES)]
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes")
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(user, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


@transaction.atomic
def remove_devices(user):
    """Somebody has no second factor any more."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def _digest(user, code):
    """What is kept of a recovery code: 80 bits that nobody can compute without the portal's secret."""
    digest = salted_hmac("doors.recovery_code", f"{user.pk}:{code}", algorithm="sha256").digest()
    return b32encode(digest[:10]).decode().lower()
