"""The desks of the demo's province, with their hours."""

from datetime import time

from agencies.models import Agency, CitizenReception, Commune, Desk, DeskException, DeskHours

from .records import FOLDER, agencies, read

_SIDES = ("morning_from", "morning_to", "afternoon_from", "afternoon_to")


def load_desks():
    """Make the desks that are absent; those of an agency share its address and phone unless they say otherwise."""
    data, rows = read(FOLDER / "desks.toml"), agencies()
    bodies = {agency.name: agency for agency in Agency.objects.all()}
    communes = {commune.name: commune for commune in Commune.objects.all()}
    known = set(Desk.objects.values_list("name", flat=True))
    for row in data["desk"]:
        if row["name"] not in known:
            _make(row, bodies[rows[row["agency"]]["name"]], communes, data["hours"])


def _make(row, agency, communes, hours):
    told = ("name", "kind", "hotline", "queue_url", "helps_online", "latitude", "longitude")
    desk = Desk(
        agency=agency,
        address=row.get("address", agency.address),
        phone=row.get("phone", agency.phone),
        cut_off=_time(row.get("cut_off", "")),
        services="\n".join(row["services"]),
        accessibility="\n".join(row.get("accessibility", ())),
        live=False,
        **{name: row[name] for name in told if name in row},
    )
    desk.communes = [communes[name] for name in row.get("communes", ())]
    desk.hours = [
        DeskHours(weekday=weekday, **_slots(times))
        for days, times in hours[row["hours"]].items()
        for weekday in _weekdays(days)
    ]
    desk.receptions = [
        CitizenReception(who=who, day_of_month=day, **_slots((opens, closes, "", "")))
        for who, day, opens, closes in row.get("receptions", ())
    ]
    desk.exceptions = [_exception(other) for other in row.get("other", ())]
    desk.save()
    desk.save_revision().publish()


def _exception(row):
    return DeskException(
        first_day=row["first"],
        last_day=row.get("last"),
        weekday=row.get("weekday"),
        reason=row["reason"],
        **_slots(row.get("slots", ("", "", "", ""))),
    )


def _weekdays(days):
    """The numbers of "5" or "0-4"."""
    first, _dash, last = days.partition("-")
    return range(int(first), int(last or first) + 1)


def _slots(times):
    return dict(zip(_SIDES, map(_time, times), strict=True))


def _time(words):
    return time.fromisoformat(words) if words else None
