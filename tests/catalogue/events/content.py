"""Paths for tests: a life event of birds with steps over stored records."""

from catalogue.models import EventGuide, EventStep, LifeEvent


def event(slug="nuoi-chim", name="Nuôi chim", **fields):
    """A life event that is stored."""
    made = LifeEvent(slug=slug, name=name, **fields)
    made.save()
    return made


def step(title, code="", **fields):
    """A step, not stored yet."""
    return EventStep(title=title, code=code, **fields)


def guide(of, *steps, live=True, **words):
    """The guide of a life event with these steps in their order; published unless told."""
    made = EventGuide(event=of, live=False, **({"summary": "Từ trứng đến chuồng."} | words))
    made.steps = [_placed(row, place) for place, row in enumerate(steps)]
    made.save()
    revision = made.save_revision()
    if live:
        revision.publish()
    return EventGuide.objects.get(pk=made.pk)


def _placed(row, place):
    row.sort_order = place
    return row
