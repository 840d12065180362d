"""What the cluster found for a question: two requests of several searches each, one where nothing was typed.

The first asks how good the best title is; what is a hit depends on that. The second fetches the best few dozen, which
are scored with care here (`search.retrieval.ranking`), and counts the facets.
"""

import re
import time
from functools import cached_property

from ..indexes.port import Found
from ..retrieval.answers import is_clear, is_vague
from ..retrieval.ranking import score
from ..retrieval.retrieved import ENOUGH, MOST_SCORED, MOST_TEXTS, SCORED, least_of, spans_in_texts
from ..sections import EVERYTHING, section, sections
from ..understanding.meaning import read_meaning
from . import queries
from .rows import BETWEEN, entry_in

# Of how many documents with the best titles the order is worked out in the cluster.
_WINDOW = 2000
# Elasticsearch gives no more of a list.
_DEEPEST = 10_000
_MOST_VALUES = 20_000
# More than any rough sum.
_FIRST = 10_000.0


class ElasticFound(Found):
    """What the cluster found for an Asked, its query read with the index's Vocabulary."""

    def __init__(self, index, asked, query, suggestion="", unfinished=False):
        self._index, self._asked, self._unfinished = index, asked, unfinished
        self.query, self.suggestion, self.meaning = query, suggestion, None
        self._named, self._texts, self._best, self._bests, self._scores = [], [], 0.0, {}, {}
        if query:
            index.vocabulary.prepare_query(query, unfinished)
            self.meaning = read_meaning(query, index.vocabulary, asked.expanded, unfinished)
            self._measure()
        self._fetch()

    def _within(self):
        narrowing = self._asked.narrowing.items()
        return [*self._visible(self._asked.kinds), *(queries.with_facet(key, [value]) for key, value in narrowing)]

    @staticmethod
    def _visible(kinds):
        return queries.visible(kinds, int(time.time()))

    def _measure(self):
        """Ask for the best rough sum of the list and of other kinds, for what is named, and for texts."""
        names = sorted(self.query.names | self.query.inside)
        named = [*self._within(), {"terms": {"codes": names}}]
        covered = queries.covered(self.meaning, self._index.vocabulary)
        whole = {"bool": {"filter": [*self._within(), queries.whole(self.meaning)]}}
        asked = [
            {"query": _scored(covered, self._within()), "size": 1, "_source": False, "track_total_hits": False},
            {"query": {"bool": {"filter": named}}, "size": MOST_SCORED, "_source": ["pk"]},
            {"query": whole, "size": 0, "track_total_hits": ENOUGH},
            {"query": _scored(covered, self._visible(self._others())), "size": len(self._others()) or 1,
             "collapse": {"field": "kind"}, "_source": ["kind"], "track_total_hits": False},
        ]  # fmt: skip
        if spans := spans_in_texts(self.meaning, self.query):
            texts = {"bool": {"filter": [queries.in_texts(spans)]}}
            newest = {"size": MOST_TEXTS, "sort": [{"pk": "desc"}], "_source": ["pk"], "track_total_hits": False}
            asked.append({"query": texts} | newest)
        best, named, held, others, *texts = self._index.ask(asked)
        self._best = best["hits"]["max_score"] or 0.0
        self._named = [hit["_source"]["pk"] for hit in named["hits"]["hits"]]
        self._bests = {hit["_source"]["kind"]: hit["_score"] for hit in others["hits"]["hits"]}
        if texts and not self._unfinished and held["hits"]["total"]["value"] < ENOUGH:
            self._texts = [hit["_source"]["pk"] for hit in texts[0]["hits"]["hits"]]

    def _others(self):
        return [declared.kind for declared in sections() if declared.kind not in self._asked.kinds]

    def _fetch(self):
        """Fetch the first hits with what is counted of all of them."""
        search = self._searched(0, MOST_SCORED + len(self._texts)) | {"track_total_hits": True, "aggs": self._counted()}
        others = [self._answering_beside(kind) for kind in self._bests]
        answer, *beside = self._index.ask([search, *others])
        self._counts = answer["aggregations"]
        self.total = answer["hits"]["total"]["value"]
        self.is_something = self._counts["everything"]["doc_count"] > 0
        counts = [answer["hits"]["total"]["value"] for answer in beside]
        self._beside = {kind: count for kind, count in zip(self._bests, counts, strict=True) if count}
        self._hits = self._in_points(answer)

    def _searched(self, start, size):
        """The search for so many hits from `start`."""
        asked = self._listed() if not self.query else self._all_named() if self._named else self._answering()
        chosen = [queries.with_facet(*choice) for choice in self._asked.selected.items()]
        return asked | {"from": start, "size": size, "_source": ["entry"], "post_filter": {"bool": {"filter": chosen}}}

    def _listed(self):
        """Without words: the most asked for first, then by title."""
        if self._asked.is_empty:
            return {"query": {"match_none": {}}}
        order = [{"prior": "desc"}, {"order": "asc"}, {"key": "asc"}]
        return {"query": {"bool": {"filter": self._within()}}, "sort": order}

    def _all_named(self):
        filters = [*self._within(), {"terms": {"pk": self._named}}]
        return {"query": {"bool": {"filter": filters}}} | self._in_order([])

    def _answering(self):
        """What has enough of the best rough sum, or holds the whole query, or has it in its text.

        Texts that hold it come first whatever their titles say, so that none is lost; `_hits` puts them in order.
        """
        least = max(1, least_of(self._best))
        query = queries.covered(self.meaning, self._index.vocabulary)
        if not self._unfinished:
            held = {"constant_score": {"filter": queries.whole(self.meaning), "boost": least}}
            query = {"dis_max": {"queries": [query, held]}}
        if self._texts:
            texts = {"constant_score": {"filter": {"terms": {"pk": self._texts}}, "boost": _FIRST}}
            query = {"bool": {"should": [query, texts]}}
        return {"query": _scored(query, self._within()), "min_score": least} | self._in_order(self._texts)

    def _in_order(self, texts):
        extras = queries.extras(self.meaning, texts, self._index.vocabulary.priors)
        return {"rescore": {"window_size": _WINDOW, "query": {"rescore_query": extras}}}

    def _answering_beside(self, kind):
        least = max(1, least_of(max(self._best, self._bests[kind])))
        covered = queries.covered(self.meaning, self._index.vocabulary)
        query = _scored(covered, self._visible([kind]))
        return {"query": query, "min_score": least, "size": 0, "track_total_hits": True}

    @property
    def _keys(self):
        declared = section(self._asked.kind) if self._asked.kind else EVERYTHING
        return [facet.key for facet in declared.facets]

    def _counted(self):
        """The aggregations: a facet with choices without these, all others at once, everything without any choice."""
        chosen, counted = self._asked.selected, {"everything": {"filter": {"match_all": {}}}}
        apart = {key: [key] for key in self._keys if key in chosen}
        if rest := [key for key in self._keys if key not in chosen]:
            apart[""] = rest
        for name, together in apart.items():
            others = [queries.with_facet(key, values) for key, values in chosen.items() if key != name]
            include = f"({'|'.join(map(re.escape, together))}){BETWEEN}.*"
            values = {"terms": {"field": "facets", "size": _MOST_VALUES, "include": include}}
            counted[f"of {name}"] = {"filter": {"bool": {"filter": others}}, "aggs": {"values": values}}
        return counted

    def facet_counts(self):
        counts = {key: {} for key in self._keys}
        for found in self._counts.values():
            for bucket in found.get("values", {}).get("buckets", ()):
                key, _between, value = bucket["key"].partition(BETWEEN)
                counts[key][value] = bucket["doc_count"]
        return counts

    def beside(self):
        return self._beside

    def entries(self, start, end):
        first, last = max(start, len(self._hits)), min(end, self.total, _DEEPEST)
        further = self._further(first, last) if first < last else []
        return [*self._ordered[start:end], *further]

    @cached_property
    def _ordered(self):
        """The Entries that were fetched at once, in the order of their careful scores."""
        if not self.query:
            return [entry for entry, _points in self._hits]
        head = [entry for entry, _points in _head(self._hits)]
        self._index.vocabulary.prepare_entries(head)
        rest = [entry for entry, _points in self._hits[len(head) :]]
        return [*sorted(head, key=lambda entry: (-self.points(entry), entry.key)), *rest]

    def _further(self, start, end):
        """The Entries of a page that is further down."""
        (answer,) = self._index.ask([self._searched(start, end - start) | {"track_total_hits": False}])
        return [entry for entry, _points in self._in_points(answer)]

    def _in_points(self, answer):
        """[(Entry, rough score)] of an answer, best first; without words in the order in which they are listed."""
        hits = [(entry_in(hit["_source"]), hit["_score"] or 0.0) for hit in answer["hits"]["hits"]]
        if not self.query:
            return hits
        hits = [(entry, score - _FIRST * (entry.pk in self._texts)) for entry, score in hits]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0].key))

    def points(self, entry):
        """The careful score of an Entry of the hits."""
        if entry.pk not in self._scores:
            in_text = entry.pk in self._texts
            self._scores[entry.pk] = score(self.meaning, entry, in_text, self._index.vocabulary)
        return self._scores[entry.pk]

    def best(self, entries):
        if not self.query or not entries:
            return None
        vague = is_vague(self.query, self._index.vocabulary)
        return entries[0] if is_clear(self.meaning, entries, self.points, vague) else None


def _scored(query, filters):
    return {"bool": {"must": [query], "filter": filters}}


def _head(hits):
    """The hits that are scored with care: the first 30, with ties 60."""
    if len(hits) <= SCORED:
        return hits
    least = hits[SCORED - 1][1]
    return [hit for hit in hits[:MOST_SCORED] if hit[1] >= least]
