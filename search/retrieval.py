"""From a query to the ordered documents that answer it."""

from .engines import current_engine
from .ranking import coverage, score, weigh
from .snapshot import current

# Rare words first, until their documents are this many: common words then only order, they do not retrieve.
_CANDIDATES = 1500
# Of the best covered answer, how much another one must cover to be a hit at all.
_LEAST_SHARE = 0.6
# With fewer hits in titles than this the bodies are asked too.
_ENOUGH = 5
# How many of very many hits are put in order by their text; the rest follow by prior.
_ORDERED = 600
# Matches that a process keeps.
_MOST_KEPT = 256


def retrieve(query, snapshot, within):
    """(bitmap of the hits, Entries in order): the documents of the bitmap `within` that answer the Query."""
    hits = _hits(query, snapshot) & within
    weighed = weigh(query, snapshot)
    entries = snapshot.entries_in(hits)
    head = sorted(entries, key=lambda entry: (-coverage(weighed, entry), -entry.prior, entry.pk))[:_ORDERED]
    scored = sorted(head, key=lambda entry: (-score(weighed, entry), len(entry.title), entry.pk))
    chosen = {entry.pk for entry in head}
    return hits, scored + [entry for entry in entries if entry.pk not in chosen]


def by_prior(snapshot, within):
    """The Entries of a bitmap without a query: the most asked for first, then by title."""
    return sorted(snapshot.entries_in(within), key=lambda entry: (-entry.prior, entry.title, entry.pk))


def _hits(query, snapshot):
    if query.code in snapshot.by_code:
        return snapshot.bitmap(snapshot.by_code[query.code])
    engine = current_engine()
    titles = _matched(engine, snapshot, query.telling, every=True)
    hits = snapshot.bitmap(titles)
    if len(query.telling) > 1:
        hits |= _partly(query, snapshot, engine)
    if hits.bit_count() < _ENOUGH:
        hits |= snapshot.bitmap(_matched(engine, snapshot, query.telling, every=True, anywhere=True))
    return hits


def _partly(query, snapshot, engine):
    """Documents that cover nearly as much of the query as the best one does."""
    weighed = weigh(query, snapshot)
    asked, documents = [], 0
    for word in sorted(query.telling, key=lambda word: (-weighed.weights[word], word)):
        documents += snapshot.document_frequency[word]
        if asked and documents > _CANDIDATES:
            break
        asked.append(word)
    entries = [snapshot.entries[pk] for pk in _matched(engine, snapshot, tuple(asked), every=False)
               if pk in snapshot.entries]  # fmt: skip
    covered = {entry.pk: coverage(weighed, entry) for entry in entries}
    least = _LEAST_SHARE * max(covered.values(), default=1)
    return snapshot.bitmap(pk for pk, share in covered.items() if share >= least)


def _matched(engine, snapshot, words, every, anywhere=False):
    """What the engine matches, kept for the version of the documents: common words are asked again and again."""
    # The dict of this moment: a refresh puts a new one in its place, where what was found before must not get in.
    matches, asked = snapshot.matches, (type(engine), words, every, anywhere)
    found = matches.get(asked)
    if found is None:
        found = engine.match(words, every=every, anywhere=anywhere)
        if len(matches) >= _MOST_KEPT:
            matches.clear()
        matches[asked] = found
    return found


def search(text_query, kind):
    """Entries of a kind in order for a Query, outside of any page: evaluations and other callers without facets."""
    snapshot = current()
    return retrieve(text_query, snapshot, snapshot.visible(kind))[1]
