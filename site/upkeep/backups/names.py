"""What backups are called, and which of them are kept: those of the last days, the last of each week and month."""

import re
from datetime import datetime
from itertools import islice

_NAME = re.compile(r"portal-(\d{8}-\d{6})\.tar\.gz(?:\.age)?")
_MOMENT = "%Y%m%d-%H%M%S"


def name_of(moment, is_sealed):
    """The file name of a backup begun at a moment of the portal's clock."""
    return f"portal-{moment:{_MOMENT}}.tar.gz{'.age' if is_sealed else ''}"


def moment_of(name):
    """When a backup of this name was begun; None for any other name."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], _MOMENT) if found else None
    except ValueError:
        return None


def outdated(names, keep):
    """The names that no rule keeps; `keep` says of how many days all stay, of how many weeks and months the newest.

    One made by hand before an upgrade is not replaced by the next of the same day. Days without a backup do not count,
    so that a portal whose backups stopped loses none of the old ones, and the newest of all always stays.
    """
    moments = {name: moment for name in names if (moment := moment_of(name))}
    newest_first = sorted(moments, key=moments.get, reverse=True)
    days, weeks, months = keep
    last_days = sorted({moment.date() for moment in moments.values()}, reverse=True)[:days]
    kept = {*newest_first[:1], *(name for name in newest_first if moments[name].date() in last_days)}
    for count, period in ((weeks, _week), (months, _month)):
        newest = {}
        for name in newest_first:
            newest.setdefault(period(moments[name]), name)
        kept.update(islice(newest.values(), count))
    return [name for name in newest_first if name not in kept]


def _week(moment):
    return moment.isocalendar()[:2]


def _month(moment):
    return moment.year, moment.month
