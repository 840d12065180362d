"""What other pages show of plans."""

from .standing.cache import all_plans

_FRONT = 3


def front_plans():
    """The front page's plans in force, [{title, url, date, status}], the newest first."""
    return [
        {"title": item.plan.title, "url": item.plan.url, "date": item.plan.issued_on, "status": item.sentence}
        for item in [item for item in all_plans() if item.counts][:_FRONT]
    ]
