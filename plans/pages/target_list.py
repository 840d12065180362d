"""All public targets as rows: narrowed for whoever follows a number of the board, and exported."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from core.language.text import nfc
from search.results.paging import Page

from ..standing.cache import all_plans
from ..terms import State
from .board import DUE, PLAN, STATE, is_due
from .listing import AGENCY, FIELD, PAGE


class TargetList:
    """The targets of plans in force that fit the address, or of one plan at any stage; unknown values find nothing."""

    def __init__(self, parameters):
        self.on = timezone.localdate()
        self.asked = parameters.get(PAGE, "")
        self.chosen = {key: nfc(parameters.get(key, ""))[:80] for key in (STATE, AGENCY, FIELD, PLAN, DUE)}
        self.rows = [row for row in self._all() if self._fits(row)]

    def _all(self):
        slug = self.chosen[PLAN]
        plans = [item for item in all_plans() if (item.plan.slug == slug if slug else item.counts)]
        return [row for item in plans for row in item.found]

    def _fits(self, row):
        agency, field = row.target.responsible, row.plan.field
        return (
            self.chosen[STATE] in ("", row.state.value)
            and self.chosen[AGENCY] in ("", agency.slug if agency else None)
            and self.chosen[FIELD] in ("", field.slug if field else None)
            and (not self.chosen[DUE] or is_due(row, self.on))
        )

    def context(self):
        """The context of plans/targets.html."""
        page = Page(self.asked, len(self.rows), self.address)
        return {
            "rows": self.rows[page.start : page.end],
            "total": len(self.rows),
            "page_links": page,
            "on": self.on,
            "narrowed_by": self._words(),
            "query": self.query(),
            "noindex": True,
        }

    def query(self, **more):
        """What was chosen, as the query of an address."""
        return urlencode({key: value for key, value in (self.chosen | more).items() if value})

    def address(self, number):
        """The address of a page of this list."""
        return f"?{self.query(**({PAGE: number} if number > 1 else {}))}"

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
