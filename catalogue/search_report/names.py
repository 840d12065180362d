"""Names that people use: what they type before they open a procedure whose titles and aliases lack these words."""

from search.learning.clicks import counted_pairs
from search.models import SearchDocument
from search.understanding.query import read_query

from ..models import Procedure
from ..search import KIND

# So many of the most opened results are looked at.
_MOST = 500


def names_used():
    """{folded query: the Procedure that is opened most after it} where the procedure has not all of its words."""
    opened = {}
    for row in counted_pairs(KIND)[:_MOST]:
        opened.setdefault(row["query"], row["key"])
    words = _words(opened.values())
    lacking = {query: key for query, key in opened.items() if key in words and _lacks(words[key], query)}
    procedures = Procedure.objects.in_force().filter(national_id__in=lacking.values(), is_internal=False)
    known = {procedure.national_id: procedure for procedure in procedures}
    return {query: known[key] for query, key in lacking.items() if key in known}


def _words(keys):
    """{key: the folded words of the titles and aliases of its document}."""
    documents = SearchDocument.objects.filter(kind=KIND, object_key__in=set(keys), is_removed=False)
    texts = documents.values_list("object_key", "title_folded", "aliases_folded")
    return {key: {*title.split(), *aliases.split()} for key, title, aliases in texts}


def _lacks(words, query):
    """Whether a folded query, which is no code, has a telling word that is not among these."""
    query = read_query(query)
    return not query.code and not words.issuperset(query.telling)
