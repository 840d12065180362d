"""Which plans count a procedure in the targets that the catalogue measures."""

from catalogue.offers import FIGURES, looks_at
from core.web.cache import Cached

from .models.target import Target


def _counted():
    """[(plan, (figure, area, tier))] of the public targets that are measured."""
    rows = Target.objects.filter(plan__live=True, dropped_on=None, figure__in=FIGURES)
    return [
        (row["plan"], (row["figure"], row["figure_area"], "")) for row in rows.values("plan", "figure", "figure_area")
    ]


counted_targets = Cached(_counted)


def plans_counting(national_id):
    """The primary keys of the public plans that count this procedure, reached or not, in a target."""
    found = counted_targets()
    looked_at = looks_at(national_id, [figure for _plan, figure in found]) if found else []
    return {plan for (plan, _figure), is_looked_at in zip(found, looked_at, strict=True) if is_looked_at}
