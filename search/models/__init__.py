from .best_bets import BestBet
from .documents import FacetValue, SearchDocument, SearchState, SearchWrite, next_version, stored_states
from .queries import QueryTask, SearchedQuery
from .synonyms import Synonym

__all__ = [
    "BestBet",
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
