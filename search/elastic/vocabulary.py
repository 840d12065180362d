"""The words of the index: how many documents have each, how each is written, which begin how.

A process keeps the words and the pairs that official words of synonyms hold, which are as many as the language has and
do not grow with the documents; the pairs of a query are asked for and kept for a while. Everything is of one moment:
a word is as rare after a hundred new documents as before.
"""

import math
from bisect import bisect_left

from ..models import Synonym
from ..sections import sections
from ..text import fold

# Buckets that Elasticsearch gives at once; the rarest words of a huge index are then taken for unknown ones.
_MOST = 60_000
_MOST_PAIRS = 20_000
_MOST_BEGINNING = 200


class Vocabulary:
    """What `search.understanding` and careful scoring ask of all documents, as of one reading of the index."""

    def __init__(self, client, name):
        self._client, self._name = client, name
        self.states, self._pairs = {}, {}
        self._read()
        self._words = sorted(self._counts)
        self.prepare(_official_pairs())

    def _read(self):
        """Count all words, and apart those of documents that quote the others, which make no word less rare."""
        words = {"terms": {"field": "terms", "size": _MOST, "include": "[^ ]+"}}
        present = {"bool": {"filter": [{"exists": {"field": "terms"}}]}}
        answer = self._client.search(
            index=self._name, size=0, query=present, track_total_hits=True,
            aggs={
                "words": words, "quoted": _quoting(words),
                "forms": {"terms": {"field": "spellings", "size": _MOST}},
                "priors": {"terms": {"field": "prior", "size": 100}},
            },
        )  # fmt: skip
        found = answer["aggregations"]
        self.total, self._quotes = answer["hits"]["total"]["value"], found["quoted"]["doc_count"]
        self._counts, self._quoted = _counted(found["words"]), _counted(found["quoted"]["counted"])
        self._forms = frozenset(bucket["key"] for bucket in found["forms"]["buckets"])
        self.priors = [bucket["key"] for bucket in found["priors"]["buckets"]]

    def prepare(self, pairs):
        """Learn at once how many documents have each of these pairs of words."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._pairs]
        if not new:
            return
        if len(self._pairs) + len(new) > _MOST_PAIRS:
            self._pairs = {}
        pairs = {"terms": {"field": "terms", "size": len(new), "include": new}}
        counted = {"pairs": pairs, "quoted": _quoting(pairs)}
        answer = self._client.search(index=self._name, size=0, track_total_hits=False, aggs=counted)["aggregations"]
        found, quoted = _counted(answer["pairs"]), _counted(answer["quoted"]["counted"])
        self._pairs |= {pair: (found.get(pair, 0), quoted.get(pair, 0)) for pair in new}

    def prepare_query(self, query):
        """Learn the pairs that reading a Query asks for."""
        telling = [word for word, asks in zip(query.words, query.asking, strict=True) if not asks]
        self.prepare(
            f"{one} {other}" for words in (query.words, telling) for one, other in zip(words, words[1:], strict=False)
        )

    def count(self, term):
        """How many documents have a word, or a pair of words, in a title, an alias, an area or a code."""
        return self._count(term)[0]

    def _count(self, term):
        """(how many have it, how many of these quote the others)."""
        if " " not in term:
            return self._counts.get(term, 0), self._quoted.get(term, 0)
        if term not in self._pairs:
            self.prepare([term])
        return self._pairs[term]

    def terms_beginning(self, beginning):
        """The words of titles that begin so; at most 200."""
        start, end = (bisect_left(self._words, word) for word in (beginning, beginning + "\U0010ffff"))
        return self._words[start : min(end, start + _MOST_BEGINNING)]

    def rarity(self, term, unfinished=False):
        """How much a word or a pair of words says; 0 for what no title holds (`search.retrieval.terms`).

        Of an `unfinished` one, as much as its most frequent end would; of an unfinished pair, as much as the word.
        """
        if unfinished:
            ends = map(self._count, self.terms_beginning(term.rpartition(" ")[2]))
            found, quoted = max(ends, default=(0, 0))
        else:
            found, quoted = self._count(term)
        if not found:
            return 0.0
        count = max(1, found - quoted)
        total = max(count, self.total - self._quotes)
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def mass(self, line):
        """(rarity of all words of a Line, of its head's words)."""
        return sum(map(self.rarity, line.words)), sum(map(self.rarity, line.head_words))

    def spelt(self, form):
        """Whether some title or alias has a word with these marks."""
        return form in self._forms

    def names(self, query):
        """Whether the Query names a document by a code or number."""
        return any(self.count(name) for name in query.names | query.inside)

    def examples(self, term, most):
        """The primary keys of at most so many documents that have the word or the pair."""
        answer = self._client.search(
            index=self._name, size=most, query={"constant_score": {"filter": {"term": {"terms": term}}}},
            sort=["key"], source=["pk"], track_total_hits=False,
        )  # fmt: skip
        return [hit["_source"]["pk"] for hit in answer["hits"]["hits"]]


def _counted(terms):
    return {bucket["key"]: bucket["doc_count"] for bucket in terms["buckets"]}


def _quoting(terms):
    """The aggregation of the documents of sections that quote the others."""
    kinds = [declared.kind for declared in sections() if declared.quotes]
    return {"filter": {"terms": {"kind": kinds}}, "aggs": {"counted": terms}}


def _official_pairs():
    for term in Synonym.objects.values_list("term", flat=True).distinct():
        words = fold(term).split()
        yield from (f"{one} {other}" for one, other in zip(words, words[1:], strict=False))
