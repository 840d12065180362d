"""The words of the index: how many documents have each, how each is written, which begin how.

A process keeps the words of titles and the pairs that official words of synonyms hold (`Words`), which are as many as
the language has and do not grow with the documents. Codes and numbers do: they, the pairs of a query and what begins
like its last word are asked for and kept for a while. Everything is of one moment: a word is as rare after a hundred
new documents as before.
"""

from bisect import bisect_left

from ..models import Synonym
from ..retrieval.terms import inverse_frequency
from ..sections import sections
from ..text import fold, pairs
from . import queries
from .rows import APART

# Buckets that Elasticsearch gives at once; the rarest words of a huge index are then taken for unknown ones.
_MOST = 60_000
_MOST_ASKED = 20_000
_MOST_BEGINNING = 200
_AT_ONCE = 500


class Words:
    """What `ask(searches)` tells of all documents at one moment; processes count it in the background."""

    def __init__(self, ask):
        words = {"terms": {"field": "counted", "size": _MOST}}
        forms = {"terms": {"field": "spellings", "size": _MOST}}
        priors = {"terms": {"field": "prior", "size": 100}}
        named = {"exists": {"field": "terms"}}
        present, quoting = ({"bool": {"filter": filters}} for filters in ([named], [named, _quoting()]))
        counted, quoted, spelt, weights = ask([
            {"query": query, "size": 0, "track_total_hits": True, "aggs": {"found": found}}
            for query, found in ((present, words), (quoting, words), (present, forms), (present, priors))
        ])  # fmt: skip
        self.total, self.quotes = (answer["hits"]["total"]["value"] for answer in (counted, quoted))
        self.counts, self.quoted = _counts(counted), _counts(quoted)
        self.forms, self.priors = frozenset(_counts(spelt)), list(_counts(weights))
        self.ordered = sorted(self.counts)
        # {(term, whether unfinished): (how many have it, how many of these quote the others)}
        self.official, self.asked = {}, {}
        Vocabulary(self, ask, {}).prepare(_official_pairs(), self.official)


def _counts(answer):
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["found"]["buckets"]}


def _quoting():
    """The filter of the documents of sections that quote the others; they make no word less rare."""
    return {"terms": {"kind": [declared.kind for declared in sections() if declared.quotes]}}


def _official_pairs():
    for term in Synonym.objects.values_list("term", flat=True).distinct():
        yield from pairs(fold(term).split())


class Vocabulary:
    """What `search.understanding` and careful scoring ask of all documents: Words, and what they lack from `ask`."""

    def __init__(self, words, ask, states):
        self.words, self._ask, self.states = words, ask, states
        self.total, self.priors = words.total, words.priors

    def prepare(self, terms, into=None):
        """Learn at once how many documents have each of these words or pairs of words that are not known."""
        self._learn([(term, False) for term in terms], into)

    def prepare_query(self, query, unfinished=False):
        """Learn what reading a Query asks for; its last word may be unfinished."""
        telling = [word for word, asks in zip(query.words, query.asking, strict=True) if not asks]
        terms = [*query.words, *query.names, *query.inside, *pairs(query.words), *pairs(telling)]
        last = {query.words[-1], *pairs(query.words)[-1:], *pairs(telling)[-1:]} if unfinished else ()
        self._learn([(term, False) for term in terms] + [(term, True) for term in last])

    def prepare_entries(self, entries):
        """Learn what scoring Entries asks for."""
        self.prepare(word for entry in entries for line in entry.lines for word in line.words)

    def _learn(self, keys, into=None):
        new = [key for key in dict.fromkeys(keys) if self._known(key) is None]
        found = {}
        for start in range(0, len(new), _AT_ONCE):
            found |= self._asked(new[start : start + _AT_ONCE])
        if into is None:
            into = self.words.asked
            if len(into) + len(found) > _MOST_ASKED:
                into.clear()
        into.update(found)
        return found

    def _asked(self, keys):
        having = [queries.having(*key, self) for key in keys]
        quoting = [{"bool": {"filter": [each, _quoting()]}} for each in having]
        aggregations = {
            name: {"filters": {"filters": filters, "keyed": False}}
            for name, filters in (("all", having), ("quoting", quoting))
        }
        (answer,) = self._ask([{"size": 0, "track_total_hits": False, "aggs": aggregations}])
        columns = ([bucket["doc_count"] for bucket in answer["aggregations"][name]["buckets"]] for name in aggregations)
        return dict(zip(keys, zip(*columns, strict=True), strict=True))

    def _known(self, key):
        """(how many have it, how many of these quote the others); None where that was not asked yet."""
        term, unfinished = key
        if not unfinished and " " not in term and not APART.match(term):
            return self.words.counts.get(term, 0), self.words.quoted.get(term, 0)
        return self.words.official.get(key) or self.words.asked.get(key)

    def _count(self, term, unfinished=False):
        key = (term, unfinished)
        return self._known(key) or self._learn([key])[key]

    def count(self, term):
        """How many documents have a word, or a pair of words, in a title, an alias, an area or a code."""
        return self._count(term)[0]

    def terms_beginning(self, beginning):
        """The words of titles that begin so; at most 200."""
        ordered = self.words.ordered
        start, end = (bisect_left(ordered, word) for word in (beginning, beginning + "\U0010ffff"))
        return ordered[start : min(end, start + _MOST_BEGINNING)]

    def rarity(self, term, unfinished=False):
        """How much a word or a pair of words says; 0 for what no title holds (`search.retrieval.terms`).

        Of an `unfinished` one, the frequency of all that begin so.
        """
        found, quoted = self._count(term, unfinished)
        if not found:
            return 0.0
        return inverse_frequency(found if unfinished else found - quoted, self.total - self.words.quotes)

    def mass(self, line):
        """(rarity of all words of a Line, of its head's words)."""
        return sum(map(self.rarity, line.words)), sum(map(self.rarity, line.head_words))

    def spelt(self, form):
        """Whether some title or alias has a word with these marks."""
        return form in self.words.forms

    def names(self, query):
        """Whether the Query names a document by a code or number."""
        return any(self.count(name) for name in query.names | query.inside)

    def may_name(self, query):
        """Whether a document may have a code that stands in the Query: new ones come all the time."""
        return any(APART.match(name) or self.count(name) for name in query.names | query.inside)

    def examples(self, term, most):
        """The first primary keys, at most so many, of documents that have the word or the pair."""
        having = {"constant_score": {"filter": queries.having(term, False, self)}}
        search = {"query": having, "size": most, "sort": [{"pk": "asc"}], "_source": ["pk"], "track_total_hits": False}
        return [hit["_source"]["pk"] for hit in self._ask([search])[0]["hits"]["hits"]]
