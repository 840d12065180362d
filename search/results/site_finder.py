"""The finder over everything the portal holds."""

from functools import cached_property, reduce
from operator import or_

from ..retrieval.retrieved import Retrieved
from ..sections import EVERYTHING, KIND_KEY, sections
from ..understanding.kind_asked import kind_asked
from .cards import cards
from .finder import Finder
from .groups import grouped

# So many things of the kind that was asked for stand above all others.
_OF_KIND = 3


class SiteFinder(Finder):
    """The finder over every kind of document; the kind is its one facet."""

    def __init__(self, parameters, path, snapshot):
        self.section, self._narrowing = EVERYTHING, {}
        self._open(parameters, path, snapshot)

    def _within(self):
        return self.snapshot.visible(*(declared.kind for declared in sections())) if self.asked else 0

    def _of_kind(self):
        return reduce(or_, (self.snapshot.kinds.get(declared.kind, 0) for declared in sections()))

    @cached_property
    def of_kind(self):
        """{label, groups, url} of what the query names by its kind, whose titles hold the rest of it; or None."""
        asked = kind_asked(self._answer.query) if self._answer and not self.selected and self.page.number == 1 else None
        if asked is None:
            return None
        declared, query = asked
        found = Retrieved(query, self.snapshot, self.snapshot.visible(declared.kind), self.expanded)
        first = [entry for entry in found.ordered(found.hits, _OF_KIND) if found.is_whole(entry)]
        things = cards(first, frozenset(query.telling), self.snapshot)
        url = self.address({KIND_KEY: [declared.slug]})
        return {"label": declared.label, "groups": grouped(things), "url": url} if things else None

    @cached_property
    def groups(self):
        """The results of this page but those that stand above them by their kind."""
        above = {group.card["url"] for group in self.of_kind["groups"]} if self.of_kind else ()
        return [group for group in super().groups if group.card["url"] not in above]

    @cached_property
    def kinds(self):
        """Nothing stands beside everything."""
        return []
