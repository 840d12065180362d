"""The public list of plans: narrowed by stage, agency and field, all on one page."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.language.text import nfc
from search.results.paging import Page

from ..standing.cache import all_plans

STAGE, AGENCY, FIELD, PAGE = "hieu-luc", "co-quan", "linh-vuc", "trang"


class Listing:
    """What one address of the list shows; unknown values find nothing and break nothing."""

    def __init__(self, request):
        self.request = request
        self.chosen = {key: nfc(request.GET.get(key, ""))[:80] for key in (STAGE, AGENCY, FIELD)}

    def context(self):
        """The context of plans/index.html."""
        today = timezone.localdate()
        everything = all_plans()
        items = [item for item in everything if self._fits(item)]
        page = Page(self.request.GET.get(PAGE, ""), len(items), self._address)
        return {
            "items": items[page.start : page.end],
            "total": len(items),
            "today": today,
            "filters": [self._filter(everything, key, label) for key, label in _FILTERS],
            "is_narrowed": any(self.chosen.values()),
            "noindex": any(self.chosen.values()) or page.number > 1,
            "page_links": page,
        }

    def _fits(self, item, but=None):
        return all(value in ("", _value(item, key)[0]) for key, value in self.chosen.items() if key != but)

    def _filter(self, everything, key, label):
        """One way to narrow; each count is taken as if this filter were not set."""
        counts = {}
        for item in everything:
            if self._fits(item, but=key):
                value = _value(item, key)
                counts[value] = counts.get(value, 0) + 1
        options = [
            {"value": value, "label": words, "count": count, "selected": value == self.chosen[key]}
            for (value, words), count in sorted(counts.items(), key=lambda pair: pair[0][1])
            if value
        ]
        return {"key": key, "label": label, "options": options}

    def _address(self, number):
        query = urlencode(
            {key: value for key, value in self.chosen.items() if value} | ({PAGE: number} if number > 1 else {})
        )
        return f"?{query}" if query else self.request.path


def _value(item, key):
    if key == STAGE:
        return item.stage.value, str(item.stage.label)
    row = item.plan.agency if key == AGENCY else item.plan.field
    return (row.slug, str(row)) if row else ("", "")


_FILTERS = ((STAGE, _("State")), (AGENCY, _("Agency")), (FIELD, _("Field")))
