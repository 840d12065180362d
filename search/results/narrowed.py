"""Lists that are narrowed by their address: what was chosen, what each choice would show, the way to each page."""

from collections import Counter
from operator import itemgetter
from urllib.parse import urlencode

from core.language.text import nfc

from .paging import Page

PAGE = "trang"
_LONGEST = 80


class NarrowedList:
    """A list of rows, which a subclass names by `filters` [(key, label, newest first)] and `value(row, key)`.

    Unknown values find nothing and break nothing. A row may stand for several things: `weight(row)` says how many.
    """

    filters = ()

    def __init__(self, parameters, path="?"):
        self._path, self._asked = path, parameters.get(PAGE, "")
        self.chosen = {key: nfc(parameters.get(key, ""))[:_LONGEST] for key in self.keys()}

    def keys(self):
        """The keys of the address that narrow."""
        return [key for key, _label, _order in self.filters]

    def value(self, row, key):
        """(value, words) of a row; ("", "") where it has none."""
        raise NotImplementedError

    def weight(self, row):
        """How many things a row stands for."""
        return 1

    def fits(self, row, but=None):
        """Whether a row is what was chosen, one key perhaps left out."""
        return all(chosen in ("", self.value(row, key)[0]) for key, chosen in self.chosen.items() if key != but)

    def page(self, total, **options):
        """The Page of so many things that was asked for."""
        return Page(self._asked, total, self.address, **options)

    def query(self, **more):
        """What was chosen, as the query of an address."""
        return urlencode({key: value for key, value in (self.chosen | more).items() if value})

    def address(self, number):
        """The address of a page of this list."""
        query = self.query(**({PAGE: number} if number > 1 else {}))
        return f"?{query}" if query else self._path

    def frame(self, rows, total, page):
        """What the template of every such list gets besides its items."""
        return {
            "total": total,
            "filters": [self._filter(rows, *declared) for declared in self.filters],
            "is_narrowed": any(self.chosen.values()),
            "noindex": any(self.chosen.values()) or page.number > 1,
            "page_links": page,
        }

    def _filter(self, rows, key, label, newest_first):
        """One way to narrow; each count is taken as if this filter were not set."""
        counts = Counter()
        for row in rows:
            if self.fits(row, but=key):
                counts[self.value(row, key)] += self.weight(row)
        options = [
            {"value": value, "label": words, "count": counts[value, words], "selected": value == self.chosen[key]}
            for value, words in sorted(counts, key=itemgetter(0 if newest_first else 1), reverse=newest_first)
            if value
        ]
        return {"key": key, "label": label, "options": options}
