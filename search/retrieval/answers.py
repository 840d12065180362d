"""What a query is answered with: as typed, or read another way when as typed it finds nothing (F5)."""

from ..understanding.correction import corrected
from ..understanding.query import read_query
from .retrieved import Retrieved
from .snapshot import current


class Answer:
    """`retrieved` for the Query `query`, which is `asked` or, when that finds nothing, the `suggestion` read anew."""

    def __init__(self, asked, snapshot, within, expanded=True):
        self.asked = self.query = asked
        self.suggestion = corrected(asked, snapshot)
        self.retrieved = Retrieved(asked, snapshot, within, expanded)
        if self.suggestion and not self.retrieved.hits:
            self.query = read_query(self.suggestion)
            self.retrieved = Retrieved(self.query, snapshot, within, expanded)


def search(query, kind, count=10, expanded=True):
    """The first Entries of a kind in order for a Query, outside of any page: evaluations and other callers."""
    snapshot = current()
    within = snapshot.visible(kind)
    return Answer(query, snapshot, within, expanded).retrieved.ordered(within, count)
