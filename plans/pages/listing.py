"""The public list of plans: narrowed by stage, agency and field."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.results.narrowed import NarrowedList

from ..standing.cache import all_plans

STAGE, AGENCY, FIELD = "hieu-luc", "co-quan", "linh-vuc"


class PlanList(NarrowedList):
    """What one address of the list shows."""

    filters = ((STAGE, _("State"), False), (AGENCY, _("Agency"), False), (FIELD, _("Field"), False))

    def value(self, row, key):
        if key == STAGE:
            return row.stage.value, str(row.stage.label)
        named = row.plan.agency if key == AGENCY else row.plan.field
        return (named.slug, str(named)) if named else ("", "")

    def context(self):
        """The context of plans/index.html."""
        everything = all_plans()
        items = [item for item in everything if self.fits(item)]
        page = self.page(len(items))
        return {"items": items[page.start : page.end], "today": timezone.localdate()} | self.frame(
            everything, len(items), page
        )
