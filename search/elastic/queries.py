"""The sums of `search.retrieval.retrieved` as queries of Elasticsearch: bool adds, dis_max takes the best.

Every part is a constant score, so the score of a document is its rough sum. Nothing has a syntax to escape.
"""

from .. import weights
from ..retrieval.entries import LONGEST
from ..retrieval.retrieved import FULL, LOWEST_PRIOR
from .rows import PLAIN, facet_token

_NOTHING = {"match_none": {}}


def covered(meaning, vocabulary):
    """The rough sum of the titles: that of the better reading, which adds up the best wording of each span."""
    return _best([_sum([_span(span, meaning, FULL / reading.total, vocabulary) for span in reading.spans])
                  for reading in meaning.readings])  # fmt: skip


def _span(span, meaning, scale, vocabulary):
    wordings = []
    for wording in span.wordings:
        each = span.weight * wording.share / wording.total * scale
        parts = [(meaning.units[unit], round(points * each)) for unit, points in wording.parts]
        holding = [(having(unit.term, unit.unfinished, vocabulary), points) for unit, points in parts if points]
        wordings.append(_sum([_constant(*part) for part in holding]))
    return _best(wordings)


def having(term, unfinished, vocabulary):
    """The filter of the documents whose titles, aliases, area or codes hold a word, a pair of words, or what begins so.

    Words are among those that the vocabulary keeps, as in a snapshot; pairs and numbers it does not keep.
    """
    if not unfinished:
        return {"term": {"terms": term}}
    if " " in term or term[:1].isdigit():
        return {"prefix": {"terms": {"value": term}}}
    return {"terms": {"terms": vocabulary.terms_beginning(term)}}


def extras(meaning, texts, priors):
    """What the order adds to the rough sum: for the prior, the title's length, the act, and a match in the text."""
    used, words = weights.current, sum(unit.points > 0 for unit in meaning.units)
    lengths = range(1, LONGEST + 1)
    parts = [
        *((_one("prior", prior), (LOWEST_PRIOR + prior) * used.prior) for prior in priors),
        *((_one("length", length), used.share * min(1, words / length)) for length in lengths),
        ({"terms": {"does": sorted(meaning.acts) or [PLAIN]}}, used.act),
        ({"terms": {"pk": texts}}, used.body),
    ]
    return _sum([_constant(query, round(share * FULL)) for query, share in parts if share > 0])


def whole(meaning):
    """The documents whose titles hold every span of a reading in one of its wordings."""
    readings = (_all([_any([_having_all(wording.words, "terms") for wording in span.wordings])
                      for span in reading.spans]) for reading in meaning.readings)  # fmt: skip
    return _any(list(readings))


def in_texts(spans):
    """The documents that hold every span anywhere; `spans` as `search.engines.base` has them."""
    return _all([_any([_having_all(words, "words") for words in span]) for span in spans])


def visible(kinds, now):
    """The filters of the documents of these kinds that everybody may find now, in seconds."""
    return [
        {"terms": {"kind": list(kinds)}},
        {"term": {"hidden": False}},
        {"bool": {"must_not": [{"range": {"from": {"gt": now}}}, {"range": {"to": {"lte": now}}}]}},
    ]


def with_facet(key, values):
    """The filter of the documents that have one of the values of a facet."""
    return {"terms": {"facets": [facet_token(key, value) for value in values]}}


def _having_all(words, field):
    return _all([_one(field, word) for word in words])


def _one(field, value):
    return {"term": {field: value}}


def _all(filters):
    return {"bool": {"filter": filters}}


def _any(filters):
    return {"bool": {"should": filters, "minimum_should_match": 1}} if filters else _NOTHING


def _constant(query, points):
    return {"constant_score": {"filter": query, "boost": points}} if points else _NOTHING


def _sum(queries):
    return {"bool": {"should": queries}} if queries else _NOTHING


def _best(queries):
    return queries[0] if len(queries) == 1 else {"dis_max": {"queries": queries}} if queries else _NOTHING
