"""Planning a visit: the sheet, the page that counts a due date, the same as an event; all of it by address alone."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.counting.stored import calendar
from agencies.units.choice import choice, chosen_commune, shows_commune
from catalogue.facts import Known, saying
from catalogue.facts.sources import sources_of
from catalogue.page.bodies import Bodies
from catalogue.page.found import of_procedure
from catalogue.page.loading import live_guide, plain_title

from . import words
from .asked import DAY, HOUR, SUPPLEMENT, asked_of, read_day, read_hour
from .days import day_rows
from .due import due_url, expected, offer
from .event import event
from .sheet import Sheet


@dataclass(frozen=True)
class Counted:
    """A Choice and its Due; None where the due date lies beyond all calendars."""

    choice: object
    due: object
    url: str

    @property
    def label(self):
        """The limit in words, and for whom."""
        return words.choice_words(self.choice)

    @property
    def day(self):
        """When the limit ends, in words."""
        return words.due_words(self.due) if self.due else _("beyond all calendars")

    @property
    def provisional(self):
        """Why the day is provisional; "" where it is not."""
        return words.provisional_words(self.due, calendar().years) if self.due else ""


@shows_commune
@of_procedure
def procedure_sheet(request, procedure):
    """What to bring, pay, and where to go, for who prints it or takes it along on a telephone."""
    sheet = Sheet(procedure, request.GET, chosen_commune(request), timezone.localtime()).content()
    context = {
        "sheet": sheet,
        "living": choice(request),
        "canonical": settings.BASE_URL + request.path,
        "noindex": bool(request.GET or procedure.withdrawn_on or procedure.is_internal),
    }
    return render(request, "catalogue/sheet.html", context)


@of_procedure
def procedure_due(request, procedure):
    """When the result may be expected of what is filed now, or at the moment and by the limit of the address."""
    today = timezone.localdate()
    offered, asked = _question(request, procedure, today)
    address = due_url(procedure)
    counted = _counted(offered, asked) if not procedure.withdrawn_on else []
    chosen = next((one for one in counted if one.choice == asked.choice and one.due), None)
    context = {
        "title": plain_title(procedure),
        "procedure": procedure,
        "address": address,
        "asked": asked,
        "fields": _fields(request.GET, asked),
        "options": [(choice.key, words.choice_words(choice)) for choice in offered.choices],
        "counted": [] if chosen else counted,
        "result": chosen and _result(chosen, asked, procedure, today),
        "without": [words.without_words(without) for without in offered.without],
        "official": words.official_words(),
        "also": saying.also(Known(also=offered.also)),
        "ask": Bodies(procedure).ask,
        "canonical": settings.BASE_URL + address,
        "noindex": bool(request.GET or procedure.withdrawn_on or procedure.is_internal or not offered.choices),
    }
    response = render(request, "catalogue/procedure_due.html", context)
    if asked.is_now:
        response["Cache-Control"] = "no-cache"  # another minute may count otherwise
    return response


@of_procedure
def procedure_due_event(request, procedure):
    """The due date as an event for a calendar; what gives no date leads to the page that says why."""
    offered, asked = _question(request, procedure, timezone.localdate())
    due = expected(asked.choice, asked.filed, supplement=asked.supplement) if asked.choice and asked.filed else None
    if due is None or procedure.withdrawn_on:
        query = request.GET.urlencode()
        return redirect(f"{due_url(procedure)}?{query}" if query else due_url(procedure))
    body = event(procedure, plain_title(procedure), asked, due)
    name = f"ngay-hen-{procedure.code}.ics"
    # Not kept: it says when it was made.
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _question(request, procedure, today):
    offered = offer(procedure, sources_of(procedure, live_guide(procedure)), today)
    return offered, asked_of(request.GET, offered, timezone.now())


def _counted(offered, asked):
    """Every Choice Counted as asked, or the chosen one alone; none where nothing can be counted."""
    if asked.filed is None:
        return []
    chosen = [asked.choice] if asked.choice else offered.choices
    return [
        Counted(choice, expected(choice, asked.filed, supplement=asked.supplement), f"?{asked.query(choice)}")
        for choice in chosen
    ]


def _fields(query, asked):
    """{day, hour, supplement, limit}: the values of the form, what is no day or hour left out."""
    said = QueryDict(asked.query()) if asked.filed else query
    day, supplement = read_day(said.get(DAY, "").strip()), read_day(said.get(SUPPLEMENT, "").strip())
    hour = read_hour(said.get(HOUR, "").strip())
    return {
        "day": f"{day:%Y-%m-%d}" if day else "",
        "hour": f"{hour:%H:%M}" if hour is not None else "",
        "supplement": f"{supplement:%Y-%m-%d}" if supplement else "",
        "limit": asked.choice.key if asked.choice else "",
    }


def _result(counted, asked, procedure, today):
    """The answer of the page: the day, what it was counted from, the way there, the event."""
    due = counted.due
    moment = asked.supplement or asked.filed
    return {
        "label": counted.label,
        "day": counted.day,
        "provisional": counted.provisional,
        "came": words.moment_words(moment, due.cut_off),
        "received": words.day_words(due.received_on) if due.received_on != due.came_on else "",
        "is_anew": asked.supplement is not None,
        "is_past": due.came_on < today,
        "is_over": due.on < today,
        "rows": day_rows(due),
        "event_url": f"{reverse('procedure_due_event', args=[procedure.code, procedure.slug])}?{asked.query()}",
    }
