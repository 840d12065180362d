"""How fast the office is: articles against their deadlines, procedures against the national records."""

from statistics import median

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.counting.calendar import Calendar, months_after
from news.models import DeadlineRule
from news.offers import published_since

from .figure import Figure, Source, part


def of_articles(today):
    """The Figures of the articles of the last twelve months; three queries."""
    rows = list(published_since(months_after(today, -12)))
    measured = _measured(rows)
    days = [number for number, _is_in_time in measured]
    moved = sum(timezone.localdate(row["published_on"]) < timezone.localdate(row["first_published_at"]) for row in rows)
    shared = {"source": Source(_("News"), reverse("news")), "as_of": today}
    with_deadline = _("Articles of the last 12 months that have a date of the event and a deadline")
    every = _("Articles published in the last 12 months, expired and taken down ones too")
    return [
        Figure("articles_measured", _("Articles that can be measured: with an event's date and a deadline"),
               **part(len(measured), len(rows)), unit=_("articles"), scope=every, **shared),
        Figure("articles_in_time", _("Articles published in time"),
               **part(sum(is_in_time for _number, is_in_time in measured), len(measured)),
               unit=_("articles"), scope=with_deadline, **shared),
        Figure("articles_median_days", _("Median time from the event to the date of publication"),
               median(days) if days else None, _("working days"), scope=with_deadline, **shared),
        Figure("articles_dated_back", _("Articles whose date of publication is before the day they went public here"),
               **part(moved, len(rows)), unit=_("articles"), scope=every, **shared),
    ]  # fmt: skip


def _measured(rows):
    """[(working days from the event to the publication, whether in time)] of the rows that a deadline binds."""
    rules, calendar = list(DeadlineRule.objects.all()), Calendar.load()
    found = []
    for row in rows:
        event, published = row["event_on"], timezone.localdate(row["published_on"])
        rule = DeadlineRule.on(row["category_id"], event, rules) if event and row["category_id"] else None
        if rule:
            due = calendar.add_working_days(event, rule.working_days).day
            found.append((max(0, calendar.working_days_between(event, published).number), published <= due))
    return found


def of_procedures(counted, today):
    """When the procedures in force were compared with the national records; no query."""
    shared = {
        "unit": "",
        "scope": _("Procedures in force that citizens find on the portal"),
        "source": Source(_("Administrative procedures"), reverse("procedures")),
        "as_of": today,
    }
    return [
        Figure("compared_last", _("Last comparison with the national records"), _day(counted["compared_last"]),
               **shared),
        Figure("compared_first", _("The procedure that was compared longest ago"), _day(counted["compared_first"]),
               **shared),
    ]  # fmt: skip


def _day(moment):
    return moment and timezone.localdate(moment)
