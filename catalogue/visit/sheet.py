"""The sheet to take along: what to bring, what to pay, where and when, on one page of paper (E6)."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.counting.due import is_late
from agencies.counting.stored import calendar, cut_off
from agencies.desks.saying import is_told
from catalogue import phrases
from catalogue.facts import fee_of, time_of
from catalogue.facts.sources import sources_of
from catalogue.history.log import links, told_changes
from catalogue.page import papers
from catalogue.page.bodies import Bodies
from catalogue.page.loading import live_guide, plain_title
from core.language.days import dated, hour, weekday
from core.language.text import one_line
from core.web.sharing import qr_svg

from . import bring, words
from .choices import WAYS, read_choices
from .cost import costs_of
from .due import due_url, expected, offer
from .proxy import proxies

# Facts change: a sheet is good for so long unless a fee ends earlier.
_GOOD_FOR = timedelta(days=30)
_CHANGES, _LIMITS = 6, 4


@dataclass(frozen=True)
class Sheet:
    """A procedure with its parts at hand, its Choices, the citizen's Commune (or None), and the moment of asking."""

    procedure: object
    parameters: object
    commune: object
    now: datetime

    def content(self):
        """Everything that visit/sheet.html shows, in the order of the page."""
        procedure, today = self.procedure, self.now.date()
        guide, lists = live_guide(procedure), bring.with_keys(papers.lists(procedure))
        sources, bodies = sources_of(procedure, guide), Bodies(procedure)
        methods = list(dict.fromkeys(channel.method for channel in sources.channels))
        keys = {case["key"] for case in lists["conditions"]}
        offered = bodies.receiving(procedure, self.commune)
        desks = {place.desk.slug for place in offered.options()}
        choices = read_choices(self.parameters, keys, methods, desks, today)
        costs = costs_of(sources, choices.method, choices.number, choices.day)
        receiving = offered.only(choices.desk)
        url = self._url(choices)
        return {
            "title": plain_title(procedure),
            "official_name": procedure.official_name,
            "code": procedure.code,
            "url": procedure.get_absolute_url(),
            "choices": choices,
            "form": self._form(choices, lists, methods, costs) | {"desks": _desks(offered, choices.desk)},
            "papers": bring.papers(lists, choices),
            "all_url": self._url(replace(choices, all_cases=True)),
            "costs": [{"label": cost.label(), "rows": cost.rows(), "total": cost.total()} for cost in costs],
            "where": _where(procedure, receiving, choices.day, self.now),
            "due": _due(procedure, sources, choices, self.now, receiving),
            "day": dated(choices.day),
            "lacking": _lacking(sources, lists, choices, bodies),
            "ask": bodies.ask,
            "proxies": proxies(procedure),
            "withdrawn": procedure.withdrawn_on,
            "changes": self._changes(choices),
            "history_url": links(procedure)["url"],
            "made_on": today,
            "check_after": _check_after(guide, choices.day, today),
            "share_url": url,
            "short_url": settings.BASE_URL + reverse("procedure_by_code", args=[procedure.code]),
            "qr_html": qr_svg(url),
            "compared_on": timezone.localdate(procedure.compared_at),
        }

    def _url(self, choices):
        address = reverse("procedure_sheet", args=[self.procedure.code, self.procedure.slug])
        return f"{settings.BASE_URL}{address}?{choices.query(self.now.date(), self.commune)}"

    def _form(self, choices, lists, methods, costs):
        """What can be chosen, with what is chosen."""
        cases = bring.asked(lists, choices)
        return {
            "cases": cases,
            "open_cases": bring.open_cases(cases),
            "methods": [
                {"word": word, "label": phrases.method_label(method), "is_chosen": method == choices.method}
                for word, method in _ways(methods)
            ],
            "day": choices.day,
            "number": choices.number,
            "unit": costs[0].unit,
            "commune": self.commune,
        }  # fmt: skip

    def _changes(self, choices):
        """What changed since the sheet of this address was made, newest first; None for a new sheet."""
        if choices.made_on is None or choices.made_on >= self.now.date():
            return None
        since = timezone.make_aware(datetime.combine(choices.made_on, time.min))
        told = told_changes(self.procedure, since)
        return {"since": choices.made_on, "lines": [line for _at, line in told[:_CHANGES]], "total": len(told)}


