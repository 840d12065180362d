"""The finder over everything the portal holds."""

from functools import cached_property, reduce
from operator import or_

from ..sections import EVERYTHING, sections
from .finder import Finder


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
    def kinds(self):
        """Nothing stands beside everything."""
        return []
