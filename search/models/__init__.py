from .documents import FacetValue, SearchDocument, SearchState, SearchWrite, next_version, stored_states
from .queries import QueryTask, SearchedQuery
from .synonyms import Synonym

__all__ = [
    "FacetValue",
    "QueryTask",
    "SearchDocument",
    "SearchState",
    "SearchWrite",
    "SearchedQuery",
    "Synonym",
    "next_version",
    "stored_states",
]
