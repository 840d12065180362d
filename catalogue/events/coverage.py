"""What the life events cover, for editors: how many procedures they hold, which steps lead nowhere."""

from dataclasses import dataclass, field

from catalogue.models import EventGuide, LifeEvent, Procedure
from catalogue.search import KIND
from search.indexes.current import counts as counts_of

from .paths import in_force


@dataclass
class EventCoverage:
    """One life event: its procedures in force, its published steps, and those that readers do not see."""

    event: LifeEvent
    guide: EventGuide | None
    procedures: int
    steps: int = 0
    missing: list = field(default_factory=list)
    withdrawn: list = field(default_factory=list)


def coverage():
    """The EventCoverage of every life event and {grouped, total}, in a fixed number of queries.

    A step is missing when no record has its code, withdrawn when no record of it is in force for citizens.
    """
    counts = counts_of(KIND, "su-kien")
    guides = {guide.event_id: guide for guide in EventGuide.objects.filter(live=True).prefetch_related("steps")}
    codes = {step.code for guide in guides.values() for step in guide.steps.all() if step.code}
    recorded = set(Procedure.objects.filter(code__in=codes).values_list("code", flat=True))
    usable = set(in_force(codes))
    events = LifeEvent.objects.filter(parent=None).order_by("kind", "position", "name")
    rows = [_row(event, guides.get(event.pk), counts.get(event.slug, 0), recorded, usable) for event in events]
    return rows, _sums()


def _row(event, guide, procedures, recorded, usable):
    row = EventCoverage(event, guide, procedures)
    for step in guide.steps.all() if guide else ():
        row.steps += 1
        if step.code and step.code not in recorded:
            row.missing.append(step)
        elif step.code and step.code not in usable:
            row.withdrawn.append(step)
    return row


def _sums():
    """{grouped, total}: how many of the procedures in force belong to any life event."""
    shown = Procedure.objects.in_force().filter(is_internal=False).order_by()
    by_nation, by_guide = shown.exclude(life_events=None), shown.exclude(guide__life_events=None)
    grouped = by_nation.values("pk").union(by_guide.filter(guide__live=True).values("pk"))
    return {"grouped": grouped.count(), "total": shown.count()}
