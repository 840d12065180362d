"""The words of the index: how many documents have each, how each is written, which begin how.

A process keeps the words and the pairs that official words of synonyms hold, which are as many as the language has and
do not grow with the documents; the pairs of a query are asked for and kept for a while. Everything is of one moment:
a word is as rare after a hundred new documents as before.
"""

import math
from bisect import bisect_left

from ..models import Synonym
from ..text import fold

# Buckets that Elasticsearch gives at once; the rarest words of a huge index are then taken for unknown ones.
_MOST = 60_000
_MOST_PAIRS = 20_000
_MOST_BEGINNING = 200


class Vocabulary:
    """What `search.understanding` and careful scoring ask of all documents, as of one reading of the index."""

    def __init__(self, client, name):
        self._client, self._name = client, name
        self.states = {}
        self.total, self._counts, self._forms, self.priors = self._read()
        self._words = sorted(self._counts)
        self._pairs = {}
        self.prepare(_official_pairs())

    def _read(self):
        words = {"terms": {"field": "terms", "size": _MOST, "include": "[^ ]+"}}
        forms = {"terms": {"field": "spellings", "size": _MOST}}
        priors = {"terms": {"field": "prior", "size": 100}}
        present = {"bool": {"filter": [{"exists": {"field": "terms"}}]}}
        answer = self._client.search(
            index=self._name, size=0, query=present, track_total_hits=True,
            aggs={"words": words, "forms": forms, "priors": priors},
        )  # fmt: skip
        found = answer["aggregations"]
        return (
            answer["hits"]["total"]["value"],
            {bucket["key"]: bucket["doc_count"] for bucket in found["words"]["buckets"]},
            frozenset(bucket["key"] for bucket in found["forms"]["buckets"]),
            [bucket["key"] for bucket in found["priors"]["buckets"]],
        )

    def prepare(self, pairs):
        """Learn at once how many documents have each of these pairs of words."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._pairs]
        if not new:
            return
        if len(self._pairs) + len(new) > _MOST_PAIRS:
            self._pairs = {}
        counted = {"terms": {"field": "terms", "size": len(new), "include": new}}
        answer = self._client.search(index=self._name, size=0, track_total_hits=False, aggs={"pairs": counted})
        found = {bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["pairs"]["buckets"]}
        self._pairs |= {pair: found.get(pair, 0) for pair in new}

    def prepare_query(self, query):
        """Learn the pairs that reading a Query asks for."""
        telling = [word for word, asks in zip(query.words, query.asking, strict=True) if not asks]
        self.prepare(
            f"{one} {other}" for words in (query.words, telling) for one, other in zip(words, words[1:], strict=False)
        )

    def count(self, term):
        """How many documents have a word, or a pair of words, in a title, an alias, an area or a code."""
        if " " not in term:
            return self._counts.get(term, 0)
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
            count = max(map(self.count, self.terms_beginning(term.rpartition(" ")[2])), default=0)
        else:
            count = self.count(term)
        return math.log(1 + (self.total - count + 0.5) / (count + 0.5)) if count else 0.0

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


def _official_pairs():
    for term in Synonym.objects.values_list("term", flat=True).distinct():
        words = fold(term).split()
        yield from (f"{one} {other}" for one, other in zip(words, words[1:], strict=False))
