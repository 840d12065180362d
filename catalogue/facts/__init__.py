"""The best known answer to what a citizen asks first: what it costs, how long it takes, where, how the result comes.

Order of trust: the province's own fact in force today, the ways of filing of the national record, its sub-services,
what its notes say in words. One resolver for the page, the cards, the facets and the figures.
"""

from . import saying
from .fee import fee_of
from .known import Known, Part, restored
from .time import time_of

__all__ = ["Known", "Part", "fee_of", "restored", "saying", "time_of"]
