from .best_bets import BestBet
from .documents import FacetValue, SearchDocument, SearchState, SearchWrite, next_version, stored_states
from .learning import ClickedResult, PopularResult
from .queries import QueryTask, SearchedQuery
from .synonyms import Synonym

__all__ = [
    "BestBet",
    "ClickedResult",
    "FacetValue",
    "PopularResult",
    "QueryTask",
    "SearchDocument",
    "SearchState",
    "SearchWrite",
    "SearchedQuery",
    "Synonym",
    "next_version",
    "stored_states",
]
