"""Atom: what changed in a procedure, an entry for each day."""

from datetime import UTC

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.language.text import printable

_MOST = 40


class HistoryFeed(Feed):
    """The last days of change; an entry keeps its id, whatever else is found out about its day."""

    feed_type = Atom1Feed
    language = "vi"

    def __init__(self, title, url, days):
        self._title, self._url, self._days = title, url, days

    def title(self):
        return printable(_("Changes of “%(title)s”") % {"title": self._title})

    def link(self):
        return self._url

    def items(self):
        return self._days[:_MOST]

    def item_title(self, day):
        count = len(day.lines)
        words = ngettext("%(date)s: %(n)s change", "%(date)s: %(n)s changes", count)
        return words % {"date": date_format(day.on, "SHORT_DATE_FORMAT"), "n": count}

    def item_description(self, day):
        lines = format_html_join("", "<li>{}</li>", ((printable(line.sentence),) for line in day.lines))
        return format_html("<ul>{}</ul>", lines)

    def item_link(self, day):
        return f"{self._url}?tu={day.on}#ngay-{day.on}"

    def item_guid(self, day):
        return f"{settings.BASE_URL}{self._url}#ngay-{day.on}"

    def item_pubdate(self, day):
        return day.at.astimezone(UTC)

    def item_updateddate(self, day):
        return self.item_pubdate(day)
