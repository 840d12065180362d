"""What the front page shows of every section."""

from urllib.parse import urlencode

from django.urls import reverse

from agencies.desks.finding import centre
from agencies.desks.saying import state_now
from catalogue.models.reference import LifeEventKind
from catalogue.offers import areas_with_counts, events_with_counts, recent_changes
from catalogue.search import KIND
from catalogue.tasks import top_tasks
from core.facts import hotline
from core.language.text import lines
from news.offers import front_news
from plans.offers import front_plans
from search.learning.often import often_searched

_SEARCHES, _CHANGES, _NEWS, _PLANS, _AREAS = 5, 3, 3, 2, 4


def _centre():
    """{name, url, state_text} of the provincial centre, or None; the short name of its agency fits a phone."""
    place = centre()
    if place is None:
        return None
    name = place.desk.agency.short_name or place.desk.name
    return {"name": name, "url": place.desk.get_absolute_url(), "state_text": state_now(place)}


def front_page_context(page):
    """The context of home/home_page.html."""
    searches = [
        {"text": text, "url": f"{reverse('procedures')}?{urlencode({'q': text})}"}
        for text in often_searched(KIND, lines(page.example_searches), lines(page.blocked_searches), _SEARCHES)
    ]
    areas = areas_with_counts()
    pins = [(pin.procedure.code, pin.label) for pin in page.pinned_tasks.select_related("procedure")]
    return {
        "top_tasks": top_tasks(pins),
        "hotline": hotline(),
        "centre": _centre(),
        "often_searched": searches,
        "citizen_events": events_with_counts(LifeEventKind.CITIZEN),
        "business_events": events_with_counts(LifeEventKind.CORPORATE),
        "areas": areas[:_AREAS],
        "more_areas": areas[_AREAS:],
        "recent_changes": recent_changes(_CHANGES),
        "news": front_news()[:_NEWS],
        "plans": front_plans()[:_PLANS],
    }
