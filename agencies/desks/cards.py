"""A desk as every page shows it: finished words, made at the moment of asking."""

from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.offices import office_to_ask
from core import facts
from core.language.days import dated, hour
from core.pictures import picture

from .receptions import receptions
from .saying import hours_words, other_days, slot_words, state_of, week_words

_MAP = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"


def card(place, now=None, day=None):
    """{name, url, address, phones, map_url, queue_url, state, is_open, notes, today, instead}: the desk in short.

    With a `day` to come its state are the hours of that day.
    """
    now = now or timezone.localtime()
    desk, timetable = place.desk, place.timetable
    words, state = state_of(timetable, now)
    if day and day != now.date() and state:
        words, state = f"{dated(day)}: {hours_words(timetable.on(day))}", None
    return {
        "name": desk.name,
        "url": desk.get_absolute_url(),
        "address": desk.address,
        "phones": _phones(desk),
        "map_url": _map_url(desk),
        "queue_url": desk.queue_url,
        "state": words,
        "is_open": bool(state and state.is_open),
        "today": slot_words(state.today.slots) if state and state.today.slots else "",
        "notes": _notes(desk, timetable, state, now.date()),
        "instead": _link(desk.instead),
    }


def whole_card(place, now=None):
    """The card with all that the desk's own page shows: the week, the days that differ, services, accessibility."""
    now = now or timezone.localtime()
    desk, timetable = place.desk, place.timetable
    return card(place, now) | {
        "agency": _link(desk.agency),
        "week": week_words(timetable) if any(timetable.week.values()) else [],
        "other_days": other_days(timetable, now.date()),
        "cut_off": hour(timetable.cut_off) if timetable.cut_off else "",
        "communes": [commune.name for commune in desk.communes.all()],
        "services": desk.service_list,
        "receptions": [_reception(row) for row in receptions(place, now.date())],
        "accessibility": desk.accessibility_list,
        "helps_online": desk.helps_online,
        "photo": picture(desk.photo) | {"alt": desk.name} if desk.photo else None,
        "missing": facts.missing(_ask(desk)),
    }


def _reception(row):
    """{day, who, hours, note} of a Reception in words."""
    notes = [_("instead of %(day)s, a day off") % {"day": f"{row.instead_of:%d/%m/%Y}"}] if row.instead_of else []
    notes += [] if row.is_confirmed else [_("provisional")]
    return {
        "day": dated(row.day),
        "who": row.who,
        "hours": row.hours,
        "note": "; ".join(notes),
    }


def _notes(desk, timetable, state, today):
    """What one should know before one leaves: it will close for good, a file handed in now counts tomorrow."""
    notes = []
    if desk.closed_from:
        words = _("Closed for good since %(day)s.") if desk.closed_from <= today else _("Closes for good on %(day)s.")
        notes.append(words % {"day": f"{desk.closed_from:%d/%m/%Y}"})
    if state and state.is_past_cut_off:
        notes.append(
            _("What is handed in after %(hour)s counts from the next working day.") % {"hour": hour(timetable.cut_off)}
        )
    return notes


def _phones(desk):
    """[{label, number}]: the hotline first."""
    told = ((_("Hotline"), desk.hotline), (_("Phone"), desk.phone))
    return [{"label": label, "number": number} for label, number in told if number]


def _map_url(desk):
    if desk.latitude is None:
        return ""
    return _MAP.format(lat=desk.latitude, lon=desk.longitude)


def _ask(desk):
    """Whom to ask what the desk's record does not say: the desk itself where it can be called."""
    phone = desk.hotline or desk.phone
    return facts.Office(desk.name, desk.get_absolute_url(), phone) if phone else office_to_ask([desk.agency])


def _link(thing):
    return {"name": thing.name, "url": thing.get_absolute_url()} if thing else None
