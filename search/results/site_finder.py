"""The finder over everything the portal holds."""

from functools import cached_property

from ..indexes.port import Asked
from ..sections import EVERYTHING, KIND_KEY
from ..understanding.kind_asked import kind_asked
from .cards import cards
from .finder import Finder
from .groups import grouped

# So many things of the kind that was asked for stand above all others.
_OF_KIND = 3


class SiteFinder(Finder):
    """The finder over every kind of document; what a query names by its kind stands above the rest."""

    def __init__(self, parameters, path, index=None):
        super().__init__(EVERYTHING.kind, parameters, path, index)
        is_first = self.asked and not self.selected and self.page.number == 1
        self._kind_asked = kind_asked(self.found.query) if is_first else None
        self._of_kind = self._first_of_kind(*self._kind_asked) if self._kind_asked else []

    def _first_of_kind(self, declared, query):
        """The first Entries of a kind whose titles hold every word of the Query that tells."""
        entries = self.index.found(Asked(query, declared.kind, expanded=self.expanded)).entries(0, _OF_KIND)
        return [entry for entry in entries if set(query.telling) <= entry.words]

    @cached_property
    def of_kind(self):
        """{label, groups, url} of what the query names by its kind, whose titles hold the rest of it; or None."""
        if not self._of_kind:
            return None
        declared, query = self._kind_asked
        things = cards(self._of_kind, frozenset(query.telling), self.index)
        url = self.address({KIND_KEY: [declared.slug]})
        return {"label": declared.label, "groups": grouped(things), "url": url} if things else None

    @cached_property
    def groups(self):
        """The results of this page but those that stand above them by their kind."""
        above = {group.card["url"] for group in self.of_kind["groups"]} if self.of_kind else ()
        return [group for group in super().groups if group.card["url"] not in above]
