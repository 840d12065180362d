"""The page of a procedure's history, narrowed by the date in its address, and its feed."""

import re
from datetime import date, datetime, time

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from catalogue.page.loading import plain_title
from catalogue.views import of_procedure
from search.results.paging import Page

from .feed import HistoryFeed
from .log import days, links, told_changes

_SINCE, _PAGE, _SIZE = "tu", "trang", 50
# Databases count no moments of the first years.
_DATE = re.compile(r"[12]\d{3}-\d{2}-\d{2}", re.ASCII)


@of_procedure
def procedure_history(request, procedure):
    """All changes of a procedure, or those since `tu`, so many lines a page; what is no date narrows nothing."""
    asked = request.GET.get(_SINCE, "")
    since = _day(asked)
    told = told_changes(procedure, since and _midnight(since))
    address = links(procedure)
    page = Page(request.GET.get(_PAGE, ""), len(told), lambda number: _address(since, number), size=_SIZE)
    context = {
        "title": plain_title(procedure),
        "procedure": procedure,
        "days": days(told[page.start : page.end]),
        "total": len(told),
        "since": since,
        "is_no_date": bool(asked and not since),
        "page": page,
        "links": address,
        "canonical": settings.BASE_URL + address["url"],
        "noindex": bool(asked or page.number > 1 or not told or procedure.withdrawn_on or procedure.is_internal),
    }
    return render(request, "catalogue/procedure_history.html", context)


@of_procedure
def procedure_feed(request, procedure):
    """The days of change of a procedure as Atom."""
    return HistoryFeed(plain_title(procedure), links(procedure)["url"], days(told_changes(procedure)))(request)


def _day(text):
    """The date that an address names, or None."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _address(since, number):
    fields = {_SINCE: since.isoformat() if since else "", _PAGE: number if number > 1 else ""}
    return f"?{urlencode({name: value for name, value in fields.items() if value})}"
