"""Desks for tests: published, with office hours unless others are given."""

import re
from datetime import time
from html import unescape

from agencies.models import Agency, Commune, Desk, DeskHours, Province

OFFICE = ("07:30", "11:30", "13:30", "17:00")


def agency(name="Ủy ban nhân dân phường Sân Chim", **fields):
    """An agency of this name."""
    return Agency.objects.get_or_create(name=name, defaults={"tier": "commune"} | fields)[0]


def commune(code, name, province="Phương Nam"):
    """A commune of the portal's province, or of another."""
    own = Province.objects.get_or_create(name=f"Tỉnh {province}", defaults={"code": province[:5]})[0]
    return Commune.objects.get_or_create(code=code, defaults={"name": name, "province": own})[0]


def desk(name, kind="commune", communes=(), weekdays=range(5), times=OFFICE, publish=True, **fields):
    """A desk that is open at these times on these weekdays."""
    fields = {"agency": agency(), "address": "Số 1 đường Tổ Chim", "phone": "0299 111 222"} | fields
    made = Desk(name=name, kind=kind, live=False, **fields)
    made.communes = list(communes)
    made.hours = [DeskHours(weekday=day, **slots(times)) for day in weekdays]
    made.save()
    if publish:
        made.save_revision().publish()
    return Desk.objects.get(pk=made.pk)


def slots(times):
    """The four fields of a day's hours."""
    names = ("morning_from", "morning_to", "afternoon_from", "afternoon_to")
    return {name: time.fromisoformat(hour) if hour else None for name, hour in zip(names, times, strict=True)}


def text_of(answer):
    """What one reads on a page, without the marks of HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.content.decode())).split()).replace(" ,", ",")
