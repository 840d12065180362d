"""The index of a cluster behind the port: the process keeps words, no documents."""

import re
import time
from functools import partial

from ..documents import code_token
from ..indexes.port import Asked, WholeIndex
from ..sections import all_labels
from ..understanding.correction import corrected
from ..understanding.meaning import read_meaning
from ..understanding.query import read_query
from ..understanding.unfinished import is_code_begun, with_last_word
from . import index as indices
from . import queries
from .client import multi_search
from .found import ElasticFound
from .rows import BETWEEN, entry_in
from .vocabulary import Vocabulary

_MOST_NAMED = 20
_MOST_VALUES = 10_000
# Documents come into the lists and go by the clock: answers are kept for so many seconds.
_KEPT = 60


class Away(Exception):
    """The cluster does not answer, or not in time."""


class ElasticIndex(WholeIndex):
    """Documents of the cluster's index, as of some Words of it; every question may raise Away."""

    def __init__(self, client, breaker, words, states):
        self._client, self._breaker, self.states = client, breaker, states
        self.vocabulary = self.terms = Vocabulary(words, self.ask, states)
        self.labels, self.parents = all_labels()
        self.cards, self.pages = {}, {}

    @property
    def moment(self):
        return time.time() // _KEPT

    def ask(self, searches):
        """The answers to several searches at once."""
        answers = self._breaker.ask(multi_search, self._client, indices.alias(), searches)
        if answers is None or any("error" in answer for answer in answers):
            raise Away
        return answers

    def found(self, asked):
        typed = partial(ElasticFound, self, asked, asked.query)
        other = self._mended(asked.query) if asked.query and asked.mended and not asked.is_empty else ""
        if not other:
            return typed()
        query = read_query(other)
        self.vocabulary.prepare_query(query)
        mended = partial(ElasticFound, self, asked, query, other)
        is_known = read_meaning(query, self.vocabulary, asked.expanded).is_known
        first, second = (mended, partial(typed, other)) if is_known else (partial(typed, other), mended)
        found = first()
        if found.is_something or is_known:
            return found if found.is_something else second()
        instead = second()
        return instead if instead.is_something else found

    def _mended(self, query):
        self.vocabulary.prepare_query(query)
        return corrected(query, self.vocabulary)

    def _begun(self, kinds, query, count):
        visible = queries.visible(kinds, int(time.time()))
        self.vocabulary.prepare_query(with_last_word(query), unfinished=True)
        named = self._entries([*visible, _named(query)], count) if self.vocabulary.may_name(query) else []
        if named or not is_code_begun(query.shown):
            return named
        return self._entries([*visible, queries.having(code_token(query.shown), True, self.vocabulary)], count)

    def _unfinished(self, kinds, query, count):
        kind = kinds[0] if len(kinds) == 1 else ""
        found = ElasticFound(self, Asked(query, kind), query, unfinished=True)
        return found.meaning, found.entries(0, count)

    def counts(self, kind, key):
        values = {"field": "facets", "size": _MOST_VALUES, "include": f"{re.escape(key)}{BETWEEN}.*"}
        filters = queries.visible([kind], int(time.time()))
        search = {"query": {"bool": {"filter": filters}}, "size": 0, "aggs": {"values": {"terms": values}}}
        buckets = self.ask([search])[0]["aggregations"]["values"]["buckets"]
        return {bucket["key"].partition(BETWEEN)[2]: bucket["doc_count"] for bucket in buckets}

    def named(self, kinds, query):
        if not self.vocabulary.may_name(query):
            return []
        of_kinds = [{"terms": {"kind": list(kinds)}}, _named(query)]
        in_force = [*of_kinds, {"term": {"hidden": False}}]
        return self._entries(in_force, _MOST_NAMED) or self._entries(of_kinds, _MOST_NAMED)

    def listed(self, kind, count):
        return self._entries(queries.visible([kind], int(time.time())), count)

    def _entries(self, filters, count):
        order = [{"prior": "desc"}, {"order": "asc"}, {"key": "asc"}]
        search = {"query": {"bool": {"filter": filters}}, "size": count, "sort": order, "_source": ["entry"]}
        search["track_total_hits"] = False
        return [entry_in(hit["_source"]) for hit in self.ask([search])[0]["hits"]["hits"]]


def _named(query):
    """The filter of the documents that a Query names by a code."""
    return {"terms": {"codes": sorted(query.names | query.inside)}}
