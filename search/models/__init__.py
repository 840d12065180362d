from .documents import FacetValue, SearchDocument, SearchState, next_version, stored_states
from .queries import QueryTask, SearchedQuery
from .synonyms import Synonym

__all__ = [
    "FacetValue",
    "QueryTask",
    "SearchDocument",
    "SearchState",
    "SearchedQuery",
    "Synonym",
    "next_version",
    "stored_states",
]
