"""The notices that pages show now."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import published_notices


def ongoing():
    """The texts of the published notices whose end is still to come, soonest first."""
    now = timezone.now()
    return [text(notice) for notice in published_notices() if notice.expected_end_at > now]


def text(notice):
    """A notice in words."""
    return _("%(title)s: suspended from %(start)s to %(end)s. %(affected)s") % {
        "title": notice.title,
        "start": _moment(notice.starts_at),
        "end": _moment(notice.expected_end_at),
        "affected": notice.affected,
    }


def _moment(moment):
    local = timezone.localtime(moment)
    return _("%(time)s on %(date)s") % {
        "time": date_format(local, "H:i"),
        "date": date_format(local, "SHORT_DATE_FORMAT"),
    }
