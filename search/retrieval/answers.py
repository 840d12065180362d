"""What a query is answered with: as typed, or mended when that explains every word or nothing else finds anything."""

from ..understanding.correction import corrected
from ..understanding.query import read_query
from .retrieved import Retrieved
from .snapshot import current

# The best answer stands apart when every word of the query is known, its score is this high and this far above the next
# thing (docs/relevance.md); never on one word that more than one document in so many has.
_CLEAR, _CLEARLY, _VAGUE = 1.6, 0.5, 50


class Answer:
    """`retrieved` for the Query `query`, which is `asked` or the `suggestion` read anew (F5)."""

    def __init__(self, asked, snapshot, within, expanded=True, mended=True):
        self.asked = self.query = asked
        self.suggestion = corrected(asked, snapshot) if mended else ""
        self.retrieved = self._mended(snapshot, within, expanded) or Retrieved(asked, snapshot, within, expanded)

    def _mended(self, snapshot, within, expanded):
        """What the suggestion finds, when it explains every word or what was typed finds nothing; else None."""
        if not self.suggestion:
            return None
        query = read_query(self.suggestion)
        found = Retrieved(query, snapshot, within, expanded)
        if not found.hits or not (found.meaning.is_known or not Retrieved(self.asked, snapshot, within, expanded).hits):
            return None
        self.query = query
        return found


def best(retrieved, entries):
    """The first of the ordered Entries when it is clearly what was meant, else None; cases of one thing are one."""
    if not entries:
        return None
    first = entries[0]
    others = (entry for entry in entries[1:] if not entry.family or entry.family != first.family)
    second = max(map(retrieved.points, others), default=0.0)
    points = retrieved.points(first)
    clear = retrieved.meaning.is_known and points >= _CLEAR and points - second >= _CLEARLY
    return first if clear and not _is_vague(retrieved) else None


def _is_vague(retrieved):
    telling, snapshot = retrieved.query.telling, retrieved.snapshot
    return len(telling) == 1 and snapshot.having(telling[0]).bit_count() * _VAGUE > len(snapshot.entries)


def search(query, kind, count=10, expanded=True):
    """The first Entries of a kind in order for a Query, outside of any page: evaluations and other callers."""
    snapshot = current()
    within = snapshot.visible(kind)
    return Answer(query, snapshot, within, expanded).retrieved.ordered(within, count)
