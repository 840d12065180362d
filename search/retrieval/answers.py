"""What a query is answered with: as typed, or mended when that explains every word or nothing else finds anything."""

from ..understanding.correction import corrected
from ..understanding.query import read_query
from .ranking import popularity
from .retrieved import Retrieved

# The best answer stands apart when every word of the query is known, its score is this high and this far above the next
# thing (docs/relevance.md); never on one word that more than one document in so many has.
_CLEAR, _CLEARLY, _VAGUE = 2.0, 0.7, 50


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


def is_clear(meaning, entries, points, is_vague):
    """Whether the first of ordered Entries is what was meant; `points(entry)` scores one.

    What readers open most counts for nothing here: it neither makes a best answer nor unmakes one.
    """

    def own(entry):
        return points(entry) - popularity(meaning, entry)

    first, *others = entries
    others = (entry for entry in others if not entry.family or entry.family != first.family)
    second = max(map(own, others), default=0.0)
    known = meaning.is_known and not is_vague
    return known and own(first) >= _CLEAR and own(first) - second >= _CLEARLY


def is_vague(query, terms):
    """Whether a Query is one word that says too little to have a best answer."""
    telling = query.telling
    return len(telling) == 1 and terms.count(telling[0]) * _VAGUE > terms.total


def best(retrieved, entries):
    """The first of the ordered Entries when it is clearly what was meant, else None."""
    vague = is_vague(retrieved.query, retrieved.snapshot)
    return entries[0] if entries and is_clear(retrieved.meaning, entries, retrieved.points, vague) else None
