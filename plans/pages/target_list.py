"""All public targets as rows: narrowed for whoever follows a number of the board, and exported."""

from django.utils import timezone
from django.utils.translation import gettext as _

from search.results.narrowed import NarrowedList

from ..standing.cache import all_plans
from ..terms import State
from .board import DUE, PLAN, STATE, is_due
from .listing import AGENCY, FIELD
from .rows import card_maker


class TargetList(NarrowedList):
    """The targets of plans in force that fit the address, or of one plan at any stage."""

    def __init__(self, parameters):
        super().__init__(parameters)
        self.on = timezone.localdate()
        self.rows = [row for row in self._all() if self.fits(row)]

    def keys(self):
        return STATE, AGENCY, FIELD, PLAN, DUE

    def value(self, row, key):
        if key == STATE:
            return row.state.value, str(row.label)
        if key == DUE:
            # Whatever the address says of it, it says that only those which are due are wanted.
            return self.chosen[DUE] if is_due(row, self.on) else None, ""
        named = {AGENCY: row.target.responsible, FIELD: row.plan.field, PLAN: row.plan}[key]
        return (named.slug, str(named)) if named else (None, "")

    def _all(self):
        slug = self.chosen[PLAN]
        plans = [item for item in all_plans() if (item.plan.slug == slug if slug else item.counts)]
        return [row for item in plans for row in item.found]

    def context(self):
        """The context of plans/targets.html."""
        page, card = self.page(len(self.rows)), card_maker()
        return (
            {
                "cards": [card(row) for row in self.rows[page.start : page.end]],
                "on": self.on,
                "narrowed_by": self._words(),
                "query": self.query(),
            }
            | self.frame(self.rows, len(self.rows), page)
            | {"noindex": True}
        )

    def _words(self):
        """What the list is narrowed to, in words of the rows themselves."""
        row = self.rows[0] if self.rows else None
        said = [str(State(self.chosen[STATE]).label)] if self.chosen[STATE] in State.values else []
        if row and self.chosen[AGENCY]:
            said.append(str(row.target.responsible))
        if row and self.chosen[FIELD]:
            said.append(str(row.plan.field))
        if row and self.chosen[PLAN]:
            said.append(row.plan.heading)
        if self.chosen[DUE]:
            said.append(_("Due in the phase that runs now"))
        return said