def _ways(methods):
    return [(word, method) for word, method in WAYS.items() if method in methods]


def _desks(receiving, slug):
    """The desks to choose from, where there are several."""
    places = receiving.options()
    return (
        [{"slug": place.desk.slug, "name": place.desk.name, "is_chosen": place.desk.slug == slug} for place in places]
        if len(places) > 1
        else []
    )


def _where(procedure, receiving, day, now):
    """{groups, address, closed, note}: the desks on the day, the record's own words, which day is better, and why."""
    place = receiving.one()
    return {
        "groups": receiving.groups(now, day),
        "address": one_line(procedure.receiving_address),
        "closed": _closed(place.timetable, day, now) if place and is_told(place.timetable) else "",
        "note": _counted_later(day) if place and place.timetable.on(day).slots else "",
    }


def _counted_later(day):
    """That the limit does not begin on the day, which is no working day though the desk is open; else ""."""
    first = calendar().working_day_from(day)
    if first == day:
        return ""
    return _("Files are taken on this day, but it is no working day: the time limit begins on %(day)s.") % {
        "day": dated(first)
    }


def _closed(timetable, day, now):
    """That the one desk is closed on the day (or for the rest of today), and when it opens next; else ""."""
    start = now if day == now.date() else timezone.make_aware(datetime.combine(day, time.min))
    if day == now.date() and timetable.at(now).is_open:
        return ""
    opens = timetable.at(start).reopens
    if opens is None or opens.date() == day:
        return ""
    return _("It is closed then: choose %(weekday)s %(day)s, from %(hour)s.") % {
        "weekday": weekday(opens.date()), "day": f"{opens:%d/%m/%Y}", "hour": hour(opens),
    }  # fmt: skip


def _due(procedure, sources, choices, now, receiving):
    """{lines: [{label, day, provisional}], without, official, url}: when the result is expected by the chosen way.

    What is filed before the cut-off of the desk is taken for one that comes at it: the page stays true until then.
    """
    today, place = now.date(), receiving.one()
    until = place.timetable.cut_off if place else None
    offered = offer(procedure, sources, choices.day)
    is_past_cut_off = choices.day == today and is_late(now, until or cut_off(today))
    start = now if is_past_cut_off else choices.day
    told = [choice for choice in offered.choices if _is_of(choice, choices.method)]
    counted = [(choice, due) for choice in told if (due := expected(choice, start, until))]
    # One limit alone needs no name.
    named = words.choice_words if len(counted) > 1 else words.limit_words
    without = [words.without_words(left) for left in offered.without if _is_of(left, choices.method)]
    return {
        "lines": [
            {
                "label": named(choice),
                "day": words.due_words(due),
                "provisional": words.provisional_words(due, calendar().years),
            }
            for choice, due in counted[:_LIMITS]
        ],
        "without": without if not counted else [],
        "official": words.official_words(),
        "url": due_url(procedure),
    }


def _is_of(limit, method):
    return not method or not limit.methods or method in limit.methods


def _lacking(sources, lists, choices, bodies):
    """What nobody knows and one should ask before going."""
    fee = fee_of(sources.paid_by(choices.method, choices.day), choices.day)
    limit = time_of(sources, choices.day)
    asked = [
        (not fee.is_known, _("Fee")),
        (not limit.is_known, _("Time limit")),
        (not lists["everyone"] and not lists["conditions"] and not lists["by_way"], _("Papers to bring")),
        (fee.is_doubtful or bool(fee.also), _("which fee holds")),
        (bool(limit.also), _("which time limit holds")),
    ]
    return [label for is_open, label in asked if is_open]


def _check_after(guide, day, today):
    """The day after which the sheet should be looked up anew: a fact of the province ends, or a month is over."""
    rows = [*guide.own_fees.all(), *guide.own_times.all()] if guide else []
    ends = [row.valid_to for row in rows if row.valid_to and row.valid_to >= today]
    return min([*ends, max(today + _GOOD_FOR, day)])
