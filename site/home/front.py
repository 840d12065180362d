"""What the front page shows of every section."""

from urllib.parse import urlencode

from django.urls import reverse

from catalogue.models.reference import LifeEventKind
from catalogue.offers import areas_with_counts, events_with_counts, recent_changes
from core.language.text import lines
from news.offers import front_news
from plans.offers import front_plans

_EXAMPLES, _CHANGES = 3, 5


def front_page_context(page):
    """The context of home/home_page.html."""
    searches = [
        {"text": text, "url": f"{reverse('procedures')}?{urlencode({'q': text})}"}
        for text in lines(page.example_searches)[:_EXAMPLES]
    ]
    return {
        "example_searches": searches,
        "citizen_events": events_with_counts(LifeEventKind.CITIZEN),
        "business_events": events_with_counts(LifeEventKind.CORPORATE),
        "areas": areas_with_counts(),
        "recent_changes": recent_changes(_CHANGES),
        "news": front_news(),
        "plans": front_plans(),
    }
